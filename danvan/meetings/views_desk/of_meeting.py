"""What the pages and verbs of these parts share: the meeting of the address, who may see it, who may write."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import Model
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from danvan.documents import papers
from danvan.meetings.forms.talk import NothingForm
from danvan.meetings.models import Meeting
from danvan.meetings.permissions import WRITERS, may_edit
from danvan.meetings.views_desk.parts import tabs_of
from danvan.units.doors import DeskAct, DeskPage, DeskView
from danvan.websites.addresses import base_of, site_of


class OfMeeting(DeskView):
    """Mixin that finds the meeting by the code in the address; what is out of scope is not there."""

    kwargs: dict[str, Any]

    @cached_property
    def meeting(self) -> Meeting:
        rows = Meeting.objects.visible_to(self.officer, self.today).select_related("unit")
        return get_object_or_404(rows, code=self.kwargs["code"].upper())

    def address(self, part: str = "show", *more: Any) -> str:
        return reverse(f"meetings:{part}", args=[self.meeting.code, *more])

    def site_base(self) -> str:
        """Return the base address of the unit's site, empty without one."""
        site = site_of(self.meeting.unit, self.today)
        return base_of(site, self.today) if site else ""


class PartPage(OfMeeting, DeskPage):
    """A page of one part of a meeting; ``part`` is its tab."""

    part = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        writes = self.meeting.state != "cancelled" and may_edit(self.officer, self.meeting, self.today)
        tabs = tabs_of(self.meeting, self.part)
        return super().get_context_data(meeting=self.meeting, writes=writes, tabs=tabs, back=self.address(), **kwargs)


class PartAct(OfMeeting, DeskAct):
    """A verb on a part. ``part``: the route to go back to; ``subject()`` finds what beneath the meeting is meant."""

    template_name = "meetings/desk/act.html"
    form_class: Any = NothingForm
    roles = WRITERS
    part = "show"
    text = ""
    submit = ""
    done = "Đã ghi."

    def find(self) -> Any:
        if self.meeting.state == "cancelled" or not may_edit(self.officer, self.meeting, self.today):
            raise Http404
        return self.subject()

    def subject(self) -> Any:
        """Return what the verb acts on; the meeting itself unless said otherwise."""
        return self.meeting

    def about(self) -> str:
        """Say in one line what the verb acts on."""
        return self.meeting.name

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        """Call the action; ``by`` holds the keywords by= and at=."""
        raise NotImplementedError

    def act(self, thing: Any, cleaned: dict[str, Any], at: datetime) -> str:
        self.run(thing, cleaned, {"by": self.officer, "at": at})
        return self.address(self.part)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        given = {
            "text": self.text,
            "submit": self.submit or self.title,
            "danger": False,
            "back": self.address(self.part),
        }
        return super().get_context_data(about=self.about(), **given | kwargs)


class PartPaper(OfMeeting, DeskPage):
    """A Word file of a part: ``letter()`` gives it, ``name`` its title."""

    name = ""

    def letter(self) -> Any:
        """Return the letter to write."""
        raise NotImplementedError

    def get(self, *args: Any, **kwargs: Any) -> HttpResponse:
        content = papers.docx(self.letter())
        return papers.download(content, title=f"{self.name} {self.meeting.name}"[:120], kind="docx", on=self.today)


def one_of(rows: Any, **wanted: Any) -> Any:
    """Return the one row beneath the meeting, 404 otherwise."""
    found: Model = get_object_or_404(rows, **wanted)
    return found
