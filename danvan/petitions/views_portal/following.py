"""Follow by code and secret: where it stands, until when and why, the answer, and what the sender may do now."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.views.generic import TemplateView

from danvan.calendars import clocks
from danvan.calendars import models as calendars
from danvan.core import once
from danvan.core.network import network_address
from danvan.core.refused import Refused
from danvan.core.throttle import allow
from danvan.core.views import add_refusal
from danvan.law import citing
from danvan.petitions import actions
from danvan.petitions.actions import data_requests
from danvan.petitions.forms.portal import AmendForm, AskDataForm, FollowForm, RateForm, SupplementForm
from danvan.petitions.models import Petition, Verdict
from danvan.petitions.states import CITIZEN_STATES, SHOWN_AS
from danvan.petitions.states_sender import SENDER_STEPS
from danvan.petitions.views_portal.sending import Counted, Unkept

TRIES_OF_ONE, TRIES_OF_CODE = (30, 900), (8, 900)
PASS, PASS_SECONDS = "petitions.follow", 1800
MAIN_WAY = ("received", "processing", "working", "answered", "closed")
WAYS_OUT = ("transferred", "guided")
ORDER = ("received", "processing", *WAYS_OUT, "working", "paused", "answered", "closed")
"""The eight states in the order in which a row of steps shows them."""


PLAIN = {
    "tcd.reply_visitor": "Báo cho bà con việc được nhận giải quyết, chuyển đi hay không nhận",
    "knpa.answer": "Trả lời nội dung bà con gửi",
    "pakn.forward": "Chuyển đến nơi có thẩm quyền nếu không thuộc nơi nhận",
    "kn.accept": "Báo có thụ lý khiếu nại hay không",
    "party.secretary_notice": "Bí thư báo cho bà con việc đã tiếp nhận hoặc chuyển đi",
    "kn1.settle": "Giải quyết khiếu nại lần đầu",
    "kn2.settle": "Giải quyết khiếu nại lần hai",
    "kn1.serve": "Gửi quyết định giải quyết khiếu nại",
    "kn2.serve": "Gửi quyết định giải quyết khiếu nại",
    "pdp.answer": "Báo cho bà con biết đã nhận yêu cầu về dữ liệu và làm gì tiếp",
    "pdp.access": "Cho xem, sửa dữ liệu của bà con",
    "pdp.delete": "Xóa dữ liệu của bà con",
    "pdp.restrict": "Hạn chế dùng dữ liệu của bà con",
}
"""What a term means to the sender; its article is added from the rule. The names of the law are for officers."""
OWN_TERM = " (thời hạn đơn vị tự đặt cho lĩnh vực này)"


class WrongCode(Refused):
    """Mã hồ sơ hoặc mã bí mật không đúng. Hãy xem lại giấy biên nhận: mã bí mật gồm 6 chữ số."""


class TooManyTries(Refused):
    """Đã thử quá nhiều lần. Hãy đợi 15 phút rồi thử lại, hoặc mang giấy biên nhận đến nơi tiếp nhận."""


class PassEnded(Refused):
    """Đã quá 30 phút kể từ lúc mở hồ sơ. Hãy nhập lại mã hồ sơ và mã bí mật."""


def told_plainly(clock: Any, calendar: Any, today: Any) -> dict[str, Any]:
    """Give the inputs of ``ui/deadline.html`` in words for the sender, and its whole reasoning for print."""
    shown = clocks.deadline(clock, calendar, today)
    name = PLAIN.get(clock.rule_code, clock.name)
    name += f" ({citing.written(clock.source)})" if clock.rule.locked or clock.rule.value is not None else OWN_TERM
    return shown | {"sentence": name + shown["sentence"].removeprefix(clock.name)}


class Follow(Unkept, Counted, TemplateView):
    """One address for the form, the case and what the sender does with it; the case is only ever an answer to a post."""

    template_name = "petitions/portal/follow.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.ask(FollowForm())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        verb = request.POST.get("act", "")
        if verb in ACTS:
            return self.act(verb)
        form = FollowForm(request.POST)
        if form.is_valid():
            try:
                return self.show(self.opened(form.cleaned_data["code"], form.cleaned_data["secret"]))
            except Refused as refused:
                add_refusal(form, refused)
        return self.ask(form, status=422)

    def opened(self, code: str, secret: str) -> Petition:
        """Count the try, compare, and return the case of this site. Raise TooManyTries, WrongCode."""
        asked = (
            (f"petitions.follow:{network_address(self.request)}", TRIES_OF_ONE),
            (f"petitions.code:{code}", TRIES_OF_CODE),
        )
        for key, (limit, seconds) in asked:
            if not allow(key, limit=limit, seconds=seconds, at=self.at):
                raise TooManyTries()
        petition = actions.check_secret(code, secret)
        if petition is None or petition.unit_id not in self.door.bodies:
            raise WrongCode(field="secret")
        return petition

    def act(self, verb: str) -> HttpResponse:
        """Take one verb of the sender; a refusal comes back on its form."""
        try:
            petition = self.passed()
        except Refused as refused:
            form = FollowForm()
            return self.ask(form, status=422, refusal=refused.sentence)
        form_class, take, done = ACTS[verb]
        form = form_class(self.request.POST, self.request.FILES) if form_class else None
        if form is not None and not form.is_valid():
            return self.show(petition, status=422, **{verb: form})
        try:
            self.take_once(lambda: take(petition, form.cleaned_data if form else {}, self.at))
        except Refused as refused:
            if form is None:
                return self.show(petition, status=422, refusal=refused.sentence)
            add_refusal(form, refused)
            return self.show(petition, status=422, **{verb: form})
        return self.show(Petition.objects.select_related("unit", "topic").get(pk=petition.pk), done=done)

    def take_once(self, take: Callable[[], Any]) -> None:
        with once.only_once("", once.token(self.request.POST.get(once.FIELD, ""))) as sent:
            if sent.address is None:
                take()
                sent.address = "done"

    def passed(self) -> Petition:
        try:
            code = signing.loads(self.request.POST.get("pass", ""), salt=PASS, max_age=PASS_SECONDS)
        except signing.BadSignature as error:
            raise PassEnded() from error
        petition = (
            Petition.objects.select_related("unit", "topic").filter(code=code, unit__in=self.door.bodies).first()
        )
        if petition is None:
            raise PassEnded()
        return petition

    # ---- showing

    def ask(self, form: FollowForm, *, status: int = 200, refusal: str = "") -> HttpResponse:
        self.template_name = "petitions/portal/follow.html"
        title = "Theo dõi phản ánh, kiến nghị"
        crumbs = self.crumbs({"label": title})
        return self.render_to_response(
            self.get_context_data(title=title, form=form, refusal=refusal, crumbs=crumbs), status=status
        )

    def show(self, petition: Petition, *, status: int = 200, **context: Any) -> HttpResponse:
        self.template_name = "petitions/portal/case.html"
        calendar = calendars.load(petition.unit)
        steps = list(petition.steps.select_related("note"))
        terms = petition.clocks.limits().open().exclude(rule_code="vt.register").order_by("due_on")
        crumbs = self.crumbs({"label": "Theo dõi", "url": self.door.address("tra-cuu/")}, {"label": petition.code})
        page = self.get_context_data(
            title=f"Hồ sơ {petition.code}", crumbs=crumbs, petition=petition, state=petition.citizen_state, way=way_of(petition, steps),
            answer=petition.answers.filter(approved_at__isnull=False).last() if SHOWN_AS[petition.state] in ("answered", "closed") else None,
            deadlines=[told_plainly(one, calendar, self.today) for one in terms[:2]],
            asked=[{"request": one, "terms": [told_plainly(term, calendar, self.today) for term in one.clocks.all() if term.is_open]}
                   for one in petition.data_requests.prefetch_related("clocks")],
            told=[step for step in steps if step_is_told(step)],
            verdict=Verdict.objects.filter(petition=petition).first(), pass_=signing.dumps(petition.code, salt=PASS), once=once.token(""),
            **(self.forms(petition) | context),
        )  # fmt: skip
        return self.render_to_response(page, status=status)

    def forms(self, petition: Petition) -> dict[str, Any]:
        """Give the form of each verb that the state allows now."""
        may = {verb for verb, step in SENDER_STEPS.items() if petition.state in step.from_}
        rated = actions.has_rated(petition)
        rate = RateForm()
        if not actions.may_ask_reopening(petition):
            del rate.fields["asks_reopening"]
        return {
            "amend": AmendForm(initial={"text": petition.text, "place": petition.place}) if "amend" in may else None,
            "rated": rated,
            "withdraw": "withdraw" in may,
            "ask_data": AskDataForm() if petition.masked_at is None else None,
            "supplement": SupplementForm() if "supplement" in may and petition.expects_supplement else None,
            "rate": rate
            if "rate" in may and not rated and SHOWN_AS[petition.state] in ("answered", "closed")
            else None,
        }


def way_of(petition: Petition, steps: Iterable[Any]) -> list[dict[str, str]]:
    """Give the inputs of ``ui/corridor.html``: the plain states it was in, where it stands, what is usually next."""
    here = SHOWN_AS[petition.state]
    been = {SHOWN_AS[step.to_state] for step in steps if step.to_state in SHOWN_AS}
    before = [name for name in ORDER[: ORDER.index(here)] if name in been]
    after = [name for name in ORDER[ORDER.index(here) + 1 :] if name in MAIN_WAY and here not in WAYS_OUT]
    names, at = [*before, here, *after], len(before)
    return [
        {"label": CITIZEN_STATES[name], "step": "passed" if place < at else "now" if place == at else "next"}
        for place, name in enumerate(names)
    ]


def step_is_told(step: Any) -> bool:
    """Say whether a step has words that the sender is to read."""
    note = getattr(step, "note", None)
    return note is not None and note.for_sender


def _rate(petition: Petition, given: dict[str, Any], at: Any) -> None:
    actions.rate(
        petition,
        settled=given["settled"],
        words=given["words"],
        asks_reopening=given.get("asks_reopening", False),
        at=at,
    )


Take = Callable[[Petition, dict[str, Any], Any], Any]
ACTS: dict[str, tuple[Any, Take, str]] = {
    "amend": (AmendForm, lambda p, given, at: actions.amend(p, text=given["text"], place=given["place"], at=at), "Đã sửa nội dung."),
    "withdraw": (None, lambda p, given, at: actions.withdraw(p, at=at), "Đã rút lại. Hồ sơ được đóng."),
    "supplement": (
        SupplementForm, lambda p, given, at: actions.supplement(p, text=given["text"], files=given["files"], at=at), "Đã gửi phần bổ sung.",
    ),
    "ask_data": (
        AskDataForm, lambda p, given, at: data_requests.ask(p, kind=given["kind"], wish=given["wish"], at=at),
        "Đã nhận yêu cầu về dữ liệu của bà con. Thời hạn trả lời ghi ngay bên dưới.",
    ),
    "rate": (RateForm, _rate, "Cảm ơn bà con đã cho biết. Ý kiến được chuyển đến lãnh đạo đơn vị."),
}  # fmt: skip
"""What the sender may ask for: form, action, what is said afterwards."""
