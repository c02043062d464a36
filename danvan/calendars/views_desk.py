"""The administrator's calendar: the days of a year, and the verbs that change them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from danvan.calendars import actions
from danvan.calendars.forms import AddDayForm, DecideYearForm, SwapDaysForm, WithdrawDayForm
from danvan.calendars.models import Day, Year, load
from danvan.calendars.permissions import ADMINISTRATOR, may_change, may_change_national
from danvan.calendars.states import LOCAL, NATIONAL
from danvan.law.calendar import FIRST_YEAR, LAST_YEAR
from danvan.units.doors import DeskAct, DeskPage
from danvan.units.models import Unit


class CalendarYear(DeskPage):
    """The days off and worked weekends of one year."""

    roles = (ADMINISTRATOR,)
    title = "Lịch làm việc"
    template_name = "calendars/desk/year.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        number = self.year_asked()
        national = may_change_national(self.officer, self.today)
        rows = [
            {"day": day, "can_withdraw": day.withdrawn_at is None and (national or day.unit_id is not None)}
            for day in self.days(number)
        ]
        return super().get_context_data(**kwargs) | {
            "number": number,
            "rows": rows,
            "year": Year.objects.filter(number=number).first(),
            "calendar": load(self.officer.unit),
            "may_decide": national,
        }

    def year_asked(self) -> int:
        """Return the year in the address, today's without one; 404 for one beyond the calendar."""
        number = self.kwargs.get("number", self.today.year)
        if not FIRST_YEAR <= number <= LAST_YEAR:
            raise Http404
        return number

    def days(self, number: int) -> QuerySet[Day]:
        own = Day.objects.filter(unit=None) | Day.objects.filter(unit=self.officer.unit)
        return own.in_year(number).select_related("added_by__person", "added_by__user")


class CalendarAct(DeskAct):
    """A verb of the calendar."""

    roles = (ADMINISTRATOR,)
    template_name = "calendars/desk/act.html"
    submit = "Lưu"
    submit_kind = "main"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("submit", self.submit)
        return super().get_context_data(
            submit_kind=self.submit_kind, back_url=reverse("calendars:this_year"), **kwargs
        )

    def unit_of(self, scope: str) -> Unit | None:
        """Return the unit that a choice of the form means."""
        return None if scope == NATIONAL else self.officer.unit


class ScopedAct(CalendarAct):
    """A verb that asks for whom."""

    def get_form_kwargs(self) -> dict[str, Any]:
        scopes = (NATIONAL, LOCAL) if may_change_national(self.officer, self.today) else (LOCAL,)
        return super().get_form_kwargs() | {"scopes": scopes}


class AddDay(ScopedAct):
    form_class = AddDayForm
    title = "Thêm ngày nghỉ"
    done = "Đã thêm ngày nghỉ vào lịch."

    def act(self, thing: None, cleaned: dict[str, Any], at: datetime) -> str:
        unit = self.unit_of(cleaned.pop("scope"))
        day = actions.add(**cleaned, unit=unit, by=self.officer, at=at)
        return _address(day.on.year)


class SwapDays(ScopedAct):
    form_class = SwapDaysForm
    title = "Hoán đổi ngày làm việc"
    done = "Đã ghi ngày nghỉ và ngày làm bù."

    def act(self, thing: None, cleaned: dict[str, Any], at: datetime) -> str:
        unit = self.unit_of(cleaned.pop("scope"))
        rest, _ = actions.swap(**cleaned, unit=unit, by=self.officer, at=at)
        return _address(rest.on.year)


class WithdrawDay(CalendarAct):
    form_class = WithdrawDayForm
    title = "Rút khỏi lịch"
    template_name = "calendars/desk/withdraw.html"
    submit = "Rút ngày này"
    submit_kind = "danger"
    done = "Đã rút khỏi lịch."

    def find(self) -> Day:
        day = get_object_or_404(Day.objects.in_force().select_related("unit"), code=self.kwargs["code"])
        if not may_change(self.officer, day.unit, self.today):
            raise Http404
        return day

    def act(self, thing: Day, cleaned: dict[str, Any], at: datetime) -> str:
        actions.withdraw(thing, reason=cleaned["reason"], by=self.officer, at=at)
        return _address(thing.on.year)


class DecideYear(CalendarAct):
    form_class = DecideYearForm
    title = "Ghi năm đã có quyết định nghỉ"
    done = "Đã ghi: hạn trong năm này không còn là tạm tính."

    def allowed(self) -> bool:
        return super().allowed() and may_change_national(self.officer, self.today)

    def get_initial(self) -> dict[str, Any]:
        return {"number": self.request.GET.get("number", "")}

    def act(self, thing: None, cleaned: dict[str, Any], at: datetime) -> str:
        year = actions.decide(cleaned["number"], source=cleaned["source"], by=self.officer, at=at)
        return _address(year.number)


def _address(year: int) -> str:
    return reverse("calendars:year", args=[year])
