"""The programme on the desk: halls, sittings, lines with hours, versions."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from danvan.documents import papers
from danvan.meetings import actions, letters_roll, reading
from danvan.meetings.forms import roll as forms
from danvan.meetings.models import Meeting
from danvan.meetings.permissions import may_prepare
from danvan.meetings.views_desk.meeting import MeetingAct
from danvan.meetings.views_desk.parts import tabs_of
from danvan.units.doors import DeskPage


class MeetingPart(DeskPage):
    """A page of one part of a meeting. Gives ``self.meeting`` and ``writes``."""

    part = ""
    meeting: Meeting

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        meeting = self.found()
        return super().get_context_data(
            meeting=meeting, tabs=tabs_of(meeting, self.part), writes=may_prepare(self.officer, meeting, self.today) and meeting.state != "cancelled",
            **kwargs,
        )  # fmt: skip

    def found(self) -> Meeting:
        """Return the meeting, looked up once."""
        if not hasattr(self, "meeting"):
            rows = Meeting.objects.visible_to(self.officer, self.today).select_related("unit")
            self.meeting = get_object_or_404(rows, code=self.kwargs["code"].upper())
        return self.meeting


class ShowProgramme(MeetingPart):
    """Halls, sittings, the version in hand and the versions issued."""

    template_name = "meetings/desk/programme.html"
    part = "programme"
    title = "Chương trình"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        meeting = self.found()
        versions = list(
            meeting.programmes.prefetch_related("items").select_related("issued_by__person", "issued_by__user")
        )
        return super().get_context_data(
            draft=next((one for one in versions if one.issued_at is None), None),
            issued=[one for one in versions if one.issued_at is not None],
            venues=list(meeting.venues.all()), sittings=list(meeting.sittings.all()), **kwargs,
        )  # fmt: skip


class PrepareAct(MeetingAct):
    """An act of preparing a meeting."""

    verb = "prepare"
    route = "meetings:programme"
    submit = "Lưu"

    def address(self) -> str:
        return reverse(self.route, args=[self.thing.code])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**({"submit": self.submit} | kwargs))


class SetPlaces(PrepareAct):
    """Say in which halls and sittings."""

    form_class = forms.PlacesForm
    title = "Buổi họp và điểm cầu"
    done = "Đã lưu buổi họp và điểm cầu."

    def get_initial(self) -> dict[str, Any]:
        rows = [actions.Period(one.name, one.day, one.begins, one.ends) for one in self.thing.sittings.all()]
        halls = "\n".join(" | ".join(filter(None, (one.name, one.place))) for one in self.thing.venues.all())
        return {"sittings": reading.write_periods(rows), "halls": halls}

    def act(self, thing: Meeting, cleaned: dict[str, Any], at: datetime) -> str:
        periods = reading.read_periods(cleaned["sittings"], first=thing.starts_on)
        actions.set_places(thing, halls=reading.read_halls(cleaned["halls"]), periods=periods, by=self.officer, at=at)
        return self.address()


class WriteProgramme(PrepareAct):
    """Write the version in hand."""

    form_class = forms.ProgrammeForm
    title = "Soạn chương trình"
    done = "Đã lưu bản đang soạn. Bấm «Ban hành» khi xong."

    def get_initial(self) -> dict[str, Any]:
        last = self.thing.programmes.prefetch_related("items").first()
        names = ("title", "day", "begins", "minutes", "speaker", "speaker_post", "document")
        items = [
            actions.Item(**{name: getattr(one, name) for name in names}) for one in (last.items.all() if last else ())
        ]
        return {"items": reading.write_items(items)}

    def act(self, thing: Meeting, cleaned: dict[str, Any], at: datetime) -> str:
        items = reading.read_items(cleaned["items"], first=thing.starts_on)
        actions.write_programme(thing, items=items, by=self.officer, at=at)
        return self.address()


class IssueProgramme(PrepareAct):
    """Issue it."""

    form_class = forms.IssueForm
    title = "Ban hành chương trình"
    submit = "Ban hành"
    done = "Đã ban hành chương trình."
    text = "Từ bản thứ hai, những người đã được mời được báo thay đổi: trên bàn làm việc, qua thư điện tử, hoặc ghi vào danh sách cần gọi."

    def act(self, thing: Meeting, cleaned: dict[str, Any], at: datetime) -> str:
        actions.issue_programme(thing, note=cleaned["note"], by=self.officer, at=at)
        return self.address()


class ProgrammePaper(MeetingPart):
    """The version issued last, else the one in hand, in Word."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        meeting = self.found()
        version = meeting.programmes.exclude(issued_at=None).first() or get_object_or_404(meeting.programmes.all())
        content = papers.docx(letters_roll.programme(meeting, version, self.today))
        return papers.download(content, title=f"Chương trình {meeting.name}"[:120], on=self.today)
