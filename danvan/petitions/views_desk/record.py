"""One petition on the desk: where it stands, until when and why, what was said, what may be done now."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from danvan.calendars import clocks
from danvan.calendars import models as calendars
from danvan.core.refused import Refused
from danvan.core.views import add_refusal
from danvan.law.citing import written
from danvan.petitions import actions
from danvan.petitions.actions import may_now
from danvan.petitions.duties import by_hand
from danvan.petitions.forms import verbs
from danvan.petitions.models import Petition, PetitionClock, PetitionFile, PetitionStep, Publication, Verdict
from danvan.petitions.permissions import HEADING, KEEPING, RIGHTS, WORKING, rights_of
from danvan.petitions.states import (
    CHANNELS,
    DISCONTINUE_GROUNDS,
    ENDED,
    NEXT_FIRST,
    NOT_ELIGIBLE,
    PAUSE_GROUNDS,
    REFUSE_GROUNDS,
    SCREENED_OUT,
    STATES,
    STEPS,
)
from danvan.petitions.views_desk import papers
from danvan.units.doors import DeskAct, DeskPage

LINE = (
    ("Đã nhận", ("received",)), ("Vào sổ", ("registered",)), ("Phân loại", ("screened",)), ("Đề xuất", ("proposed",)),
    ("Thụ lý", ("accepted",)), ("Giải quyết", ("verifying", "suspended", "dialogue")), ("Duyệt trả lời", ("drafted",)),
    ("Đã duyệt", ("decided",)), ("Gửi kết quả", ("notified", "escalated", "executed")), ("Đóng", ("closed", "archived")),
)  # fmt: skip
MOST_ALONGSIDE = 99
DANGER = ("discontinue", "refuse", "unpublish", "file")
GROUNDS = {**REFUSE_GROUNDS, **PAUSE_GROUNDS, **DISCONTINUE_GROUNDS, **NOT_ELIGIBLE}


def state_kind(petition: Petition, late: bool) -> str:
    """Choose the colour of the state."""
    if late:
        return "late"
    return "done" if petition.state in ENDED else "waiting"


def corridor(petition: Petition, steps: list[PetitionStep]) -> list[dict[str, str]]:
    """Give the inputs of ``ui/corridor.html``: what happened, where it stands, what comes next on the usual way."""
    been = {step.to_state for step in steps} | {petition.state}
    out = petition.state in SCREENED_OUT or petition.state == "discontinued"
    closed_out = petition.state in ("closed", "archived") and not been & {"decided", "notified"}
    lines: list[dict[str, str]] = []
    for label, states in LINE:
        here, passed = petition.state in states, bool(been & set(states))
        if (out or closed_out) and not passed:
            continue
        lines.append({"label": label, "step": "now" if here else ("passed" if passed else "next")})
    if out:
        lines.append({"label": STATES[petition.state], "step": "now"})
    now = next((n for n, line in enumerate(lines) if line["step"] == "now"), len(lines))
    for line in lines[now + 1 :]:
        line["step"] = "next" if line["step"] != "now" else "now"
    return lines


class PetitionPage(DeskPage):
    """A page about one petition; whoever only follows sees none, nor does one who is complained about."""

    def allowed(self) -> bool:
        return super().allowed() and self.officer.may_write(self.today)

    def petition(self) -> Petition:
        rows = Petition.objects.visible_to(self.officer, self.today).select_related(
            "unit", "topic", "area", "assigned_unit", "assigned_to__person", "assigned_to__user", "group", "raised_again_of", "parent",
            "received_by__person", "received_by__user",
        )  # fmt: skip
        return get_object_or_404(rows, code=self.kwargs["code"].upper())


class ShowPetition(PetitionPage):
    """The record."""

    template_name = "petitions/desk/petition.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        petition = self.petition()
        steps = list(petition.steps.select_related("by__person", "by__user", "note", "to_unit"))
        rights = rights_of(self.officer, petition, self.today)
        late = petition.is_overdue(self.today)
        answers = list(petition.answers.select_related("drafted_by__person", "approved_by__person"))
        sent = [one for one in answers if one.sent_back_at is None]
        papers_offered = (
            papers.offered(petition, {step.verb for step in steps}, joint=bool(sent and sent[-1].joint))
            if KEEPING in rights
            else []
        )
        alongside = self.alongside(petition)
        answerable = [one.code for one in (petition, *alongside) if may_now(one, "answer")]
        parts = petition.children.order_by("pk").values_list("code", flat=True) if petition.kind == "mixed" else []
        deadlines = self.deadlines(petition)
        running = [one for one in deadlines if one["clock"].is_open]
        return super().get_context_data(
            title=petition.subject, petition=petition, state=STATES[petition.state], state_kind=state_kind(petition, late),
            steps=corridor(petition, steps), verbs=self.verbs(petition, rights), unit_name=petition.unit.name_on(self.today),
            deadlines=deadlines, open_clocks=len(running), ended_clocks=len(deadlines) - len(running), entries=[self.entry(step) for step in reversed(steps)], keeps=KEEPING in rights,
            heads=HEADING in rights, works=WORKING in rights, answers=answers, papers_offered=papers_offered, parts=parts,
            files=list(petition.files.all()), parties=list(petition.parties.values_list("role", flat=True)), channel=CHANNELS[petition.channel],
            publication=Publication.objects.filter(petition=petition).first(), verdict=Verdict.objects.filter(petition=petition).first(),
            alongside=alongside, joint_codes=answerable if WORKING in rights and len(answerable) > 1 else [],
            area_name=petition.area.name_on(self.today) if petition.area else "",
            handler_name=petition.assigned_unit.name_on(self.today) if petition.assigned_unit else "", **kwargs,
        )  # fmt: skip

    def alongside(self, petition: Petition) -> list[Petition]:
        """List the other letters of the group, those that the officer may see."""
        if petition.group is None:
            return []
        rows = Petition.objects.visible_to(self.officer, self.today).filter(group=petition.group)
        return list(rows.exclude(pk=petition.pk).order_by("received_on", "pk")[:MOST_ALONGSIDE])

    def verbs(self, petition: Petition, rights: frozenset[str]) -> list[dict[str, str]]:
        """List what this officer may do now, the next step first."""
        names = [verb for verb in NEXT_FIRST if RIGHTS[verb] in rights and may_now(petition, verb)]
        published = (
            Publication.objects.filter(petition=petition, public_from__isnull=False).exists()
            if "publish" in names
            else False
        )
        idle = "publish" if published else "unpublish"
        return [
            {"label": STEPS[verb].label, "url": reverse(f"petitions:{verb}", args=[petition.code]), "kind": "danger" if verb in DANGER else ""}
            for verb in names
            if verb != idle
        ]  # fmt: skip

    def deadlines(self, petition: Petition) -> list[dict[str, Any]]:
        """Give every term, the open ones first, with its day-by-day story."""
        calendar = calendars.load(petition.unit)
        rows = list(petition.clocks.prefetch_related("changes"))
        rows.sort(key=lambda one: (not one.is_open, one.role == clocks.FOLLOW_UP, one.due_on, one.pk))
        return [
            clocks.deadline(one, calendar, self.today, list(one.changes.all()))
            | {
                "clock": one,
                "moved": [row for row in one.changes.all() if row.kind == clocks.RECOMPUTE],
                "by_hand": one.is_open and by_hand(one.rule_code),
            }
            for one in rows
        ]

    def entry(self, step: PetitionStep) -> dict[str, Any]:
        note = getattr(step, "note", None)
        words = [
            GROUNDS.get(step.ground, ""),
            step.to_body,
            f"Văn bản {step.paper}" if step.paper else "",
            note.text if note else "",
        ]
        if step.to_unit:
            words.insert(1, step.to_unit.name_on(self.today))
        return {
            "what": step.what, "who": step.by.full_name if step.by else "", "at": step.at,
            "note": ". ".join(one for one in words if one),
        }  # fmt: skip


class ExplainClock(PetitionPage):
    """The whole reasoning of one term, to print and put into the file."""

    template_name = "petitions/desk/clock.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        petition = self.petition()
        clock = get_object_or_404(
            PetitionClock.objects.prefetch_related("changes"), petition=petition, pk=self.kwargs["clock"]
        )
        calendar = calendars.load(petition.unit)
        said, kind = clocks.sentence(clock, calendar, self.today)
        return super().get_context_data(
            title=clock.name, petition=petition, term=clock, said=said, kind=kind, lines=clocks.lines(clock, calendar),
            changes=list(clock.changes.all()), unit_name=petition.unit.name_on(self.today), rule=clock.rule, cited=written(clock.source), **kwargs,
        )  # fmt: skip


class OpenContact(DeskAct):
    """Ask for a reason, write it down, then show who sent it: on this answer only, never kept by a cache."""

    template_name = "petitions/desk/act.html"
    form_class = verbs.ContactForm
    title = "Mở thông tin người gửi"

    def find(self) -> Petition:
        rows = Petition.objects.visible_to(self.officer, self.today).select_related("unit", "assigned_unit")
        petition = get_object_or_404(rows, code=self.kwargs["code"].upper())
        if WORKING not in rights_of(self.officer, petition, self.today):
            raise Http404
        return petition

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            people = actions.open_contact(self.thing, by=self.officer, at=self.at, **form.cleaned_data)
        except Refused as refused:
            add_refusal(form, refused)
            return self.form_invalid(form)
        context = {"title": self.title, "petition": self.thing, "people": people, "back": self._back()}
        response = render(self.request, "petitions/desk/contact.html", context)
        response["Cache-Control"] = "no-store"
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        before = self.thing.openings.select_related("officer__person", "officer__user")[:10]
        return super().get_context_data(
            about=self.thing.subject, submit="Mở và ghi lại", back=self._back(), openings=list(before), **kwargs
        )

    def _back(self) -> str:
        return reverse("petitions:show", args=[self.thing.code])


class DownloadFile(PetitionPage):
    """A file of a petition, always as an attachment."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> FileResponse:
        kept = get_object_or_404(
            PetitionFile, petition=self.petition(), code=self.kwargs["file"].upper(), quarantined_at=None
        )
        response = FileResponse(
            kept.file.open("rb"), as_attachment=True, filename=kept.name, content_type=kept.media_type
        )
        response["X-Content-Type-Options"] = "nosniff"
        response["Cache-Control"] = "private, no-store"
        return response
