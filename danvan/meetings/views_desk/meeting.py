"""The desk side of meetings: the list, one record, the verbs on it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from danvan import search
from danvan.core.steps import verbs_from
from danvan.documents import actions as documents
from danvan.documents.models import Attachment, Citation
from danvan.meetings import actions, forms, permissions
from danvan.meetings.letters import said_count, zalo_text
from danvan.meetings.models import Appearance, Meeting
from danvan.meetings.permissions import WRITERS, may_edit, may_record
from danvan.meetings.preparation import still_to_do
from danvan.meetings.states import DONE, KINDS, STATES, STEPS
from danvan.meetings.views_desk.parts import tabs_of
from danvan.meetings.views_desk.rows import drawn
from danvan.text.folding import key2
from danvan.units.doors import DeskAct, DeskList, DeskPage
from danvan.units.models import Person, Post
from danvan.units.timeline import timeline
from danvan.websites.addresses import url_for

FOUND = 300
LISTED = ("code", "name", "kind", "state", "place", "starts_on", "ends_on", "own_event", "public_from", "unit")
"""What a line of the list shows."""
KINDS_OF_STATE = {"planned": "note", "held": "done", "cancelled": "late"}
NEXT_FIRST = ("hold", "edit", "publish", "unpublish", "repeat", "cancel")


class ListMeetings(DeskList):
    """The meetings of the units in scope, the latest first."""

    template_name = "meetings/desk/list.html"
    title = "Hội nghị – tập huấn"
    filter_form_class = forms.FilterForm

    def rows(self, filters: dict[str, Any]) -> QuerySet[Meeting]:
        rows = Meeting.objects.visible_to(self.officer, self.today)
        wanted = {"kind": "kind", "state": "state", "first": "starts_on__gte", "last": "starts_on__lte"}
        rows = rows.filter(**{lookup: filters[name] for name, lookup in wanted.items() if filters.get(name)})
        if words := filters.get("q", "").strip():
            units = list(self.units_in_scope().values_list("code", flat=True))
            found = [hit.code for hit in search.find(words, kinds=["meeting"], units=units, limit=FOUND)]
            rows = rows.filter(Q(code__in=found) | Q(code__iexact=words))
        return rows.only(*LISTED).with_unit_name(self.today).with_total().newest_first()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(
            may_record=may_record(self.officer, self.officer.unit, self.today), **kwargs
        )
        context["lines"] = [
            {
                "meeting": row, "kind": KINDS_OF_STATE[row.state], "unit": row.unit_name, "sort": KINDS[row.kind], "state": STATES[row.state],
                "total": next((said_count(one) for one in row.totals), ""),
                "late": row.state == "planned" and row.starts_on < self.today,
            }
            for row in context["sheet"].rows
        ]  # fmt: skip
        context["rows"] = drawn(context["lines"])
        return context


class ShowMeeting(DeskPage):
    """One record: where it stands, what may be done now, who came, which papers, what was done."""

    template_name = "meetings/desk/meeting.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        meeting = self.find()
        address = self.request.build_absolute_uri(
            url_for(meeting.unit, "meeting", meeting.code, meeting.name, self.today)
        )
        public = meeting.state != "cancelled" and meeting.public_from is not None and meeting.public_from <= self.at
        writes = may_edit(self.officer, meeting, self.today)
        return super().get_context_data(
            title=meeting.name, meeting=meeting, tabs=tabs_of(meeting, ""), state=STATES[meeting.state], state_kind=KINDS_OF_STATE[meeting.state],
            steps=corridor(meeting), verbs=self.verbs(meeting), writes=writes, unit_name=meeting.unit.name_on(self.today),
            public_url=address if public else "", zalo=zalo_text(meeting, address if public else ""),
            todo=still_to_do(meeting, self.today) if writes else [],
            guests=[{"line": one, "count": said_count(one)} for one in meeting.attendances.all()],
            citations=list(Citation.objects.of("meeting", meeting.code)),
            attachments=list(Attachment.objects.filter(kind="meeting", record_code=meeting.code).order_by("pk")),
            entries=timeline("meeting", meeting.code, DONE), **kwargs,
        )  # fmt: skip

    def find(self) -> Meeting:
        rows = Meeting.objects.visible_to(self.officer, self.today).select_related(
            "unit", "series", "created_by__person", "created_by__user"
        )
        rows = rows.prefetch_related(
            "organisers", "attendances", "mentions", "appearances__person", "appearances__post"
        )
        return get_object_or_404(rows, code=self.kwargs["code"].upper())

    def verbs(self, meeting: Meeting) -> list[dict[str, str]]:
        """List what this officer may do now, the next step first."""
        idle = "publish" if meeting.public_from else "unpublish"
        names = [name for name in NEXT_FIRST if name in verbs_from(STEPS, meeting.state) and name != idle]
        if meeting.starts_on > self.today and "hold" in names:
            names.remove("hold")
        lines = [
            {"label": STEPS[name].label, "url": reverse(f"meetings:{name}", args=[meeting.code]), "kind": "danger" if name == "cancel" else ""}
            for name in names
            if permission(name)(self.officer, meeting, self.today)
        ]  # fmt: skip
        if meeting.state == "held" and may_edit(self.officer, meeting, self.today):
            lines.insert(
                0, {"label": "Viết tin bài", "url": reverse("desk:write_article", args=[meeting.code]), "kind": ""}
            )
        return lines


def permission(verb: str) -> Any:
    """Return the question that a verb asks."""
    return getattr(permissions, f"may_{verb}")


def corridor(meeting: Meeting) -> list[dict[str, str]]:
    """Give the inputs of ``ui/corridor.html``; one recorded afterwards was never planned here."""
    if meeting.state == "cancelled":
        return [{"label": STATES["planned"], "step": "passed"}, {"label": STATES["cancelled"], "step": "now"}]
    held = meeting.state == "held"
    shown = {"label": "Công khai", "step": "passed" if meeting.public_from else "next"}
    planned = {"label": STATES["planned"], "step": "passed" if held else "now"}
    recorded_afterwards = held and meeting.held_at == meeting.created_at
    return [
        *([] if recorded_afterwards else [planned]), {"label": STATES["held"], "step": "now" if held else "next"}, shown,
    ]  # fmt: skip


class MeetingAct(DeskAct):
    """A verb on one meeting: who may not take it does not find it; a wrong state is said in a sentence."""

    template_name = "meetings/desk/act.html"
    roles = WRITERS
    verb = ""
    text = ""

    def find(self) -> Meeting:
        rows = Meeting.objects.visible_to(self.officer, self.today).select_related("unit")
        meeting = get_object_or_404(rows, code=self.kwargs["code"].upper())
        if not permission(self.verb)(self.officer, meeting, self.today):
            raise Http404
        return meeting

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        label = self.title or STEPS[self.verb].label
        kwargs = {
            "title": label,
            "submit": label,
            "text": self.text,
            "back": self.address(),
            "danger": False,
        } | kwargs
        return super().get_context_data(about=self.thing.name, **kwargs)

    def address(self) -> str:
        return reverse("meetings:show", args=[self.thing.code])


class HoldMeeting(MeetingAct):
    """Say that it took place."""

    form_class = forms.HoldForm
    verb = "hold"
    text = "Cuộc họp được tính vào số liệu của ngày họp. Sau đó có thể bổ sung số người dự, văn bản, ảnh."
    done = "Đã ghi là đã họp."

    def act(self, thing: Meeting, cleaned: dict[str, Any], at: datetime) -> str:
        actions.hold(thing, by=self.officer, at=at)
        return self.address()


class CancelMeeting(MeetingAct):
    """Call it off."""

    form_class = forms.CancelForm
    verb = "cancel"
    text = "Cuộc họp thôi hiện trên cổng và không được tính. Hồ sơ vẫn được giữ."
    done = "Đã hủy cuộc họp."

    def act(self, thing: Meeting, cleaned: dict[str, Any], at: datetime) -> str:
        actions.cancel(thing, reason=cleaned["reason"], by=self.officer, at=at)
        return self.address()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(danger=True, submit="Hủy cuộc họp", **kwargs)


class PublishMeeting(MeetingAct):
    """Show it on the unit's site."""

    form_class = forms.PublishForm
    verb = "publish"
    text = "Tên, ngày, nơi họp, thành phần, tên người phát biểu như in và văn bản sẽ hiện trên cổng. Ghi chú, giấy tờ và ảnh trong hồ sơ thì không."
    done = "Đã công khai."

    def act(self, thing: Meeting, cleaned: dict[str, Any], at: datetime) -> str:
        actions.publish(thing, by=self.officer, at=at)
        return self.address()


