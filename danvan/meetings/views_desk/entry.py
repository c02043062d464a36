"""Entering a meeting: Ghi nhanh on a telephone, the full form, planning, editing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from danvan.core import once
from danvan.core.dates import short_day
from danvan.core.refused import Refused
from danvan.documents.actions import Found
from danvan.documents.models import Citation
from danvan.documents.reading import read_documents
from danvan.meetings import actions, forms
from danvan.meetings.models import Meeting
from danvan.meetings.permissions import WRITERS
from danvan.meetings.states import KINDS
from danvan.meetings.views_desk.meeting import MeetingAct
from danvan.units.doors import DeskAct

DETAILS = ("kind", "name", "starts_on", "ends_on", "day_part", "starts_at_time", "place", "own_event", "note")
COUNT = ("count", "bound", "basis", "basis_note")
PLACES_OFFERED = 12
ROWS_MORE = 3


class UnreadLine(Refused):
    """Không nhận ra văn bản ở dòng «{line}». Hãy viết loại, số và ngày hoặc cơ quan ban hành, ví dụ: Chỉ thị số 33/CT-TTg ngày 26/11/2021."""


class PhotoLost(Refused):
    """Ảnh «{name}» chưa được giữ vì biểu mẫu chưa gửi được. Mời chọn lại ảnh trước khi gửi."""


def places_of(view: DeskAct) -> list[str]:
    """List the places where the unit met lately, to choose from. One query."""
    rows = Meeting.objects.filter(unit=view.officer.unit_id).exclude(place="").order_by("-pk")
    return list(dict.fromkeys(rows.values_list("place", flat=True)[:60]))[:PLACES_OFFERED]


class RecordQuickly(DeskAct):
    """Kind, day, place, how many, one photo: a meeting that never had a page."""

    template_name = "meetings/desk/quick.html"
    form_class = forms.QuickForm
    roles = WRITERS
    title = "Ghi nhanh cuộc họp"
    done = "Đã ghi cuộc họp."

    def get_initial(self) -> dict[str, Any]:
        return {"starts_on": self.today, "basis": "roll"}

    def act(self, thing: None, cleaned: dict[str, Any], at: datetime) -> str:
        name = cleaned["name"].strip() or f"{KINDS[cleaned['kind']]} ngày {short_day(cleaned['starts_on'])}"
        details = actions.Details(
            cleaned["kind"],
            name,
            cleaned["starts_on"],
            day_part=cleaned["day_part"],
            place=cleaned["place"],
            year_basis="nhập tay",
        )
        company = actions.Company(guests=total_of(cleaned, "người"))
        meeting = actions.record(
            details, company, unit=self.officer.unit, origin="quick", by=self.officer, at=at, photo=cleaned["file"]
        )
        return reverse("meetings:show", args=[meeting.code])

    def form_invalid(self, form: Any) -> HttpResponse:
        photo = form.files.get("file")
        if photo and not form.errors.get("file"):
            form.add_error("file", PhotoLost(name=photo.name).sentence)
        return super().form_invalid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(places=places_of(self), **kwargs)


def total_of(cleaned: dict[str, Any], unit_word: str) -> list[actions.Guests]:
    """Give the total as a row, none when no number was given."""
    if cleaned["count"] is None:
        return []
    return [actions.Guests("Tổng số", unit_word=unit_word, is_total=True, **{name: cleaned[name] for name in COUNT})]


class RecordMeeting(DeskAct):
    """Everything about a meeting that was held."""

    template_name = "meetings/desk/record.html"
    form_class: Any = forms.RecordForm
    roles = WRITERS
    title = "Ghi cuộc họp"
    done = "Đã ghi cuộc họp."
    submit = "Ghi cuộc họp"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Give more rows when that was asked for, judging nothing; else act."""
        if "more" not in request.POST:
            return super().post(request, *args, **kwargs)
        typed = self.get_form().typed()
        asked = request.POST["more"]
        form = self.form_class(
            initial=typed, more={name: ROWS_MORE if name == asked else 0 for name in ("guests", "people")}
        )
        form.once = once.token(request.POST.get(once.FIELD, ""))
        return self.render_to_response(self.get_context_data(form=form))

    def get_initial(self) -> dict[str, Any]:
        return {"starts_on": self.today, "unit_word": "người"}

    @transaction.atomic
    def act(self, thing: Any, cleaned: dict[str, Any], at: datetime) -> str:
        meeting = self.keep(thing, details_of(cleaned), company_of(cleaned), at)
        actions.cite(meeting, papers_of(cleaned, self.standing()), by=self.officer, at=at, only=True)
        return reverse("meetings:show", args=[meeting.code])

    def keep(self, thing: None, details: actions.Details, company: actions.Company, at: datetime) -> Meeting:
        return actions.record(details, company, unit=self.officer.unit, origin="form", by=self.officer, at=at)

    def standing(self) -> list[Citation]:
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **({"submit": self.submit, "places": places_of(self), "back": reverse("meetings:list")} | kwargs)
        )


