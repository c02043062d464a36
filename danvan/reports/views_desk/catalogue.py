"""The catalogue of indicators and the forms, in versions; asking the units below for a form."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from danvan.figures import schemes
from danvan.reports import actions, forms, outline
from danvan.reports.counting import FACTS
from danvan.reports.loader import parts_of
from danvan.reports.models import Assignment, FormVersion, Indicator, ReportForm, ReportingLine
from danvan.reports.permissions import may_assign, may_keep_catalogue
from danvan.reports.states import GROUPS, KINDS, PERIODS
from danvan.units.doors import DeskAct, DeskList, DeskPage

HEAD = (
    "name",
    "title",
    "system",
    "period_kind",
    "scheme",
    "starts_on",
    "ends_on",
    "due_days",
    "due_unit",
    "due_day",
    "public",
    "source",
    "valid_from",
)
LINE = ("from_kind", "from_level", "to_kind", "to_level")
USUAL_LINE = ("party_committee", "commune", "party_committee", "province")


class ListIndicators(DeskList):
    """The newest version of each indicator."""

    template_name = "reports/desk/indicators.html"
    title = "Danh mục chỉ tiêu"
    filter_form_class = forms.CatalogueFilter
    page_size = 100

    def rows(self, filters: dict[str, Any]) -> QuerySet[Indicator]:
        rows = Indicator.objects.newest().order_by("code")
        rows = rows.filter(**{name: filters[name] for name in ("group", "kind") if filters.get(name)})
        if words := filters.get("q", "").strip():
            rows = rows.filter(Q(code__icontains=words) | Q(name__icontains=words))
        return rows

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(may_keep=may_keep_catalogue(self.officer, self.today), **kwargs)
        context["lines"] = [{"one": row, "counted": is_counted(row)} for row in context["sheet"].rows]
        return context


def is_counted(one: Indicator) -> bool:
    """Tell whether a room counts it already."""
    return one.kind == "counted" and one.fact in FACTS


class ShowIndicator(DeskPage):
    """One indicator: all its versions and the forms that ask for it."""

    template_name = "reports/desk/indicator.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        versions = list(Indicator.objects.filter(code=kwargs.pop("indicator").upper()).order_by("-valid_from"))
        if not versions:
            raise Http404
        newest = versions[0]
        others = (newest.numerator_code, newest.denominator_code, newest.part_of)
        names = dict(Indicator.objects.newest().filter(code__in=others).values_list("code", "name"))
        top, under, whole = (names.get(code, code) for code in others)
        used_by = FormVersion.objects.newest().filter(parts__indicator__code=newest.code).distinct()
        return super().get_context_data(
            title=newest.name, one=newest, top=top, under=under, whole=whole, versions=versions, used_by=used_by, counted=is_counted(newest),
            fact=FACTS[newest.fact].label if newest.fact in FACTS else "", group=GROUPS[newest.group], kind=KINDS[newest.kind],
            may_keep=may_keep_catalogue(self.officer, self.today), **kwargs,
        )  # fmt: skip


class KeeperAct(DeskAct):
    """An act of whoever keeps the catalogue; to others it is not there."""

    template_name = "reports/desk/act.html"

    def allowed(self) -> bool:
        return super().allowed() and may_keep_catalogue(self.officer, self.today)


class AddIndicator(KeeperAct):
    """A new indicator."""

    form_class: Any = forms.IndicatorForm
    title = "Thêm chỉ tiêu"
    done = "Đã thêm chỉ tiêu."

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = {**super().get_form_kwargs(), "facts": [(name, fact.label) for name, fact in FACTS.items()]}
        return kwargs | {"initial": {"valid_from": self.today}}

    def act(self, thing: Any, cleaned: dict[str, Any], at: datetime) -> str:
        one = actions.add_indicator(cleaned, by=self.officer, at=at)
        return reverse("reports:indicator", args=[one.code])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"submit": "Thêm", "back": reverse("reports:indicators")} | kwargs)


class ReviseIndicator(AddIndicator):
    """A new version of an indicator from a later day."""

    title = "Bản mới của chỉ tiêu"
    done = "Đã lập bản mới."

    def find(self) -> Indicator:
        rows = Indicator.objects.filter(code=self.kwargs["indicator"].upper()).order_by("-valid_from")
        one = rows.first()
        if one is None:
            raise Http404
        return one

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        names = [name for name in forms.IndicatorForm.Meta.fields if name != "valid_from"]
        return kwargs | {"fixed": True, "initial": {name: getattr(self.thing, name) for name in names} | {"valid_from": self.today}}  # fmt: skip

    def act(self, thing: Indicator, cleaned: dict[str, Any], at: datetime) -> str:
        one = actions.revise_indicator(thing, cleaned, by=self.officer, at=at)
        return reverse("reports:indicator", args=[one.code])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            about=f"{self.thing.code}. {self.thing.name}", submit="Lập bản mới",
            back=reverse("reports:indicator", args=[self.thing.code]), **kwargs,
        )  # fmt: skip


class ListForms(DeskPage):
    """The forms: what they ask, for which period, who asked for them."""

    template_name = "reports/desk/forms.html"
    title = "Biểu báo cáo"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = {one.form_id: one for one in Assignment.objects.filter(unit=self.officer.unit_id, until=None)}
        lines = [
            {"version": one, "period": PERIODS[one.period_kind], "lines": list(one.lines.all()), "assigned": asked.get(one.form_id)}
            for one in FormVersion.objects.newest().prefetch_related("lines").order_by("form__code")
        ]  # fmt: skip
        return super().get_context_data(
            lines=lines, may_assign=may_assign(self.officer, self.today), may_keep=may_keep_catalogue(self.officer, self.today),
            **kwargs,
        )  # fmt: skip


class ShowForm(DeskPage):
    """A form: its newest version part by part, the versions before, whether it is asked for here."""

    template_name = "reports/desk/form.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = FormVersion.objects.filter(form__code=kwargs.pop("form").upper()).select_related("form")
        versions = list(rows.prefetch_related("lines").order_by("-number"))
        if not versions:
            raise Http404
        newest = versions[0]
        parts = newest.parts.select_related("indicator").order_by("position")
        return super().get_context_data(
            title=newest.name, version=newest, versions=versions, period=PERIODS[newest.period_kind],
            scheme=schemes.get(newest.scheme).name, lines=[{"part": part, "counted": part.indicator is not None and is_counted(part.indicator)} for part in parts],
            assigned=Assignment.objects.filter(form=newest.form_id, unit=self.officer.unit_id, until=None).first(),
            may_assign=may_assign(self.officer, self.today) and any(True for _ in newest.lines.all()),
            may_keep=may_keep_catalogue(self.officer, self.today), **kwargs,
        )  # fmt: skip


class NewForm(KeeperAct):
    """A form of our own."""

    template_name = "reports/desk/edit_form.html"
    form_class: Any = forms.FormHeadForm
    title = "Lập biểu mới"
    done = "Đã lập biểu."

    def get_form_kwargs(self) -> dict[str, Any]:
        offered = [(one.code, one.name) for one in schemes.registry().values()]
        return {**super().get_form_kwargs(), "schemes": offered}

    def get_initial(self) -> dict[str, Any]:
        return {"valid_from": self.today, "line_1": dict(zip(LINE, USUAL_LINE, strict=True))}

    def act(self, thing: Any, cleaned: dict[str, Any], at: datetime) -> str:
        parts = outline.read(cleaned["parts"])
        values = {name: cleaned[name] for name in HEAD} | self.kept()
        if cleaned["due_days"] is not None or cleaned["due_day"] is not None:
            values["due_rule"] = ""  # a term that is typed stands instead of the rule
        rows = parts_of(FormVersion(), parts, cleaned["valid_from"])
        lines = [ReportingLine(**one) for one in self.filled.lines()]
        code = thing.form.code if thing else cleaned["code"].strip().upper()
        version = actions.revise_form(code, values, parts=rows, lines=lines, by=self.officer, at=at)
        return reverse("reports:form", args=[version.form.code])

    def kept(self) -> dict[str, Any]:
        """Columns that the page does not ask for."""
        return {}

    def form_valid(self, form: forms.FormHeadForm) -> HttpResponse:
        self.filled = form
        return super().form_valid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        codes = Indicator.objects.newest().order_by("code").values_list("code", "name")
        return super().get_context_data(
            **{"submit": "Lập biểu", "back": reverse("reports:forms"), "codes": codes} | kwargs
        )


class ReviseForm(NewForm):
    """A new version of a form from a later day; opened reports keep theirs."""

    title = "Bản mới của biểu"
    done = "Đã lập bản mới."

    def find(self) -> FormVersion:
        rows = FormVersion.objects.filter(form__code=self.kwargs["form"].upper()).select_related("form")
        version = rows.prefetch_related("lines").order_by("-number").first()
        if version is None:
            raise Http404
        return version

    def get_initial(self) -> dict[str, Any]:
        values = {name: getattr(self.thing, name) for name in HEAD if name != "valid_from"}
        for number, line in enumerate(self.thing.lines.all(), start=1):
            values[f"line_{number}"] = {name: getattr(line, name) for name in LINE}
        return values | {"code": self.thing.form.code, "valid_from": self.today, "parts": outline.of(self.thing)}

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        form.fields["code"].disabled = True
        return form

    def kept(self) -> dict[str, Any]:
        return {name: getattr(self.thing, name) for name in ("due_rule", "due_months")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            submit="Lập bản mới",
            back=reverse("reports:form", args=[self.thing.form.code]),
            about=self.thing.name,
            **kwargs,
        )


class AssignForm(DeskAct):
    """Ask the units below for a form."""

    template_name = "reports/desk/act.html"
    form_class = forms.AssignForm
    title = "Giao báo cáo"
    done = "Đã giao."

    def allowed(self) -> bool:
        return super().allowed() and may_assign(self.officer, self.today)

    def find(self) -> ReportForm:
        return get_object_or_404(ReportForm, code=self.kwargs["form"].upper())

    def act(self, thing: ReportForm, cleaned: dict[str, Any], at: datetime) -> str:
        actions.assign(thing, since=cleaned["since"], by=self.officer, at=at)
        return reverse("reports:form", args=[thing.code])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            submit="Giao", back=reverse("reports:form", args=[self.thing.code]), about=self.thing.code,
            text="Đơn vị cấp dưới theo tuyến của biểu sẽ thấy báo cáo này trong việc phải gửi.", **kwargs,
        )  # fmt: skip


class EndAssignment(AssignForm):
    """Ask no more."""

    form_class = forms.EndAssignmentForm
    title = "Thôi giao báo cáo"
    done = "Đã thôi giao."

    def find(self) -> ReportForm:
        form = super().find()
        rows = Assignment.objects.filter(form=form, unit=self.officer.unit_id, until=None).select_related("form")
        self.assignment = get_object_or_404(rows)
        return form

    def get_initial(self) -> dict[str, Any]:
        return {"until": self.today}

    def act(self, thing: ReportForm, cleaned: dict[str, Any], at: datetime) -> str:
        actions.end_assignment(self.assignment, until=cleaned["until"], by=self.officer, at=at)
        return reverse("reports:form", args=[thing.code])
