"""Bring texts in, list the proposals, review one, put one aside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.generic import View

from danvan.intake import actions
from danvan.intake.bring import Brought, bring
from danvan.intake.forms import DismissForm, ReviewForm, UploadForm
from danvan.intake.models import Proposal
from danvan.intake.permissions import READERS, may_accept, may_publish_at_once
from danvan.intake.review import Reviewer, Sheet, Value, lay_out
from danvan.intake.review.decide import decide
from danvan.intake.states import STATE_BADGES, STATES
from danvan.units.doors import DeskAct, DeskList, DeskView
from danvan.units.models import Officer
from danvan.websites.addresses import url_for

LEGEND = [
    {"kind": "title", "label": "tên, tiêu đề"}, {"kind": "day", "label": "thời gian"}, {"kind": "place", "label": "địa danh"},
    {"kind": "body", "label": "cơ quan"}, {"kind": "person", "label": "người, chức vụ"}, {"kind": "paper", "label": "văn bản"},
    {"kind": "count", "label": "số người, thành phần"},
]  # fmt: skip


def find_proposal(officer: Officer, code: str, on: Any) -> Proposal:
    """Return the proposal of that code in the officer's scope; 404 otherwise."""
    rows = Proposal.objects.visible_to(officer, on).select_related("unit", "upload", "accepted_by", "dismissed_by")
    found = rows.filter(code=code.upper()).first()
    if found is None:
        raise Http404
    return found


class ListFilter(forms.Form):
    state = forms.ChoiceField(label="Tình trạng", required=False, choices=[("", "Tất cả"), *STATES.items()])


class ListProposals(DeskList):
    """Everything brought in, what waits first; the door to bring in more stands above."""

    template_name = "intake/desk/list.html"
    title = "Nhập bài"
    roles = READERS
    filter_form_class = ListFilter

    def rows(self, filters: dict[str, Any]) -> QuerySet[Proposal]:
        rows = (
            Proposal.objects.visible_to(self.officer, self.today)
            .select_related("upload", "unit")
            .defer("frames", "decisions", "upload__text", "upload__signature")
        )
        return (rows.filter(state=filters["state"]) if filters.get("state") else rows).newest_first()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(form=UploadForm(), **kwargs)
        context["lines"] = [_line(one) for one in context["sheet"].rows]
        return context


def _line(one: Proposal) -> dict[str, Any]:
    cells = [
        {"text": one.title, "more": one.upload.name},
        {"text": STATES[one.state], "badge": STATE_BADGES[one.state] or "note"},
        {"text": f"{one.upload.uploaded_at:%d/%m/%Y}", "short": True},
        {"text": one.code, "short": True},
    ]
    return {"url": reverse("intake:review", args=[one.code]), "cells": cells}


class UploadTexts(DeskAct):
    """Read what was dropped or pasted: each with its result, nothing half-saved."""

    template_name = "intake/desk/upload.html"
    form_class = UploadForm
    roles = READERS
    title = "Nhập bài"

    def form_valid(self, form: Any) -> HttpResponse:
        results = bring(form.cleaned_data["files"], form.cleaned_data["text"], by=self.officer, at=self.at)
        if len(results) == 1 and results[0].proposal and not results[0].near:
            return HttpResponseRedirect(reverse("intake:review", args=[results[0].proposal.code]))
        status = 200 if any(one.proposal for one in results) else 422
        shown = [_result(one) for one in results]
        opened = next((one.proposal for one in results if one.proposal), None)
        context = self.get_context_data(form=UploadForm(), results=shown, opened=opened, title="Kết quả đọc")
        return self.render_to_response(context, status=status)


