"""Administration on the desk: bodies, people, officers with their roles."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from danvan.accounts.adapter import ClosedDoor
from danvan.core.refused import Refused
from danvan.core.views import add_refusal
from danvan.units import actions
from danvan.units import forms_admin as forms
from danvan.units.actions.roster import Slip
from danvan.units.doors import DeskAct, DeskList, DeskPage, DeskView
from danvan.units.middleware import SESSION_KEY
from danvan.units.models import Officer, OfficerRole, Person, Unit, UnitVersion

PARTS = (
    ("Cơ quan, tổ chức", "admin:home"),
    ("Người và chức vụ", "admin:people"),
    ("Cán bộ và vai trò", "admin:officers"),
    ("Nhập danh sách", "admin:roster"),
)


class Administration(DeskView):
    """Only for administrators, over the units they administer."""

    roles = ("administrator",)
    request: HttpRequest

    def bodies(self) -> QuerySet[Unit]:
        """Give the bodies administered, each with its name of today as ``unit_name``."""
        today = UnitVersion.objects.on(self.today).filter(unit=OuterRef("pk"))
        named = self.units_to_write().annotate(
            unit_name=Subquery(today.values("name")[:1]), unit_path=Subquery(today.values("path")[:1])
        )
        return named.filter(unit_name__isnull=False).order_by("unit_path")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        parts = [
            {"label": label, "url": reverse(name), "current": self.request.path == reverse(name)}
            for label, name in PARTS
        ]
        return super().get_context_data(parts=parts, **kwargs)  # type: ignore[misc]


class AdministrationAct(Administration, DeskAct):
    """One form, one action; the page that opens afterwards in ``back``."""

    template_name = "units/desk/act.html"
    back = "admin:home"
    submit = "Lưu"
    hint = ""

    def back_url(self) -> str:
        return reverse(self.back)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(back_url=self.back_url(), submit=self.submit, hint=self.hint, **kwargs)


class Bodies(Administration, DeskList):
    title = "Cơ quan, tổ chức"
    template_name = "units/desk/bodies.html"

    def rows(self, filters: dict[str, Any]) -> QuerySet[Unit]:
        return self.bodies().annotate(people_count=Count("people", distinct=True))


class FoundBody(AdministrationAct):
    title = "Thêm cơ quan, tổ chức"
    form_class = forms.FoundForm
    done = "Đã thêm."

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "units": self.bodies(), "initial": {"since": self.today}}

    def act(self, thing: None, cleaned: dict[str, Any], at: datetime) -> str:
        parent = cleaned["unit"]
        above = parent.version(cleaned["since"]) or parent.last_version()
        actions.found(
            name=cleaned["name"], kind=cleaned["kind"], level=above.level, parent=parent, area=above.area,
            since=cleaned["since"], by=self.officer, at=at,
        )  # fmt: skip
        return self.back_url()


class People(Administration, DeskList):
    title = "Người và chức vụ"
    template_name = "units/desk/people.html"
    filter_form_class = forms.FilterForm

    def rows(self, filters: dict[str, Any]) -> QuerySet[Person]:
        newest = UnitVersion.objects.filter(unit=OuterRef("unit")).order_by("-valid_from")
        people = Person.objects.of(self.units_to_write()).annotate(unit_name=Subquery(newest.values("name")[:1]))
        if filters.get("q"):
            people = people.filter(full_name__icontains=filters["q"])
        return people.prefetch_related("holdings__post").order_by("unit_id", "full_name", "pk")


class AddPerson(AdministrationAct):
    title = "Thêm người"
    form_class = forms.AddPersonForm
    back = "admin:people"
    done = "Đã thêm."

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "units": self.bodies()}

    @transaction.atomic
    def act(self, thing: None, cleaned: dict[str, Any], at: datetime) -> str:
        post, since, unit = cleaned.pop("post"), cleaned.pop("since") or self.today, cleaned.pop("unit")
        person = actions.add_person(unit, **cleaned, by=self.officer, at=at)
        if post:
            actions.hold(person, post_name=post, since=since, by=self.officer, at=at)
        return self.back_url()


class Officers(Administration, DeskList):
    title = "Cán bộ và vai trò"
    template_name = "units/desk/officers.html"
    filter_form_class = forms.FilterForm

    def rows(self, filters: dict[str, Any]) -> QuerySet[Officer]:
        officers = Officer.objects.with_unit(self.today).filter(unit__in=self.units_to_write())
        if filters.get("q"):
            officers = officers.filter(person__full_name__icontains=filters["q"])
        return officers.order_by("unit", "pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        OfficerRole.objects.attach(context["sheet"].rows, self.today)
        for officer in context["sheet"].rows:
            officer.roles_said = officer.said_roles(self.today)
        return context


class OneOfficer(Administration):
    """Find the officer of the address among the units administered, else 404."""

    kwargs: dict[str, Any]

    def find(self) -> Officer:
        officers = Officer.objects.with_unit(self.today).filter(unit__in=self.units_to_write())
        found = officers.filter(code=self.kwargs["code"]).first()
        if found is None:
            raise Http404
        return found


class ShowOfficer(OneOfficer, DeskPage):
    template_name = "units/desk/officer.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        officer = self.find()
        return super().get_context_data(
            title=officer.full_name, shown=officer, granted=officer.granted.all(), today=self.today,
            absences=officer.absences.select_related("substitute__person", "substitute__user"), **kwargs,
        )  # fmt: skip


class OfficerAct(OneOfficer, AdministrationAct):
    """An act on one officer; returns to its page."""

    def back_url(self) -> str:
        return reverse("admin:officer", args=[self.thing.code])

    def colleagues(self) -> QuerySet[Officer]:
        others = Officer.objects.filter(unit=self.thing.unit).exclude(pk=self.thing.pk)
        return others.select_related("user", "person")


class SlipAct(AdministrationAct):
    """An act that ends with a new password, shown once and kept nowhere."""

    def act_with_slip(self, thing: Any, cleaned: dict[str, Any], at: datetime) -> Slip:
        """Call the action and return the slip to hand over."""
        raise NotImplementedError

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            slip = self.act_with_slip(self.thing, form.cleaned_data, self.at)
        except Refused as refused:
            add_refusal(form, refused)
            return self.form_invalid(form)
        return show_slips(self.request, [slip], self.back_url())


def show_slips(request: HttpRequest, slips: list[Slip], back_url: str) -> HttpResponse:
    """Draw the slips; the browser keeps no copy of the page."""
    context = {"title": "Phiếu giao tài khoản", "slips": slips, "back_url": back_url}
    response = render(request, "units/desk/slips.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response


class Appoint(SlipAct):
    title = "Lập tài khoản cho cán bộ"
    form_class = forms.AppointForm
    back = "admin:officers"
    hint = "Mật khẩu đầu tiên hiện ra một lần sau khi lưu."

    def get_form_kwargs(self) -> dict[str, Any]:
        people = Person.objects.of(self.units_to_write()).order_by("full_name")
        return {**super().get_form_kwargs(), "people": people, "initial": {"since": self.today}}

    @transaction.atomic
    def act_with_slip(self, thing: None, cleaned: dict[str, Any], at: datetime) -> Slip:
        person, password = cleaned["person"], actions.new_password()
        officer, opened = actions.take_in(
            person, username=cleaned["username"], password=password, by=self.officer, at=at
        )
        actions.grant(officer, cleaned["role"], since=cleaned["since"], by=self.officer, at=at)
        return Slip(
            person.full_name, person.unit.name_on(self.today), officer.user.username, password if opened else ""
        )


class Grant(OfficerAct):
    title = "Giao vai trò"
    form_class = forms.GrantForm
    done = "Đã giao vai trò."

    def get_initial(self) -> dict[str, Any]:
        return {"since": self.today}

    def act(self, thing: Officer, cleaned: dict[str, Any], at: datetime) -> str:
        actions.grant(thing, cleaned.pop("role"), **cleaned, by=self.officer, at=at)
        return self.back_url()


class EndRole(OfficerAct):
    title = "Kết thúc vai trò"
    form_class = forms.EndForm
    submit = "Kết thúc"
    done = "Đã ghi ngày kết thúc."

    def act(self, thing: Officer, cleaned: dict[str, Any], at: datetime) -> str:
        held = thing.granted.filter(pk=self.kwargs["pk"]).first()
        if held is None:
            raise Http404
        actions.end(held, on=cleaned["on"], by=self.officer, at=at)
        return self.back_url()


class Leave(OfficerAct):
    title = "Thôi làm ở đơn vị"
    form_class = forms.LeaveForm
    submit = "Ghi thôi làm"
    hint = (
        "Mọi vai trò kết thúc từ ngày này. Người nhận việc giữ tiếp các vai trò đó và nhận các đơn đang giải quyết, "
        "tin bài chưa đăng; không chọn ai thì đơn trở về đơn vị để giao lại."
    )
    done = "Đã ghi."

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "colleagues": self.colleagues()}

    def act(self, thing: Officer, cleaned: dict[str, Any], at: datetime) -> str:
        actions.leave(thing, **cleaned, by=self.officer, at=at)
        return self.back_url()


class BeAway(OfficerAct):
    title = "Ghi vắng mặt"
    form_class = forms.BeAwayForm
    hint = "Trong những ngày vắng, người thay giữ các vai trò của người vắng (trừ vai trò Quản trị)."
    done = "Đã ghi."

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "colleagues": self.colleagues()}

    def act(self, thing: Officer, cleaned: dict[str, Any], at: datetime) -> str:
        actions.be_away(thing, **cleaned, by=self.officer, at=at)
        return self.back_url()


class ResetPassword(SlipAct, OfficerAct):
    title = "Đặt lại mật khẩu"
    form_class = forms.ResetPasswordForm
    submit = "Đặt lại mật khẩu"
    hint = "Mật khẩu cũ hết dùng ngay; mật khẩu mới hiện ra một lần."

    def act_with_slip(self, thing: Officer, cleaned: dict[str, Any], at: datetime) -> Slip:
        password = actions.reset_password(thing, **cleaned, by=self.officer, at=at)
        ClosedDoor(self.request).unlock(self.request, thing.user.username)
        return Slip(thing.full_name, thing.unit_name or "", thing.user.username, password)


def act_for(request: Any) -> HttpResponse:
    """Choose which of the own officers this session acts as."""
    codes = {officer.code for officer in request.officers}
    if request.method != "POST" or request.POST.get("officer") not in codes:
        return render(request, "errors/404.html", status=404)
    request.session[SESSION_KEY] = request.POST["officer"]
    return HttpResponseRedirect("/desk/")
