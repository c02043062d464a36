"""The desk side of movements: the list, one plan, its verbs."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from danvan.core import once
from danvan.initiatives import actions, forms, permissions
from danvan.initiatives.models import Edition, Movement
from danvan.initiatives.permissions import REVIEWERS, may_prepare
from danvan.initiatives.states import COMBINE, DONE, MOVEMENT_STATES, MOVEMENT_STEPS
from danvan.units.doors import DeskAct, DeskList, DeskPage
from danvan.units.timeline import timeline

KINDS_OF_STATE = {"draft": "note", "announced": "done", "closed": "note"}
ROWS_MORE = 5


class ListMovements(DeskList):
    """The movements of the units in scope, and those announced above."""

    template_name = "initiatives/desk/movements.html"
    title = "Đợt phát động"

    def rows(self, filters: dict[str, Any]) -> QuerySet[Movement]:
        rows = Movement.objects.visible_to(self.officer, self.today).annotate(models_count=Count("initiatives"))
        return rows.with_unit_version(self.today).newest_first()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(
            may_prepare=may_prepare(self.officer, self.officer.unit, self.today), **kwargs
        )
        context["lines"] = [
            {"thing": row, "unit": row.unit.name_on(self.today), "kind": KINDS_OF_STATE[row.state]}
            for row in context["sheet"].rows
        ]
        return context


class ShowMovement(DeskPage):
    """One plan: calendar, fields, levels, chain, criteria; the editions before."""

    template_name = "initiatives/desk/movement.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = Movement.objects.visible_to(self.officer, self.today).select_related("unit")
        movement = get_object_or_404(rows, code=self.kwargs["code"].upper())
        editions = list(movement.editions.prefetch_related("choices", "criteria").order_by("-number"))
        edition = editions[0]
        return super().get_context_data(
            title=movement.name, movement=movement, state=MOVEMENT_STATES[movement.state], state_kind=KINDS_OF_STATE[movement.state],
            unit_name=movement.unit.name_on(self.today), edition=edition, older=editions[1:], verbs=self.verbs(movement),
            fields=edition.names("field"), stages=edition.names("stage"), combine=COMBINE.get(edition.combine, "chưa quy định"),
            levels=[one for one in edition.choices.all() if one.kind == "level"], total=total_of(edition),
            entries=timeline("movement", movement.code, DONE), may_compare=permissions.may_lead(self.officer, movement, self.today),
            **kwargs,
        )  # fmt: skip

    def verbs(self, movement: Movement) -> list[dict[str, str]]:
        names = [name for name in MOVEMENT_STEPS if movement.state in MOVEMENT_STEPS[name].from_]
        return [
            {"label": MOVEMENT_STEPS[name].label, "url": reverse(f"initiatives:{name}", args=[movement.code]), "kind": ""}
            for name in sorted(names, key=["announce", "revise", "amend", "close_movement"].index)
            if getattr(permissions, f"may_{name}")(self.officer, movement, self.today)
        ]  # fmt: skip


def total_of(edition: Edition) -> dict[str, Any]:
    """Add up the points of what is scored, bonus apart."""
    leaves = edition.leaves()
    return {"points": sum(one.points or 0 for one in leaves), "bonus": sum(one.bonus or 0 for one in leaves)}


def measures_of(cleaned: dict[str, Any]) -> actions.Measures:
    """Turn the form into what the unit measures by."""
    return actions.Measures(
        fields=cleaned["fields_of_work"], levels=cleaned["levels"], stages=cleaned["stages"], combine=cleaned["combine"],
        criteria=[actions.CriterionRow(**row) for row in cleaned["criteria"]],
    )  # fmt: skip


def as_typed(edition: Edition) -> dict[str, Any]:
    """Write an edition as its form shows it."""
    levels = [
        f"{one.name} | {one.minimum.normalize():f}" if one.minimum is not None else one.name
        for one in edition.choices.all()
        if one.kind == "level"
    ]
    names = ("depth", "text", "evidence", "due_on")
    return {
        "fields_of_work": edition.names("field"), "levels": levels, "stages": edition.names("stage"), "combine": edition.combine,
        "criteria": [
            {name: getattr(one, name) for name in names} | {"points": plain(one.points), "bonus": plain(one.bonus)} for one in edition.tree()
        ],
    }  # fmt: skip


def plain(points: Decimal | None) -> str:
    """Write points without empty decimals, as a number field takes them: 20, 2.5."""
    return "" if points is None else f"{points.normalize():f}"


class PrepareMovement(DeskAct):
    """Write the plan of a movement."""

    template_name = "initiatives/desk/movement_form.html"
    form_class: Any = forms.MovementForm
    roles = REVIEWERS
    title = "Soạn kế hoạch phát động"
    done = "Đã lưu kế hoạch."

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Give more rows when that was asked for, judging nothing; else act."""
        if "more" not in request.POST:
            return super().post(request, *args, **kwargs)
        form = self.form_class(initial=self.get_form().typed(), more=ROWS_MORE)
        form.once = once.token(request.POST.get(once.FIELD, ""))
        return self.render_to_response(self.get_context_data(form=form))

    def act(self, thing: None, cleaned: dict[str, Any], at: datetime) -> str:
        plan = actions.Plan(**{name: cleaned[name] for name in forms.MovementForm.plan_names})
        made = actions.prepare(plan, measures_of(cleaned), unit=self.officer.unit, by=self.officer, at=at)
        return reverse("initiatives:movement", args=[made.code])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**({"back": reverse("initiatives:movements")} | kwargs))


