"""The desk side of appraisal: open a round, score, close, confirm, recognise, decline; models of one movement compared."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from danvan.initiatives import actions, forms, permissions
from danvan.initiatives.letters.ranking import places_of
from danvan.initiatives.models import Assessor, Initiative, Movement, Round
from danvan.initiatives.permissions import REVIEWERS, not_own
from danvan.initiatives.views_desk.initiative import InitiativeAct
from danvan.units.doors import DeskPage
from danvan.units.models import Officer, OfficerRole, Unit
from danvan.units.states import READING_ROLES


class OpenRound(InitiativeAct):
    """Name the assessors of the next round."""

    form_class = forms.OpenRoundForm
    verb = "open_round"
    text = "Mỗi người chấm một phiếu riêng. Không ai chấm mô hình của chính mình: người viết, gửi, báo cáo mô hình này không có trong danh sách."
    done = "Đã mở vòng thẩm định."

    def get_form_kwargs(self) -> dict[str, Any]:
        edition = self.thing.movement.edition() if self.thing.movement else None
        number = self.thing.rounds.count() + 1
        return {
            **super().get_form_kwargs(), "officers": self.officers(),
            "stages": (edition.names("stage") if edition else []) or [f"Vòng {number}"],
        }  # fmt: skip

    def officers(self) -> QuerySet[Officer]:
        units = Unit.objects.in_scope_of(self.officer, self.today)
        holding = OfficerRole.objects.on(self.today).exclude(role__in=READING_ROLES).values("officer")
        rows = Officer.objects.filter(pk__in=holding, unit__in=units).with_unit(self.today)
        return not_own(rows, self.thing).order_by("unit__code", "pk")

    def get_initial(self) -> dict[str, Any]:
        edition = self.thing.movement.edition() if self.thing.movement else None
        stages = edition.names("stage") if edition else []
        number = self.thing.rounds.count()
        return {"stage": stages[number] if number < len(stages) else ""}

    def take(self, thing: Initiative, cleaned: dict[str, Any], at: Any) -> None:
        actions.open_round(
            thing,
            stage=cleaned["stage"],
            assessors=list(cleaned["assessors"]),
            due_on=cleaned["due_on"],
            by=self.officer,
            at=at,
        )


class ScoreInitiative(InitiativeAct):
    """Give points, criterion by criterion; keep the sheet, or hand it in."""

    template_name = "initiatives/desk/score.html"
    roles = ()
    form_class = forms.ScoreForm
    verb = "score"
    done = "Đã lưu phiếu chấm."

    def find(self) -> Initiative:
        rows = Initiative.objects.filter(rounds__closed_at=None, rounds__assessors__officer=self.officer)
        thing = get_object_or_404(
            rows.select_related("unit", "movement").distinct(), code=self.kwargs["code"].upper()
        )
        if not permissions.may_score(self.officer, thing, self.today):
            raise Http404
        sheets = Assessor.objects.filter(round__initiative=thing, round__closed_at=None, officer=self.officer)
        self.sheet = get_object_or_404(sheets.select_related("round__edition"))
        return thing

    def get_form_kwargs(self) -> dict[str, Any]:
        edition = self.sheet.round.edition
        return {**super().get_form_kwargs(), "criteria": edition.leaves() if edition else []}

    def get_initial(self) -> dict[str, Any]:
        kept: dict[str, Any] = {"remark": self.sheet.remark}
        for one in self.sheet.scores.all():
            kept |= {f"points{one.criterion_id}": one.points, f"note{one.criterion_id}": one.note}
        return kept

    def form_valid(self, form: Any) -> Any:
        self.form = form
        return super().form_valid(form)

    def take(self, thing: Initiative, cleaned: dict[str, Any], at: Any) -> None:
        actions.score(
            thing, points=self.form.points(), notes=self.form.notes(), remark=cleaned["remark"],
            hand_in="hand_in" in self.request.POST, by=self.officer, at=at,
        )  # fmt: skip

    def address(self) -> str:
        seen = Initiative.objects.visible_to(self.officer, self.today).filter(pk=self.thing.pk).exists()
        return super().address() if seen else reverse("desk:today")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            sheet=self.sheet, round=self.sheet.round, goals=list(self.thing.goals.all()),
            unit_name=self.thing.unit.name_on(self.today), **kwargs,
        )  # fmt: skip


class CloseRound(InitiativeAct):
    """Lock the points and say what came of it."""

    form_class = forms.CloseRoundForm
    verb = "close_round"
    text = "Sau khi chốt, không phiếu nào sửa được nữa."
    done = "Đã chốt vòng thẩm định."

    def take(self, thing: Initiative, cleaned: dict[str, Any], at: Any) -> None:
        actions.close_round(thing, **cleaned, by=self.officer, at=at)


class ConfirmEffective(InitiativeAct):
    """Say that it works, on what ground."""

    form_class = forms.ConfirmEffectiveForm
    verb = "confirm_effective"
    text = "Chỉ mô hình có tin đúng lịch mới được xác nhận; con số «thực hiện hiệu quả» đếm từ đây."
    done = "Đã xác nhận thực hiện hiệu quả."

    def take(self, thing: Initiative, cleaned: dict[str, Any], at: Any) -> None:
        actions.confirm_effective(thing, basis=cleaned["basis"], by=self.officer, at=at)


class RecogniseInitiative(InitiativeAct):
    """Enter the decision."""

    form_class = forms.RecogniseForm
    verb = "recognise"
    text = "Ghi theo quyết định đã ký; số và ngày do hệ thống văn bản của cơ quan cấp."
    done = "Đã ghi công nhận."

    def get_form_kwargs(self) -> dict[str, Any]:
        levels = self.thing.movement.edition().names("level") if self.thing.movement else []
        return {**super().get_form_kwargs(), "levels": levels}

    def take(self, thing: Initiative, cleaned: dict[str, Any], at: Any) -> None:
        actions.recognise(thing, **cleaned, by=self.officer, at=at)


class DeclineInitiative(InitiativeAct):
    """Not now: the model goes on."""

    form_class = forms.DeclineForm
    verb = "decline"
    text = "Mô hình tiếp tục thực hiện và có thể tự đánh giá lại."
    done = "Đã ghi chưa công nhận."

    def take(self, thing: Initiative, cleaned: dict[str, Any], at: Any) -> None:
        actions.decline(thing, reason=cleaned["reason"], by=self.officer, at=at)


class Compare(DeskPage):
    """Models of one movement by the points of their last closed round; equal points share a place."""

    template_name = "initiatives/desk/compare.html"
    roles = REVIEWERS

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = Movement.objects.visible_to(self.officer, self.today).select_related("unit")
        movement = get_object_or_404(rows, code=self.kwargs["code"].upper())
        if not permissions.may_lead(self.officer, movement, self.today):
            raise Http404
        seen = Unit.objects.in_scope_of(self.officer, self.today)
        rounds = Round.objects.filter(initiative__movement=movement, initiative__unit__in=seen).exclude(
            closed_at=None
        )
        rounds = (
            rounds.select_related("initiative__unit")
            .annotate(sheets=Count("assessors"))
            .order_by("initiative", "number")
        )
        last = {one.initiative_id: one for one in rounds}
        return super().get_context_data(
            title=f"So sánh điểm: {movement.name}", movement=movement, lines=places_of(list(last.values()), self.today),
            back=reverse("initiatives:movement", args=[movement.code]), **kwargs,
        )  # fmt: skip
