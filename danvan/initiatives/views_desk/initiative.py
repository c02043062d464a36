"""The desk side of models: the list, one record, its lineage; the library of models of other places."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from danvan import search
from danvan.core.steps import verbs_from
from danvan.initiatives import forms, permissions
from danvan.initiatives.letters import lineage
from danvan.initiatives.letters.words import said_goal, said_sums, sums_of
from danvan.initiatives.models import TEN, Choice, Initiative, Tally, Update
from danvan.initiatives.permissions import WRITERS, may_begin, may_carry, may_review, may_score
from danvan.initiatives.similar import similar_to
from danvan.initiatives.states import DONE, KINDS, LISTED, REACHED, REGISTRANTS, STATES, STEPS
from danvan.initiatives.views_desk.rows import KINDS_OF_STATE
from danvan.units.doors import DeskAct, DeskList, DeskPage
from danvan.units.models import Officer, Unit
from danvan.units.timeline import timeline
from danvan.websites.addresses import url_for

FOUND = 300
NEXT_FIRST = (
    "register", "rewrite", "accept", "ask_completion", "launch", "report_progress", "self_assess", "open_round", "close_round",
    "recognise", "confirm_effective", "decline", "publish", "unpublish", "ask_update", "add_photo", "merge",
    "withdraw_registration", "end",
)  # fmt: skip
DANGER = ("end", "merge", "withdraw_registration")
CORRIDOR = ("draft", "registered", "accepted", "running", "assessed", "appraised", "recognised")
STANDS_AT = {"returned": "registered", "appraising": "assessed"}


def fields_for(view: Any) -> list[str]:
    """List the fields of work that the movements in sight name, each once. One query."""
    units = Unit.objects.in_scope_of(view.officer, view.today)
    above = Unit.objects.above(view.officer.unit, view.today)
    named = Choice.objects.filter(
        Q(edition__movement__unit__in=units) | Q(edition__movement__unit__in=above), kind="field"
    )
    return list(dict.fromkeys(named.order_by("edition", "position").values_list("name", flat=True)))


def found_one(view: Any) -> Initiative:
    """Fetch the model of the address among those in scope."""
    rows = Initiative.objects.visible_to(view.officer, view.today)
    rows = rows.select_related(
        "unit", "movement", "origin__unit", "merged_into", "created_by__person", "created_by__user"
    )
    return get_object_or_404(rows, code=view.kwargs["code"].upper())


class Answers:
    """What one officer may do with one model today; many verbs ask the same question, which is asked once."""

    def __init__(self, officer: Officer, thing: Initiative, on: date) -> None:
        self.asked = (officer, thing, on)
        self.known: dict[Any, bool] = {}

    def __call__(self, may: Any) -> bool:
        if may not in self.known:
            self.known[may] = may(*self.asked)
        return self.known[may]


class ShowInitiative(DeskPage):
    """One model: where it stands, what may be done now, the ten fields, its updates, rounds, recognitions, lineage."""

    template_name = "initiatives/desk/initiative.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it; the code of a typed figure, which a report opens too, leads to the list of those."""
        tallies = Tally.objects.visible_to(self.officer, self.today).filter(code=self.kwargs["code"].upper())
        if tallies.exists():
            return redirect("initiatives:tallies")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        thing = found_one(self)
        public = thing.public_from is not None and thing.public_from <= self.at
        answers = Answers(self.officer, thing, self.today)
        reviews = answers(may_review)
        similar = similar_to(thing, self.today) if thing.state == "registered" and reviews else []
        seen = Initiative.objects.visible_to(self.officer, self.today).filter(
            pk__in=[one.initiative.pk for one in similar]
        )
        return super().get_context_data(
            title=thing.name, thing=thing, state=STATES[thing.state], state_kind=KINDS_OF_STATE[thing.state],
            facts=f"{REGISTRANTS[thing.registrant_kind]}: {thing.registrant_name or 'chưa ghi'} · {thing.unit.name_on(self.today)}",
            steps=corridor(thing), verbs=self.verbs(thing, answers), silence=thing.said_silence(self.today),
            ten=[(label, getattr(thing, name)) for name, label in TEN if name not in ("name", "assess_on")],
            goals=[said_goal(one) for one in thing.goals.prefetch_related("values__update_row")],
            updates=self.updates(thing), sums=said_sums(sums_of(thing)), rounds=rounds_of(thing),
            recognitions=list(thing.recognitions.all()), photos=list(thing.photos.all()),
            copies=list(thing.copies.exclude(state__in=("draft", "withdrawn", "merged")).select_related("unit")),
            interests=list(thing.interests.all()) if reviews else [], reviews=reviews,
            similar=similar, seen=set(seen.values_list("pk", flat=True)) if similar else (),
            writes=answers(may_carry), kinds=KINDS, reached=REACHED,
            public_url=url_for(thing.unit, "initiative", thing.code, thing.name, self.today) if public else "",
            entries=timeline("initiative", thing.code, DONE), **kwargs,
        )  # fmt: skip

    def updates(self, thing: Initiative) -> list[Update]:
        rows = thing.updates.select_related("reported_by__person", "reported_by__user")
        return list(rows.prefetch_related("values__goal", "photos")[:60])

    def verbs(self, thing: Initiative, answers: Answers) -> list[dict[str, str]]:
        """List what this officer may do now, the next step first."""
        open_ones = verbs_from(STEPS, thing.state)
        idle = {"publish" if thing.public_from else "unpublish"}
        idle |= set() if thing.owes_since(self.today) else {"ask_update"}
        idle |= {"confirm_effective"} if thing.effective_on else set()
        lines = [
            {"label": STEPS[name].label, "url": reverse(f"initiatives:{name}", args=[thing.code]), "kind": "danger" if name in DANGER else ""}
            for name in NEXT_FIRST
            if name in open_ones and name not in idle and answers(permission(name))
        ]  # fmt: skip
        if thing.state == "appraising" and answers(may_score):
            lines.insert(
                0, {"label": "Chấm điểm", "url": reverse("initiatives:score", args=[thing.code]), "kind": ""}
            )
        if thing.state in ("recognised", "appraised") and answers(may_review):
            url = reverse("desk:propose_commendation", args=[thing.code])
            lines.insert(1, {"label": "Đề nghị khen thưởng", "url": url, "kind": ""})
        if thing.state in LISTED and answers(may_review):
            url = reverse("desk:write_good_deed", args=[thing.code])
            lines.append({"label": "Viết tin bài", "url": url, "kind": ""})
        return sorted(lines, key=lambda one: one["kind"] == "danger")