class MovementAct(DeskAct):
    """A verb on one movement."""

    template_name = "initiatives/desk/act.html"
    roles = REVIEWERS
    form_class: Any = forms.NothingForm
    verb = ""
    text = ""

    def find(self) -> Movement:
        rows = Movement.objects.visible_to(self.officer, self.today).select_related("unit")
        movement = get_object_or_404(rows, code=self.kwargs["code"].upper())
        if not getattr(permissions, f"may_{self.verb}")(self.officer, movement, self.today):
            raise Http404
        return movement

    def address(self) -> str:
        return reverse("initiatives:movement", args=[self.thing.code])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        label = MOVEMENT_STEPS[self.verb].label
        kwargs = {
            "title": label,
            "submit": label,
            "text": self.text,
            "back": self.address(),
            "danger": False,
        } | kwargs
        return super().get_context_data(about=self.thing.name, **kwargs)


class ReviseMovement(MovementAct, PrepareMovement):
    """Change a plan that is not announced yet."""

    template_name = "initiatives/desk/movement_form.html"
    form_class = forms.MovementForm
    verb = "revise"

    def get_initial(self) -> dict[str, Any]:
        return as_typed(self.thing.edition()) | {
            name: getattr(self.thing, name) for name in forms.MovementForm.plan_names
        }

    def act(self, thing: Movement, cleaned: dict[str, Any], at: datetime) -> str:
        plan = actions.Plan(**{name: cleaned[name] for name in forms.MovementForm.plan_names})
        actions.revise(thing, plan=plan, measures=measures_of(cleaned), by=self.officer, at=at)
        return self.address()


class AmendMovement(MovementAct, PrepareMovement):
    """Decide a new edition of the criteria."""

    template_name = "initiatives/desk/movement_form.html"
    form_class = forms.AmendForm
    verb = "amend"
    done = "Đã ghi bản sửa đổi."

    def get_initial(self) -> dict[str, Any]:
        return as_typed(self.thing.edition())

    def act(self, thing: Movement, cleaned: dict[str, Any], at: datetime) -> str:
        actions.amend(thing, measures=measures_of(cleaned), reason=cleaned["reason"], by=self.officer, at=at)
        return self.address()


class AnnounceMovement(MovementAct):
    """Launch it."""

    form_class = forms.AnnounceForm
    verb = "announce"
    text = "Từ lúc này các đơn vị trực thuộc đăng ký được. Tiêu chí chỉ đổi được bằng một bản sửa đổi có lý do."
    done = "Đã phát động."

    def get_initial(self) -> dict[str, Any]:
        return {"on": self.today}

    def act(self, thing: Movement, cleaned: dict[str, Any], at: datetime) -> str:
        actions.announce(thing, on=cleaned["on"], by=self.officer, at=at)
        return self.address()


class CloseMovement(MovementAct):
    """Take no more registrations."""

    verb = "close_movement"
    text = "Không nhận đăng ký mới nữa. Các mô hình đã đăng ký vẫn được theo dõi, thẩm định, công nhận."
    done = "Đã kết thúc đợt."

    def act(self, thing: Movement, cleaned: dict[str, Any], at: datetime) -> str:
        actions.close_movement(thing, by=self.officer, at=at)
        return self.address()
