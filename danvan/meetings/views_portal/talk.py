"""A phone in the hall: a number in the queue and one's turn; a learner's own page."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.functional import cached_property

from danvan.core.network import network_address
from danvan.core.refused import Refused
from danvan.core.throttle import allow
from danvan.core.views import add_refusal
from danvan.documents.lines import document_line
from danvan.documents.models import Citation
from danvan.meetings.actions import queue
from danvan.meetings.actions import study as studies
from danvan.meetings.forms import study as forms
from danvan.meetings.forms.talk import SpeakerForm
from danvan.meetings.models import Learner, Meeting
from danvan.meetings.screen import turn_of
from danvan.websites.doors import SitePage

ONE_PHONE = (5, 900)
ONE_HALL = (400, 3600)
TRIES = (60, 600)


class TooMany(Refused):
    """Có quá nhiều lượt đăng ký từ cùng một nơi. Mời đăng ký với ban tổ chức tại bàn."""


class Unkept(SitePage):
    """A page that no cache keeps."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().dispatch(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Referrer-Policy"] = "same-origin"
        return response


class Turn(Unkept):
    """Ask to speak, get a number, see when it is one's turn. No name is needed."""

    template_name = "meetings/portal/queue_turn.html"
    title = "Đăng ký phát biểu"

    @cached_property
    def meeting(self) -> Meeting:
        rows = Meeting.objects.filter(
            unit__in=self.door.bodies, dialogue__isnull=False, starts_on__lte=self.today, ends_on__gte=self.today
        )
        found = (
            rows.exclude(state="cancelled")
            .select_related("dialogue", "unit")
            .filter(code=self.kwargs["code"].upper())
            .first()
        )
        if found is None:
            raise Http404("Hôm nay không có hội nghị này.")
        return found

    def number(self) -> int | None:
        asked = self.request.GET.get("so", "")
        return int(asked) if asked.isdigit() and len(asked) < 6 else None

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.number() is not None and request.GET.get("dang") == "json":
            return JsonResponse(turn_of(self.meeting, self.number() or 0))
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = SpeakerForm(request.POST)
        if not form.is_valid():
            return self.again(form)
        try:
            self.check_flood()
            speaker = queue.register_speaker(self.meeting, **form.cleaned_data, at=self.at)
        except Refused as refused:
            add_refusal(form, refused)
            return self.again(form)
        return HttpResponseRedirect(f"{request.path}?so={speaker.number}")

    def again(self, form: Any) -> HttpResponse:
        """Show the page again with what was wrong."""
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def check_flood(self) -> None:
        """A hall shares one address: what one phone may do is told by its own cookie-less window. Raise TooMany."""
        key = f"meetings.speak:{self.meeting.code}:{network_address(self.request)}"
        if not allow(key, limit=ONE_HALL[0], seconds=ONE_HALL[1], at=self.at):
            raise TooMany()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        number = self.number()
        turn = turn_of(self.meeting, number) if number is not None else None
        return super().get_context_data(
            meeting=self.meeting, number=number, turn=turn, form=kwargs.pop("form", None) or SpeakerForm(),
            crumbs=[{"label": "Trang chủ", "url": self.door.base}, {"label": self.title}], **kwargs,
        )  # fmt: skip


class Learn(Unkept):
    """A learner's page: documents to read, quiz, essay, the anonymous sheet."""

    template_name = "meetings/portal/study.html"

    @cached_property
    def learner(self) -> Learner:
        key = f"meetings.learn:{network_address(self.request)}"
        try:
            if not allow(key, limit=TRIES[0] * 10, seconds=TRIES[1], at=self.at):
                raise studies.LinkClosed()
            found = studies.learner_of(self.kwargs["secret"], on=self.today)
        except Refused as refused:
            raise Http404(refused.sentence) from refused
        if found.study.meeting.unit_id not in self.door.bodies:
            raise Http404("Không có đường dẫn này.")
        return found

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        what = request.POST.get("what", "")
        form = self.form_of(what, request.POST)
        if form is not None and not form.is_valid():
            return self.again(**{what: form})
        try:
            self.take(what, form)
        except Refused as refused:
            if form is None:
                raise Http404(refused.sentence) from refused
            add_refusal(form, refused)
            return self.again(**{what: form})
        return HttpResponseRedirect(request.path)

    def again(self, **forms_given: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(**forms_given), status=422)

    def form_of(self, what: str, data: Any = None) -> Any:
        if what == "quiz":
            return forms.TakeQuizForm(data, questions=list(self.learner.study.quiz.prefetch_related("choices")))
        if what == "essay":
            return forms.EssayForm(data, initial={"text": self.learner.essay})
        return forms.EvaluateForm(data) if what == "evaluation" else None

    def take(self, what: str, form: Any) -> None:
        if what == "quiz":
            studies.take_quiz(self.learner, form.answers(), at=self.at)
        elif what == "essay":
            studies.hand_in_essay(self.learner, text=form.cleaned_data["text"], at=self.at)
        elif what == "evaluation":
            studies.evaluate(self.learner, form.cleaned_data)
        else:
            studies.confirm_reading(self.learner, document_code=self.request.POST.get("document", ""), at=self.at)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        learner, study = self.learner, self.learner.study
        read = set(learner.readings.values_list("document_code", flat=True))
        cited = [one.document for one in Citation.objects.of("meeting", study.meeting.code)]
        lines = [
            {"line": document_line(self.door.base, one), "code": one.code, "read": one.code in read} for one in cited
        ]
        given = {name: kwargs.pop(name, None) or self.form_of(name) for name in ("quiz", "essay", "evaluation")}
        return super().get_context_data(
            title=f"Học tập: {study.meeting.name}", learner=learner, study=study, lines=lines, **given, **kwargs
        )
