"""Send a question to a dialogue beforehand, through its link or QR code."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import cached_property
from django.views.decorators.debug import sensitive_variables

from danvan.core.network import network_address
from danvan.core.refused import Refused
from danvan.core.throttle import allow
from danvan.core.views import add_refusal
from danvan.hall.dialogue_questions import ask_question
from danvan.meetings.forms.talk import SendQuestionForm
from danvan.meetings.models import Meeting
from danvan.websites.doors import SitePage

ONE_PLACE = (30, 3600)


class TooManyQuestions(Refused):
    """Trong một giờ qua có quá nhiều câu hỏi từ cùng một nơi. Mời thử lại sau, hoặc nêu tại hội nghị."""


class SendQuestion(SitePage):
    """The words go through the same look as a letter: a denunciation is not kept."""

    template_name = "meetings/portal/dialogue_ask.html"
    title = "Gửi câu hỏi đối thoại"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().dispatch(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        return response

    @cached_property
    def meeting(self) -> Meeting:
        rows = Meeting.objects.filter(unit__in=self.door.bodies, dialogue__asks_until__isnull=False).exclude(
            state="cancelled"
        )
        found = rows.select_related("dialogue", "unit").filter(code=self.kwargs["code"].upper()).first()
        if found is None:
            raise Http404("Không có hội nghị này.")
        return found

    @sensitive_variables()
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = SendQuestionForm(request.POST)
        try:
            if form.is_valid():
                if not allow(
                    f"meetings.ask:{network_address(request)}", limit=ONE_PLACE[0], seconds=ONE_PLACE[1], at=self.at
                ):
                    raise TooManyQuestions()
                question = ask_question(self.meeting, **form.cleaned_data, asked_by="link", at=self.at)
                return HttpResponseRedirect(f"{request.path}?so={question.number}")
        except Refused as refused:
            add_refusal(form, refused)
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sent = self.request.GET.get("so", "")
        return super().get_context_data(
            meeting=self.meeting, theme=self.meeting.dialogue.theme, form=kwargs.pop("form", None) or SendQuestionForm(),
            sent=sent if sent.isdigit() and len(sent) < 6 else "", is_open=self.meeting.dialogue.asks_until >= self.at,
            crumbs=[{"label": "Trang chủ", "url": self.door.base}, {"label": self.title}], **kwargs,
        )  # fmt: skip