def _result(one: Brought) -> dict[str, Any]:
    code = one.proposal.code if one.proposal else one.earlier
    return {
        "name": one.name, "title": one.proposal.title if one.proposal else "", "sentence": one.sentence, "near": one.near,
        "notes": one.notes, "url": reverse("intake:review", args=[code]) if code else "", "ok": one.proposal is not None,
        "near_url": reverse("intake:review", args=[one.near]) if one.near else "", "asked": one.asked,
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A proposal with its sheet."""

    proposal: Proposal
    sheet: Sheet


class ReviewProposal(DeskAct):
    """Source left, cards right; one form, which works without scripts. Afterwards the page shows what was made."""

    template_name = "intake/desk/review.html"
    form_class = ReviewForm
    roles = READERS
    done = "Đã nhận bài."

    def find(self) -> Reviewed:
        proposal = find_proposal(self.officer, self.kwargs["code"], self.today)
        return Reviewed(
            proposal, lay_out(proposal.frames, proposal.upload.text, reviewer_of(proposal, self.at, self.today))
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.thing.proposal.state != "open":
            return self.render_to_response(self.decided())
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.thing.proposal.state != "open":
            return HttpResponseRedirect(self.address)
        return super().post(request, *args, **kwargs)

    @cached_property
    def address(self) -> str:
        return reverse("intake:review", args=[self.thing.proposal.code])

    def get_form_kwargs(self) -> dict[str, Any]:
        at_once = may_publish_at_once(self.officer, self.thing.proposal.unit, self.today)
        afterwards = ("publish", "submit", "draft") if at_once else ("submit", "draft")
        data = self.request.POST if self.request.method == "POST" else None
        return {"data": data, "sheet": self.thing.sheet, "afterwards": afterwards}

    def act(self, thing: Reviewed, cleaned: dict[str, Any], at: datetime) -> str:
        decision = decide(thing.sheet, thing.proposal.frames, cleaned)
        actions.accept(thing.proposal, decision=decision, by=self.officer, at=at)
        return self.address

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        proposal, sheet = self.thing.proposal, self.thing.sheet
        blocking = sum(card.blocks for card in sheet.cards)
        near = (
            Proposal.objects.filter(code=proposal.near_code, unit=proposal.unit).first()
            if proposal.near_code
            else None
        )
        return super().get_context_data(
            title=proposal.title, proposal=proposal, sheet=sheet, legend=LEGEND, blocking=blocking, near=near,
            may_decide=may_accept(self.officer, proposal, self.today), **kwargs,
        )  # fmt: skip

    def decided(self) -> dict[str, Any]:
        """Give the context of the page after the decision: what was made, what was changed, what waits next."""
        proposal = self.thing.proposal
        rows = Proposal.objects.visible_to(self.officer, self.today).filter(unit=proposal.unit, state="open")
        edits = edits_shown(self.thing.sheet, proposal.decisions.get("edits", []))
        portal = (
            url_for(proposal.unit, "article", proposal.article_code, proposal.title, self.today)
            if proposal.article_code
            else ""
        )
        meetings = proposal.decisions.get("meetings", [])
        return self.get_context_data(
            form=None, edits=edits, meetings=meetings, portal=portal, next=rows.order_by("pk").first()
        )


def edits_shown(sheet: Sheet, edits: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give what a person changed, in the words of the page: label of the control, before and after."""
    controls = {value.name: (card, value) for card in sheet.cards for value in card.values()}
    shown = []
    for edit in edits:
        if edit["basis"] == "span" or edit["field"] not in controls:
            continue
        card, value = controls[edit["field"]]
        label = card.label if card.label == value.label else f"{card.label} – {value.label}"
        shown.append(
            {
                "label": label,
                "before": said(value, edit["before"]),
                "after": said(value, edit["after"]),
                "left": edit["basis"] == "left",
            }
        )
    return shown


def said(value: Value, given: Any) -> str:
    """Write a kept answer as the page said it."""
    if value.kind == "check":
        return "có" if given else "không"
    if value.kind == "date" and given:
        return f"{given[8:10]}/{given[5:7]}/{given[:4]}"
    return str(dict(value.choices).get(str(given), given))


def reviewer_of(proposal: Proposal, at: datetime, today: Any) -> Reviewer:
    """Describe for whom the sheet is laid out: the unit of the proposal and the area it serves."""
    unit = proposal.unit
    version = unit.version(today) or unit.last_version()
    area = version.area if version else None
    codes = frozenset(filter(None, (unit.code, area.code if area else "")))
    return Reviewer(unit.name_on(today), codes, area.name_on(today) if area else "", today)


class DismissProposal(DeskAct):
    """Put a proposal aside, with a reason."""

    template_name = "intake/desk/dismiss.html"
    form_class = DismissForm
    roles = READERS
    title = "Bỏ bài nhập"
    done = "Đã bỏ bài nhập."

    def find(self) -> Proposal:
        return find_proposal(self.officer, self.kwargs["code"], self.today)

    def act(self, thing: Proposal, cleaned: dict[str, Any], at: datetime) -> str:
        actions.dismiss(thing, reason=cleaned["reason"], by=self.officer, at=at)
        return reverse("intake:list")


class OpenOriginal(DeskView, View):
    """The original as it came: only through this door, as a download."""

    roles = READERS

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        upload = find_proposal(self.officer, code, self.today).upload
        try:
            content = upload.file.open("rb")
        except FileNotFoundError as error:
            raise Http404 from error
        response = FileResponse(
            content, as_attachment=True, filename=upload.name, content_type="application/octet-stream"
        )
        response["X-Content-Type-Options"] = "nosniff"
        return response
