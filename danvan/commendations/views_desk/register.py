"""The register of commendations, and entering what was before."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import F, QuerySet
from django.urls import reverse

from danvan.commendations import actions, forms
from danvan.commendations.letters.papers import note
from danvan.commendations.models import Award, Nominee
from danvan.commendations.permissions import OFFICERS, may_set
from danvan.units.doors import DeskAct, DeskList
from danvan.units.models import Officer, Unit


def register_of(officer: Officer, on: date, year: int) -> QuerySet[Nominee]:
    """List what the givers in scope granted in a year, by book number; taken back ones stay, marked."""
    rows = Nominee.objects.filter(outcome="granted", proposal__giver__in=Unit.objects.in_scope_of(officer, on))
    rows = rows.filter(proposal__decided_on__range=(date(year, 1, 1), date(year, 12, 31)))
    return rows.select_related("proposal", "award").order_by(
        F("book_number").asc(nulls_last=True), "proposal__decided_on", "pk"
    )


class Register(DeskList):
    """The register of one year."""

    template_name = "commendations/desk/register.html"
    title = "Sổ khen thưởng"
    roles = OFFICERS + ("follower",)

    def year(self) -> int:
        year = self.request.GET.get("year", "")
        return int(year) if year.isdigit() and len(year) == 4 else self.today.year

    def rows(self, filters: dict[str, Any]) -> QuerySet[Nominee]:
        return register_of(self.officer, self.today, self.year())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(
            year=self.year(), years=range(self.today.year, self.today.year - 6, -1),
            may_set=may_set(self.officer, self.officer.unit, self.today), **kwargs,
        )  # fmt: skip
        context["lines"] = [{"row": row, "note": note(row)} for row in context["sheet"].rows]
        return context


class RecordHistory(DeskAct):
    """Enter a decision of the past."""

    template_name = "commendations/desk/act.html"
    form_class = forms.HistoryForm
    roles = OFFICERS
    title = "Ghi khen thưởng của thời kỳ trước"
    done = "Đã ghi vào sổ. Số này đứng ở cột nhập tay."

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "awards": Award.objects.filter(unit=self.officer.unit)}

    def act(self, thing: None, cleaned: dict[str, Any], at: datetime) -> str:
        past = actions.Past(**{name: cleaned[name] for name in ("title", "deed", "decided_on", "source", "decision")})
        subjects = [
            actions.Subject(kind, line.strip()[:250], cleaned["deed"])
            for kind, name in (("group", "groups"), ("individual", "people"))
            for line in cleaned[name].split("\n")
            if line.strip()
        ]
        actions.record_history(past, subjects, award=cleaned["award"], unit=self.officer.unit, by=self.officer, at=at)
        return f"{reverse('commendations:register')}?year={past.decided_on.year}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            about="", text="Mỗi dòng là một tập thể hoặc một cá nhân đã được khen. Không tính hạn, không cấp số, không in giấy khen.",
            submit="Ghi vào sổ", danger=False, back=reverse("commendations:register"), **kwargs,
        )  # fmt: skip