class PlanMeeting(RecordMeeting):
    """A meeting that is still to come."""

    form_class = forms.PlanForm
    title = "Lập kế hoạch cuộc họp"
    done = "Đã lập kế hoạch."
    submit = "Lập kế hoạch"

    def keep(self, thing: None, details: actions.Details, company: actions.Company, at: datetime) -> Meeting:
        return actions.plan(details, company, unit=self.officer.unit, by=self.officer, at=at)


class EditMeeting(MeetingAct, RecordMeeting):
    """Change the record; what it counts for changes with it."""

    template_name = "meetings/desk/record.html"
    form_class = forms.EditForm
    verb = "edit"
    title = ""
    done = "Đã lưu."

    def get_initial(self) -> dict[str, Any]:
        return as_typed(self.thing, self.standing())

    def keep(self, thing: Meeting, details: actions.Details, company: actions.Company, at: datetime) -> Meeting:
        if details.starts_on == thing.starts_on:
            details = replace(details, year_basis=thing.year_basis)
        return actions.edit(thing, details=details, company=company, by=self.officer, at=at)

    def standing(self) -> list[Citation]:
        return list(Citation.objects.of("meeting", self.thing.code))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **({"title": "Sửa cuộc họp", "submit": "Lưu", "back": self.address()} | kwargs)
        )


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def details_of(cleaned: dict[str, Any]) -> actions.Details:
    """Turn the form into the details of a meeting; the year was typed."""
    values = {name: cleaned[name] for name in DETAILS}
    return actions.Details(**values | {"name": " ".join(cleaned["name"].split()), "year_basis": "nhập tay"})


def company_of(cleaned: dict[str, Any]) -> actions.Company:
    """Turn the lines and rows of the form into who held it, who came, who was named."""
    rows = [
        actions.Guests(row["category"].strip(), unit_word=row["unit_word"], **{name: row[name] for name in COUNT})
        for row in cleaned["guests"]
    ]
    return actions.Company(
        organisers=[line[:250] for line in lines_of(cleaned["organisers"])],
        guests=[*total_of(cleaned, cleaned["unit_word"]), *rows],
        named=[
            actions.Named(**{name: str(value).strip() for name, value in row.items()}) for row in cleaned["people"]
        ],
    )


def papers_of(cleaned: dict[str, Any], standing: list[Citation]) -> list[Found]:
    """Read one document in each line; a line that stood already is the document it was. Raises UnreadLine."""
    known = {said(one): one for one in standing}
    return [
        _paper(line, known, disseminated=name == "studied", field=name)
        for name in ("studied", "cited")
        for line in lines_of(cleaned[name])
    ]


def _paper(line: str, known: dict[str, Citation], *, disseminated: bool, field: str) -> Found:
    if line in known:
        document = known[line].document
        same = (
            "label",
            "type_name",
            "number",
            "symbol",
            "system",
            "issuer",
            "issuer_scope",
            "issued_on",
            "period",
            "identity",
            "title",
        )
        return Found(
            surface=known[line].surface, disseminated=disseminated, **{name: getattr(document, name) for name in same}
        )
    found = read_documents(line, disseminated=disseminated)
    if not found:
        raise UnreadLine(line=line[:80], field=field)
    return found[0]


def said(citation: Citation) -> str:
    """Say a cited document on one line, as the form shows it."""
    return " ".join((citation.surface or citation.document.full_label()).split())


def as_typed(meeting: Meeting, standing: list[Citation]) -> dict[str, Any]:
    """Write a record as its form shows it."""
    guests = list(meeting.attendances.all())
    total = next((one for one in guests if one.is_total), None)
    values: dict[str, Any] = {name: getattr(meeting, name) for name in DETAILS}
    values["ends_on"] = meeting.ends_on if meeting.ends_on != meeting.starts_on else None
    counted = (*COUNT, "unit_word")
    return values | {name: getattr(total, name) for name in counted if total} | {
        "organisers": "\n".join(one.printed for one in meeting.organisers.all()),
        "studied": "\n".join(said(one) for one in standing if one.disseminated),
        "cited": "\n".join(said(one) for one in standing if not one.disseminated),
        "guests": [{name: getattr(one, name) for name in ("category", *counted)} for one in guests if not one.is_total],
        "people": [
            {name: getattr(one, name) for name in ("printed_name", "printed_posts", "role", "topic")} for one in meeting.appearances.all()
        ],
    }  # fmt: skip