def permission(verb: str) -> Any:
    """Return the question that a verb asks."""
    return getattr(permissions, f"may_{verb}")


def corridor(thing: Initiative) -> list[dict[str, str]]:
    """Give the inputs of ``ui/corridor.html``."""
    if thing.state in ("ended", "merged", "withdrawn"):
        passed = [one for one, at in (("registered", thing.registered_at), ("accepted", thing.accepted_at), ("running", thing.launched_at)) if at]  # fmt: skip
        return [
            *({"label": STATES[one], "step": "passed"} for one in passed),
            {"label": STATES[thing.state], "step": "now"},
        ]
    now = CORRIDOR.index(STANDS_AT.get(thing.state, thing.state))
    return [
        {"label": STATES[thing.state] if place == now else STATES[one], "step": "passed" if place < now else "now" if place == now else "next"}
        for place, one in enumerate(CORRIDOR)
    ]  # fmt: skip


def rounds_of(thing: Initiative) -> list[dict[str, Any]]:
    """Give the rounds side by side: criteria down, assessors across, what was changed and why."""
    shown = []
    rows = thing.rounds.select_related("edition").prefetch_related(
        "edition__criteria", "assessors__scores", "assessors__changes__criterion", "assessors__officer__person",
        "assessors__officer__user",
    )  # fmt: skip
    for one in rows:
        sheets = list(one.assessors.all())
        points = [{score.criterion_id: score for score in sheet.scores.all()} for sheet in sheets]
        lines = [
            {"criterion": criterion, "cells": [cell.get(criterion.pk) for cell in points]}
            for criterion in (one.edition.tree() if one.edition else [])
        ]
        shown.append({
            "round": one, "sheets": sheets, "lines": lines, "changes": [change for sheet in sheets for change in sheet.changes.all()],
            "totals": [sheet.total() for sheet in sheets], "remarks": [sheet for sheet in sheets if sheet.remark],
        })  # fmt: skip
    return shown


class ShowLineage(DeskPage):
    """Who took what from whom, with what result: the page and the picture."""

    template_name = "initiatives/desk/lineage.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        thing = found_one(self)
        nodes = lineage.nodes_of(thing, on=self.today)
        seen = set(Initiative.objects.visible_to(self.officer, self.today).filter(code__in=[one.code for one in nodes]).values_list("code", flat=True))  # fmt: skip
        links = {one.code: reverse("initiatives:show", args=[one.code]) for one in nodes if one.code in seen}
        return super().get_context_data(
            title=f"Phả hệ: {thing.name}", thing=thing, rows=lineage.rows(nodes, links), picture=lineage.drawn(nodes, thing.code, links),
            crumbs_back=reverse("initiatives:show", args=[thing.code]), **kwargs,
        )  # fmt: skip


class Library(DeskList):
    """Public models of other places: to read, and to take over."""

    template_name = "initiatives/desk/library.html"
    title = "Học mô hình nơi khác"
    page_size = 30

    def rows(self, filters: dict[str, Any]) -> QuerySet[Initiative]:
        rows = Initiative.objects.public(self.at)
        if words := self.request.GET.get("q", "").strip()[:100]:
            found = [hit.code for hit in search.find(words, kinds=["initiative"], public_at=self.at, limit=FOUND)]
            rows = rows.filter(code__in=found)
        return rows.with_unit_version(self.today).newest_first()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(
            may_begin=may_begin(self.officer, self.officer.unit, self.today),
            q=self.request.GET.get("q", ""),
            **kwargs,
        )
        context["lines"] = [
            {"thing": row, "unit": row.unit.name_on(self.today), "own": row.unit_id == self.officer.unit_id}
            for row in context["sheet"].rows
        ]
        return context


class InitiativeAct(DeskAct):
    """A verb on one model: who may not take it does not find it; a wrong state is said in a sentence."""

    template_name = "initiatives/desk/act.html"
    roles = WRITERS
    form_class: Any = forms.NothingForm
    verb = ""
    text = ""
    danger = False

    def find(self) -> Initiative:
        rows = Initiative.objects.visible_to(self.officer, self.today).select_related("unit", "movement")
        thing = get_object_or_404(rows, code=self.kwargs["code"].upper())
        if not permission(self.verb)(self.officer, thing, self.today):
            raise Http404
        return thing

    def act(self, thing: Initiative, cleaned: dict[str, Any], at: datetime) -> str:
        self.take(thing, cleaned, at)
        return self.address()

    def take(self, thing: Initiative, cleaned: dict[str, Any], at: datetime) -> None:
        """Call the one action."""
        raise NotImplementedError

    def address(self) -> str:
        return reverse("initiatives:show", args=[self.thing.code])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        label = self.title or STEPS[self.verb].label
        kwargs = {
            "title": label,
            "submit": label,
            "text": self.text,
            "back": self.address(),
            "danger": self.danger,
        } | kwargs
        return super().get_context_data(about=self.thing.name, **kwargs)
