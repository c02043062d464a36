"""Answering an invitation by its secret address: no account, nothing kept by any cache."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.generic import TemplateView

from danvan.core.dates import local_day
from danvan.core.network import network_address
from danvan.core.refused import Refused
from danvan.core.throttle import allow
from danvan.core.views import add_refusal
from danvan.meetings import actions, letters_roll
from danvan.meetings.forms.roll import ReplyForm
from danvan.meetings.models import Slot
from danvan.meetings.tickets import print_of

TRIES = (600, 600)
"""So many openings from one network address in so many seconds: an office of sixty behind one address is no attack."""


class TooManyTries(Refused):
    """Mở giấy mời quá nhiều lần từ cùng một nơi. Hãy thử lại sau mười phút."""


class Unkept:
    """Mixin of pages behind a secret address: no cache, no search engine, no address told onwards."""

    at: datetime

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.at = timezone.now()
        response = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        response.headers["Cache-Control"] = "no-store"
        response.headers["Referrer-Policy"] = (
            "same-origin"  # no-referrer sends forms with a null origin, which is refused
        )
        response.headers["X-Robots-Tag"] = "noindex"
        return response


class Reply(Unkept, TemplateView):
    """The invitation, and the answer. A unit that sends people writes their names here."""

    template_name = "meetings/portal/reply.html"

    def find(self, secret: str) -> Slot:
        if not allow(f"meetings.reply:{network_address(self.request)}", limit=TRIES[0], seconds=TRIES[1], at=self.at):
            raise Http404(TooManyTries().sentence)
        rows = Slot.objects.standing().select_related("meeting__unit", "line").filter(ticket=print_of(secret))
        slot = rows.first()
        if slot is None:
            raise Http404("Không có giấy mời này.")
        return slot

    def get(self, request: HttpRequest, *args: Any, secret: str, **kwargs: Any) -> HttpResponse:
        return self.show(self.find(secret), ReplyForm())

    def post(self, request: HttpRequest, *args: Any, secret: str, **kwargs: Any) -> HttpResponse:
        slot = self.find(secret)
        if "names" in request.POST:
            return self.send_people(slot)
        form = ReplyForm(request.POST)
        if form.is_valid():
            try:
                self.check_open(slot)
                actions.reply(slot, **form.cleaned_data, way="link", at=self.at)
                return HttpResponseRedirect(request.path)
            except Refused as refused:
                add_refusal(form, refused)
        return self.show(slot, form, status=422)

    def check_open(self, slot: Slot) -> None:
        if slot.meeting.state != "planned":
            raise NoLongerOpen()

    def send_people(self, slot: Slot) -> HttpResponse:
        """Keep the names that a unit gave for its places."""
        form = ReplyForm()
        try:
            self.check_open(slot)
            for one in self.places(slot):
                name = self.request.POST.get(f"name-{one.number}", "").strip()[:120]
                if name and name != one.name:
                    answer = "substitute" if one.name else "coming"
                    post = self.request.POST.get(f"post-{one.number}", "")[:250]
                    actions.reply(one, answer, way="link", name=name, post=post, at=self.at)
        except Refused as refused:
            form = ReplyForm({})
            form.add_error(None, refused.sentence)
            return self.show(slot, form, status=422)
        return HttpResponseRedirect(self.request.path)

    def places(self, slot: Slot) -> list[Slot]:
        """List the places that the same unit fills; empty for an invitation of one person."""
        if slot.line.rule != "quota":
            return []
        return list(Slot.objects.standing().filter(line=slot.line_id, unit=slot.unit_id).order_by("number")[:500])

    def show(self, slot: Slot, form: Any, status: int = 200) -> HttpResponse:
        meeting = slot.meeting
        issued = meeting.programmes.exclude(issued_at=None).prefetch_related("items").first()
        head = letters_roll.gathering_of(meeting, local_day(self.at)).head
        address = self.request.build_absolute_uri(self.request.path)
        context = {
            "title": "Giấy mời", "slot": slot, "meeting": meeting, "form": form, "places": self.places(slot), "programme": issued,
            "issuer": head.name, "svg": letters_roll.qr_svg(address), "site": {"name": head.name, "home_url": "/"}, "open": meeting.state == "planned",
        }  # fmt: skip
        return self.render_to_response(context, status=status)


class NoLongerOpen(Refused):
    """Cuộc họp đã diễn ra hoặc đã hủy nên không nhận trả lời nữa."""


class CalendarFile(Reply):
    """The meeting as a file for the calendar of a phone."""

    def get(self, request: HttpRequest, *args: Any, secret: str, **kwargs: Any) -> HttpResponse:
        meeting = self.find(secret).meeting
        text = letters_roll.calendar_file(meeting, stamp=self.at)
        response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="cuoc-hop.ics"'
        return response

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponse(status=405)