class UnpublishMeeting(MeetingAct):
    """Take it off the site."""

    form_class = forms.UnpublishForm
    verb = "unpublish"
    text = "Cuộc họp thôi hiện trên cổng nhưng vẫn được tính vào số liệu."
    done = "Đã thôi công khai."

    def act(self, thing: Meeting, cleaned: dict[str, Any], at: datetime) -> str:
        actions.unpublish(thing, by=self.officer, at=at)
        return self.address()


class LinkName(MeetingAct):
    """Say which person of the own unit a printed name is."""

    form_class = forms.LinkForm
    verb = "link"
    text = "Tên và chức vụ như in vẫn giữ nguyên. Chọn «Không gắn» ở cả hai ô để bỏ liên kết."
    done = "Đã lưu."

    def find(self) -> Meeting:
        meeting = super().find()
        self.appearance = get_object_or_404(
            Appearance.objects.select_related("meeting"), meeting=meeting, pk=self.kwargs["name"]
        )
        return meeting

    def get_form_kwargs(self) -> dict[str, Any]:
        people = Person.objects.filter(unit=self.thing.unit_id).order_by("full_name")
        posts = Post.objects.filter(unit=self.thing.unit_id).order_by("rank", "name")
        return {**super().get_form_kwargs(), "people": people, "posts": posts}

    def get_initial(self) -> dict[str, Any]:
        return {"person": self.appearance.person_id, "post": self.appearance.post_id}

    def act(self, thing: Meeting, cleaned: dict[str, Any], at: datetime) -> str:
        actions.link(self.appearance, person=cleaned["person"], post=cleaned["post"], by=self.officer, at=at)
        return f"{self.address()}#nguoi"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        wanted = key2(self.appearance.printed_name)
        alike = [
            one.full_name for one in Person.objects.filter(unit=self.thing.unit_id) if key2(one.full_name) == wanted
        ]
        return super().get_context_data(printed=self.appearance, alike=alike, submit="Lưu", **kwargs)


