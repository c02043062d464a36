"""Changing the calendar touches open terms: what would move is shown first, then a job computes it anew."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from danvan.calendars import views_desk as calendars
from danvan.core.refused import Refused
from danvan.core.views import add_refusal
from danvan.hall import events

EVENT = "calendar_changed"


class Unwritten(Exception):
    """Ends the trial of a change: everything it wrote is taken back."""


class Previewed:
    """Mixin before a verb of the calendar: the first sending shows what would move, the second one does it.

    Nothing would move: it is done at once.
    """

    request: Any
    thing: Any
    officer: Any

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Show the preview unless this very content has been shown."""
        mark = self.digest(form)
        if self.request.POST.get("previewed") == mark:
            return super().form_valid(form)  # type: ignore[misc]
        try:
            seen = self.tried(form)
        except Refused as refused:
            add_refusal(form, refused)
            return self.form_invalid(form)  # type: ignore[attr-defined]
        if not seen.total:
            return super().form_valid(form)  # type: ignore[misc]
        form.previewed = mark  # type: ignore[attr-defined]
        return self.render_to_response(
            self.get_context_data(form=form, preview=seen, submit=f"{self.submit} và tính lại")
        )  # type: ignore[attr-defined]

    def tried(self, form: forms.Form) -> events.Preview:
        """Do it, look, and take it back."""
        at = timezone.now()
        try:
            with transaction.atomic():
                super().act(self.thing, dict(form.cleaned_data), at)  # type: ignore[misc]
                seen = events.preview(EVENT, at=at)
                raise Unwritten
        except Unwritten:
            return seen

    def act(self, thing: Any, cleaned: dict[str, Any], at: datetime) -> str:
        """Change the calendar and ask for the terms to be computed anew, in one transaction."""
        with transaction.atomic():
            address = super().act(thing, cleaned, at)  # type: ignore[misc]
            job = events.ask(EVENT, by=self.officer.code, unit=self.officer.unit.code, at=at)
        link = format_html('<a href="{}">Xem việc tính lại hạn</a>', reverse("jobs:show", args=[job.code]))
        messages.info(self.request, link)
        return address

    @staticmethod
    def digest(form: forms.Form) -> str:
        """Return a mark of what was filled in."""
        said = repr(sorted((name, str(value)) for name, value in form.cleaned_data.items()))
        return hashlib.sha256(said.encode()).hexdigest()[:32]


class AddDay(Previewed, calendars.AddDay):
    """A day off."""


class SwapDays(Previewed, calendars.SwapDays):
    """A weekday off, a weekend day worked instead."""


class WithdrawDay(Previewed, calendars.WithdrawDay):
    """A day taken out of the calendar."""


class DecideYear(Previewed, calendars.DecideYear):
    """The yearly notice of days off is out."""
