"""Send in two steps: the words are looked at in memory first; files and contact come after; then the receipt.

Nothing is kept on the server between the steps, and nothing of a denunciation at all.
"""

from __future__ import annotations

from typing import Any

import segno
from django import forms
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.safestring import mark_safe
from django.views.generic import TemplateView

from danvan.core import once
from danvan.core.network import network_address
from danvan.core.refused import Refused
from danvan.core.sealed import seal, unseal
from danvan.core.throttle import allow
from danvan.core.views import add_refusal
from danvan.petitions import actions
from danvan.petitions.counter import Counter, counter_of
from danvan.petitions.forms.portal import SendForm, WriteForm
from danvan.petitions.models import Publication, Topic
from danvan.petitions.recognise import passes, recognise
from danvan.petitions.similar import answered_like
from danvan.petitions.states import KINDS, MANY_FROM
from danvan.units.models import UnitVersion
from danvan.websites.doors import SitePage, SiteView

ONE_SENDER = (20, 3600)
"""So many letters from one network address in so many seconds (a family, a school or a market share one)."""
ONE_SITE = (20_000, 3600)
LOOKUPS = (120, 600)
NEWEST = 400
MOST_PLACES = 300
QR_MASK = 4
"""One of the eight masks, all of which every reader knows: trying them all out costs more than keeping the letter."""
RECEIPT = "petitions.receipt"
EXPLAINED = {"complaint": "petitions/portal/complaint.html", "denounce": "petitions/portal/denounce.html"}
PAGES = {
    "write": "petitions/portal/write.html", "send": "petitions/portal/send.html", "receipt": "petitions/portal/receipt.html",
}  # fmt: skip
CARRIED = ("kind", "text", "topic", "area", "place")
DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


class Flooded(Refused):
    """Trong một giờ qua có quá nhiều nội dung được gửi từ cùng một nơi nên chưa nhận thêm. Nội dung vừa viết vẫn còn trên trang này; hãy thử lại sau ít phút, hoặc gọi điện, đến trực tiếp nơi tiếp công dân."""


class Closed(Refused):
    """Nơi này đang tạm ngừng nhận qua mạng. {note}"""


class FullToday(Refused):
    """Hôm nay nơi này đã nhận đủ {number} nội dung qua mạng; nhận thêm thì không trả lời đúng hạn được. Mời bà con gửi vào ngày mai, gọi điện hoặc đến nơi tiếp công dân. {hours}"""