class AttachPaper(MeetingAct):
    """Keep a paper or a photo with the record."""

    form_class = forms.AttachForm
    verb = "edit"
    title = "Thêm giấy tờ, ảnh"
    done = "Đã thêm tệp."

    def act(self, thing: Meeting, cleaned: dict[str, Any], at: datetime) -> str:
        documents.attach(
            cleaned["file"], unit=thing.unit, kind="meeting", record_code=thing.code, by=self.officer, at=at
        )
        return f"{self.address()}#giay-to"


class DetachPaper(MeetingAct):
    """Remove a paper or a photo."""

    form_class = forms.DetachForm
    verb = "edit"
    title = "Bỏ tệp"
    done = "Đã bỏ tệp."

    def find(self) -> Meeting:
        meeting = super().find()
        papers = Attachment.objects.filter(kind="meeting", record_code=meeting.code).select_related("unit")
        self.paper = get_object_or_404(papers, code=self.kwargs["paper"].upper())
        return meeting

    def act(self, thing: Meeting, cleaned: dict[str, Any], at: datetime) -> str:
        documents.detach(self.paper, by=self.officer, at=at)
        return f"{self.address()}#giay-to"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(danger=True, text=f"Tệp «{self.paper.name}» bị xóa hẳn.", **kwargs)
