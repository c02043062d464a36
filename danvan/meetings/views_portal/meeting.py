"""The public side of meetings: the list and one record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import BigIntegerField, CharField, DateTimeField, Value
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from danvan.core.prepared import Prepared, Together, is_far
from danvan.documents.lines import CITED, document_line
from danvan.documents.models import Citation
from danvan.meetings.letters import said_count, zalo_text
from danvan.meetings.models import Appearance, Attendance, Meeting, Organiser
from danvan.meetings.states import DAY_PARTS, KINDS, ROLES, STATES
from danvan.units.doors import Pages, page_asked
from danvan.websites.addresses import item, split_code
from danvan.websites.doors import SitePage

LINE = ("code", "name", "starts_on", "day_part", "kind", "place", "state")
"""The columns that a line shows."""
SHOWN = (*LINE, "unit", "ends_on", "starts_at_time", "dialogue__asks_until", "dialogue__meeting")
SHEETS = {
    far: Pages(
        lambda bodies, at, far=far: Meeting.objects.public(at, far=far).newest_of(bodies, far=far).values_list(*LINE, named=True),
        20, bodies=None, at=DateTimeField(),
    )
    for far in (False, True)
}  # fmt: skip
"""For the site of a few bodies and for that of many."""
COMING = Prepared(
    lambda after: Meeting.objects.filter(public_from__gt=after).order_by("public_from").values_list("public_from", flat=True)[:1],
    after=DateTimeField(),
)  # fmt: skip
"""The next hour at which a meeting appears by itself."""
PUBLIC = Prepared(
    lambda bodies, code, at: Meeting.objects.public(at).filter(unit__in=bodies, code=code)
    .select_related("dialogue").only(*SHOWN), bodies=None, code=CharField(), at=DateTimeField(),
)  # fmt: skip
CITED_BY = Prepared(lambda code: Citation.objects.of("meeting", code).only(*CITED), code=CharField())
ATTENDANCES = Prepared(lambda meeting: Attendance.objects.filter(meeting=meeting), meeting=BigIntegerField())
NOTHING = Value("", output_field=CharField())
WHO = Together(
    lambda meeting: [
        Organiser.objects.filter(meeting=meeting).values_list("printed", NOTHING, NOTHING, NOTHING),
        Appearance.objects.filter(meeting=meeting).values_list("printed_name", "printed_posts", "role", "topic"),
    ],
    meeting=BigIntegerField(),
)  # fmt: skip
"""Who held it, and who spoke or was named."""


class ListMeetings(SitePage):
    """The published meetings of a site, newest first."""

    template_name = "meetings/portal/list.html"
    title = "Hội nghị – tập huấn"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        bodies = self.door.bodies
        far = is_far(bodies)
        known = self.known if far else None
        sheet = SHEETS[far].sheet(page_asked(self.request), known=known, bodies=bodies, at=self.at)
        return super().get_context_data(
            sheet=sheet, lines=[meeting_line(self.door.base, row) for row in sheet.rows], kept="",
            crumbs=[{"label": "Trang chủ", "url": self.door.base}, {"label": self.title}], **kwargs,
        )  # fmt: skip

    def known(self, count: Callable[[], int]) -> int:
        """Count the meetings of many bodies once as long as the door stands and no hour comes at which one appears."""
        return int(
            self.door.remembered(
                "meetings.counted", self.at, lambda: (count(), next(iter(COMING.rows(after=self.at)), None))
            )
        )


class ReadMeeting(SitePage):
    """One meeting: when, where, who held it, who came, which documents."""

    template_name = "meetings/portal/meeting.html"

    def get(self, request: HttpRequest, *args: Any, tail: str, **kwargs: Any) -> HttpResponse:
        found = PUBLIC.rows(bodies=self.door.bodies, code=split_code(tail), at=self.at)
        if not found:
            raise Http404("Không có cuộc họp này.")
        self.meeting = meeting = found[0]
        self.counted_page = meeting.code
        address = item(self.door.base, "meeting", meeting.code, meeting.name)
        if request.path != address:
            return HttpResponsePermanentRedirect(address)
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        meeting, base = self.meeting, self.door.base
        cited = [one.document for one in CITED_BY.rows(code=meeting.code)]
        attendances = ATTENDANCES.rows(meeting=meeting.pk)
        organisers, appearances = WHO.rows(meeting=meeting.pk)
        address = self.door.permanent(self.request, "meeting", meeting.code, meeting.name, unit=meeting.unit_id)
        return super().get_context_data(
            title=meeting.name, meeting=meeting, taking=self.taking(meeting), absolute_url=address, origin=self.door.origins.get(meeting.unit_id, ""), zalo=zalo_text(meeting, address), documents=[document_line(base, one) for one in cited],
            guests=[{"category": one.category, "count": said_count(one)} for one in attendances if not one.is_total],
            total=next((said_count(one) for one in attendances if one.is_total), ""),
            organisers="; ".join(printed for printed, *_ in organisers),
            speakers=[
                {"name": name, "posts": posts, "role": ROLES.get(role, role).lower(), "topic": topic}
                for name, posts, role, topic in appearances
            ],
            crumbs=[
                {"label": "Trang chủ", "url": base}, {"label": "Hội nghị – tập huấn", "url": self.door.address("hoi-nghi/")},
                {"label": meeting.get_kind_display()},
            ],
            **kwargs,
        )  # fmt: skip

    def taking(self, meeting: Meeting) -> list[dict[str, str]]:
        """List what a citizen may do now: send a question beforehand, ask to speak on the day."""
        talk, base = getattr(meeting, "dialogue", None), self.door.base
        if talk is None:
            return []
        ask = {"label": "Gửi câu hỏi trước", "url": f"{base}hoi-nghi/{meeting.code}/gui-cau-hoi/"}
        speak = {"label": "Đăng ký phát biểu", "url": f"{base}hoi-nghi/{meeting.code}/phat-bieu/"}
        asks = talk.asks_until is not None and talk.asks_until > self.at
        return [ask] * asks + [speak] * (meeting.starts_on <= self.today <= meeting.ends_on)


def meeting_line(base: str, meeting: Meeting) -> dict[str, Any]:
    """Give the inputs of ``ui/meeting_line.html``."""
    return {
        "title": meeting.name, "url": item(base, "meeting", meeting.code, meeting.name), "day": meeting.starts_on,
        "day_part": DAY_PARTS.get(meeting.day_part, "").lower(), "kind": KINDS.get(meeting.kind, ""), "place": meeting.place,
        "state": STATES["planned"] if meeting.state == "planned" else "",
    }  # fmt: skip