class Unkept:
    """Mixin of pages that hold what a citizen typed: no cache, no browser, no proxy keeps them."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        response.headers["Cache-Control"] = "no-store"
        return response


class Counted(SiteView):
    """Mixin of pages that need to know who receives on this site."""

    @property
    def known_counter(self) -> Counter | None:
        kept = self.door.kept
        if "petitions.counter" not in kept:
            kept["petitions.counter"] = counter_of(self.door.site.unit, self.door.bodies)
        found: Counter | None = kept["petitions.counter"]
        return found

    def counter(self) -> Counter:
        if self.known_counter is None:
            raise Http404("Trang này chưa nhận phản ánh.")
        return self.known_counter

    def crumbs(self, *last: dict[str, str]) -> list[dict[str, str]]:
        return [{"label": "Trang chủ", "url": self.door.base}, *last]


class Introduce(Counted, SitePage):
    """What may be sent here, what not, what happens then. Kept by the page cache; it holds no form."""

    template_name = "petitions/portal/introduce.html"
    title = "Gửi phản ánh, kiến nghị"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            counter=self.known_counter, crumbs=self.crumbs({"label": self.title}), **kwargs
        )


class Explain(Counted, SitePage):
    """How to complain or to denounce: on paper or in person, where, with which papers."""

    what = "complaint"

    def get_template_names(self) -> list[str]:
        return [EXPLAINED[self.what]]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        title = (
            "Khiếu nại: nộp ở đâu, cần giấy tờ gì"
            if self.what == "complaint"
            else "Tố cáo: nộp ở đâu, được bảo vệ thế nào"
        )
        crumbs = self.crumbs(
            {"label": "Gửi phản ánh, kiến nghị", "url": self.door.address("phan-anh/")}, {"label": title}
        )
        return super().get_context_data(title=title, crumbs=crumbs, many_from=MANY_FROM, **kwargs)


class Send(Unkept, Counted, TemplateView):
    """Two forms behind one address. ``step`` in the form says which one comes in."""

    template_name = "petitions/portal/write.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.show("write", form=self.write_form(None))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.write_form(request.POST)
        if request.POST.get("step") == "again" or not form.is_valid():
            return self.show(
                "write", form=form if request.POST.get("step") != "again" else self.refilled(), status=422
            )
        words = f"{form.cleaned_data['text']}\n{form.cleaned_data['place']}"
        if not passes(words):
            return self.show("write", form=form, verdict=recognise(words), status=422)
        if request.POST.get("step") == "send":
            return self.receive(form)
        return self.show("send", form=SendForm(), written=form, status=200)

    def refilled(self) -> WriteForm:
        return WriteForm(initial=self.request.POST.dict(), **self.choices())

    def write_form(self, given: Any) -> WriteForm:
        return WriteForm(given, **self.choices())

    def choices(self) -> dict[str, Any]:
        return {"topics": Topic.objects.of(self.counter().unit).in_use(), "areas": self.places()}

    def places(self) -> list[tuple[int, str]]:
        """List the places below the site's own, by name; remembered with the door."""
        kept = self.door.kept
        if "petitions.places" not in kept:
            rows = UnitVersion.objects.under(self.door.site.unit, self.today).filter(unit__tree="area")
            named = rows.exclude(unit=self.door.site.unit).order_by().values_list("unit_id", "name")[:MOST_PLACES]
            kept["petitions.places"] = sorted(named, key=lambda pair: pair[1])
        found: list[tuple[int, str]] = kept["petitions.places"]
        return found

    # ---- the second step

    def receive(self, written: WriteForm) -> HttpResponse:
        form = SendForm(self.request.POST, self.request.FILES)
        token = once.token(self.request.POST.get(once.FIELD, ""))
        if not form.is_valid():
            return self.show("send", form=form, written=written, status=422)
        try:
            with once.only_once("", token) as sent:
                if sent.address is None:
                    sent.address = self.act(written.cleaned_data, form.cleaned_data)
        except Refused as refused:
            add_refusal(form, refused)
            return self.show("send", form=form, written=written, status=422)
        return self.receipt(*unseal(sent.address, RECEIPT).split(" "))

    def act(self, words: dict[str, Any], given: dict[str, Any]) -> str:
        """Send it and return code and secret, sealed: a second sending of the same form shows the same receipt."""
        counter = self.counter()
        if not counter.is_open:
            raise Closed(note=counter.closed_note)
        if counter.is_full(self.today):
            raise FullToday(number=counter.most_a_day, hours=counter.hours)
        self.slow_down()
        letter = actions.Letter(
            kind=words["kind"], text=words["text"], place=words["place"], topic=words.get("topic"), area=words.get("area"),
            contact=actions.Contact(given["name"], given["address"], given["phone"], given["email"]),
        )  # fmt: skip
        received = actions.send(letter, files=given["files"], unit=counter.unit, at=self.at)
        return seal(f"{received.petition.code} {received.secret}", RECEIPT)

    def slow_down(self) -> None:
        """Few letters from one place, many on one site; nobody outside is asked."""
        limits = (
            (f"petitions.send:{network_address(self.request)}", ONE_SENDER),
            (f"petitions.site:{self.door.site.pk}", ONE_SITE),
        )
        if not all(allow(key, limit=limit, seconds=seconds, at=self.at) for key, (limit, seconds) in limits):
            raise Flooded()

    def receipt(self, code: str, secret: str) -> HttpResponse:
        follow = self.request.build_absolute_uri(self.door.address("tra-cuu/"))
        content = f"{follow}#{code}.{secret}"
        drawn = segno.make(content, error="m", micro=False, mask=QR_MASK).svg_inline(scale=5, border=2, omitsize=True)
        return self.show(
            "receipt", code=code, secret=f"{secret[:3]} {secret[3:]}", spoken=" ".join(DIGITS[int(sign)] for sign in secret),
            signs=" ".join(code.replace("-", "–")), follow=follow, qr=mark_safe(drawn), status=200,
        )  # fmt: skip

    # ---- showing

    def show(self, name: str, *, status: int = 200, **context: Any) -> HttpResponse:
        self.template_name = PAGES[name]
        form = context.get("form")
        if isinstance(form, forms.Form):
            form.once = once.token(self.request.POST.get(once.FIELD, ""))  # type: ignore[attr-defined]
        written = context.get("written")
        if written is not None:
            context |= {"carried": carried(written), "asked": self.answered(written.cleaned_data["text"])}
        counter = self.counter()
        if not counter.is_open:
            context["closed"] = counter.closed_note or "Nơi này đang tạm ngừng nhận qua mạng."
        elif name == "write" and counter.is_full(self.today):
            context["full"] = FullToday(number=counter.most_a_day, hours=counter.hours).sentence
        titles = {"write": "Viết nội dung", "send": "Gửi kèm ảnh và liên hệ", "receipt": "Đã nhận"}
        crumbs = self.crumbs(
            {"label": "Gửi phản ánh, kiến nghị", "url": self.door.address("phan-anh/")}, {"label": titles[name]}
        )
        page = self.get_context_data(title=titles[name], crumbs=crumbs, **context)
        return self.render_to_response(page, status=status)

    def answered(self, text: str) -> list[dict[str, str]]:
        return answered_lines(self.door, text, self.at)


class Suggest(Unkept, Counted, TemplateView):
    """Published answers on what is being typed, for the script of the form. The words are neither kept nor logged."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        key = f"petitions.suggest:{network_address(request)}"
        if not allow(key, limit=LOOKUPS[0], seconds=LOOKUPS[1], at=self.at):
            return JsonResponse({"answers": []})
        text = request.POST.get("text", "")[:2000]
        return JsonResponse({"answers": answered_lines(self.door, text, self.at)})


def carried(written: WriteForm) -> list[tuple[str, str, str]]:
    """Give what step one carries into step two: name, value, and how it is shown."""
    rows = []
    for name in CARRIED:
        if name not in written.fields:
            continue
        value = written.cleaned_data.get(name)
        raw = str(getattr(value, "pk", value) or "")
        shown = KINDS.get(raw, "") if name == "kind" else dict_name(written, name, value)
        rows.append((name, raw, shown))
    return rows


def dict_name(written: WriteForm, name: str, value: Any) -> str:
    if value in (None, ""):
        return ""
    field = written.fields[name]
    return field.label_from_instance(value) if isinstance(field, forms.ModelChoiceField) else str(value)


def answered_lines(door: Any, text: str, at: Any) -> list[dict[str, str]]:
    """Give published answers near to a text: title and address. One query."""
    rows = Publication.objects.public(at).filter(unit__in=door.bodies).newest_first().select_related("petition")
    fields = ("title", "question", "petition__code", "public_from")
    near = answered_like(text, rows.only(*fields)[:NEWEST])
    return [
        {"title": one.publication.title, "url": door.address(f"hoi-dap/{one.publication.petition.code}/")}
        for one in near
    ]
