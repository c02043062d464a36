"""The desk of reception: a month with its duties, one day with its queue, the verbs on a day, the book."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from danvan.calendars import clocks
from danvan.calendars import models as calendars
from danvan.core.views import add_refusal
from danvan.documents import papers
from danvan.law.wording import fill
from danvan.petitions import cadence, letters
from danvan.petitions.actions import reception as actions
from danvan.petitions.actions.refusals import NotYours
from danvan.petitions.forms import reception as forms
from danvan.petitions.models import ReceptionDay, ReceptionPlace
from danvan.petitions.permissions import may_receive
from danvan.petitions.states_reception import DAY_STEPS, ONLINE_RULES, PARTY_POSTS
from danvan.units.doors import DeskAct, DeskPage

BADGES = {"planned": "note", "published": "waiting", "held": "done", "postponed": "late"}


def month_asked(request: HttpRequest, today: date) -> date:
    """Read ``?thang=2026-10``; anything else is the month of today."""
    try:
        return date.fromisoformat(f"{request.GET.get('thang', '')}-01")
    except ValueError:
        return today.replace(day=1)


class ShowMonth(DeskPage):
    """A month of one's own unit: what the law wants, which days there are, what a Party secretary reports."""

    template_name = "petitions/desk/reception.html"
    title = "Tiếp công dân"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        unit, month = self.officer.unit, month_asked(self.request, self.today)
        after = (month + timedelta(days=32)).replace(day=1)
        rows = ReceptionDay.objects.visible_to(self.officer, self.today).filter(unit=unit)
        days = list(
            rows.between(month, after - timedelta(days=1))
            .prefetch_related("clocks", "visits")
            .order_by("on", "starts_at")
        )
        duties = cadence.month_of(unit, month)
        secretary = any(duty.post in PARTY_POSTS for duty in duties)
        period = forms.PeriodForm(self.request.GET if "tu" in self.request.GET or "den" in self.request.GET else None)
        reports = cadence.secretary_reports(unit, month) if secretary else []
        if secretary and period.is_valid() and period.cleaned_data["tu"]:
            reports.append(cadence.secretary_report(unit, period.cleaned_data["tu"], period.cleaned_data["den"]))
        return super().get_context_data(
            month=month, before=(month - timedelta(days=1)).replace(day=1), after=after, duties=duties,
            warned=[duty for duty in duties if duty.is_warned(month, self.today)], lines=[self.line(day) for day in days],
            may_write=may_receive(self.officer, unit, self.today), place=ReceptionPlace.objects.filter(unit=unit).first(),
            unpublished=[day for day in days if day.state == "planned"], reports=reports, period=period, is_over=after <= self.today,
            **kwargs,
        )  # fmt: skip

    def line(self, day: ReceptionDay) -> dict[str, Any]:
        clock = next((one for one in day.clocks.all() if one.rule_code == "tcd.schedule_publish"), None)
        late = bool(clock and ((clock.is_open and clock.is_overdue(self.today)) or clock.was_late()))
        return {
            "day": day,
            "badge": BADGES[day.state],
            "visits": len(day.visits.all()),
            "publish_by": clock.due_on if clock else None,
            "late": late,
        }


class DayView:
    """Mixin: find the day of the address among those in one's scope."""

    def day(self) -> ReceptionDay:
        rows = ReceptionDay.objects.visible_to(self.officer, self.today).select_related("unit", "moved_to")  # type: ignore[attr-defined]
        return get_object_or_404(rows, code=self.kwargs["code"].upper())  # type: ignore[attr-defined]


class ShowDay(DayView, DeskPage):
    """One day: its queue, and what may be done."""

    template_name = "petitions/desk/reception_day.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        day = self.day()
        calendar = calendars.load(day.unit)
        may_write = may_receive(self.officer, day.unit, self.today)
        rows = day.visits.select_related("petition").prefetch_related("conclusions", "clocks")
        visits = list(rows) if may_write else []  # what people said is for those who receive them
        return super().get_context_data(
            title=f"{day.receiver}", day=day, badge=BADGES[day.state], may_write=may_write, has_begun=day.on <= self.today, is_past=day.on < self.today,
            deadlines=[clocks.deadline(one, calendar, self.today) for one in day.clocks.all() if one.is_open],
            to_tick=[one for one in day.clocks.all() if one.is_open and one.rule_code in ONLINE_RULES],
            verbs=[verb for verb, step in DAY_STEPS.items() if may_write and day.state in step.from_],
            visits=[{"visit": one, "late": [clock for clock in one.clocks.all() if clock.is_open]} for one in visits],
            came=len(visits) if may_write else day.visits.count(), **kwargs,
        )  # fmt: skip


class ReceptionAct(DeskAct):
    """A form of reception; who may not write for the unit does not find it."""

    template_name = "petitions/desk/act.html"
    roles = ("clerk", "head")
    submit = ""
    text = ""
    danger = False

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = {
            "submit": self.submit or self.title,
            "text": fill(self.text, self.today),
            "danger": self.danger,
            "back": self.back(),
        }
        return super().get_context_data(**(shown | kwargs))

    def back(self) -> str:
        return reverse("petitions:reception")


class SetPlace(ReceptionAct):
    """Where and when citizens are received."""

    form_class = forms.PlaceForm
    title, submit, done = "Nơi tiếp công dân", "Lưu", "Đã lưu. Trang công khai hiện nội dung mới."

    def get_initial(self) -> dict[str, Any]:
        row = ReceptionPlace.objects.filter(unit=self.officer.unit).first()
        return {name: getattr(row, name) for name in forms.PlaceForm.base_fields} if row else {}

    def act(self, thing: None, cleaned: dict[str, Any], at: datetime) -> str:
        actions.set_place(self.officer.unit, by=self.officer, at=at, **cleaned)
        return self.back()


class PlanDay(ReceptionAct):
    """Put a day into the calendar."""

    form_class = forms.PlanDayForm
    title, done = "Lên lịch tiếp", "Đã ghi vào lịch tiếp."

    def get_initial(self) -> dict[str, Any]:
        unit = self.officer.unit
        place = ReceptionPlace.objects.filter(unit=unit).first()
        last = ReceptionDay.objects.filter(unit=unit).order_by("-on").first()
        posts = cadence.posts_of(unit, self.today)
        return {
            "post": posts[0] if posts else "", "receiver": last.receiver if last else "", "place": place.place if place else "", "starts_at": "08:00",
            "ends_at": "11:00",
        }  # fmt: skip

    def act(self, thing: None, cleaned: dict[str, Any], at: datetime) -> str:
        day = actions.plan_day(actions.DayPlan(**cleaned), unit=self.officer.unit, by=self.officer, at=at)
        return f"{self.back()}?thang={day.on:%Y-%m}"


class DayAct(DayView, ReceptionAct):
    """A verb on one day."""

    def find(self) -> ReceptionDay:
        day = self.day()
        if not may_receive(self.officer, day.unit, self.today):
            raise Http404
        return day

    def back(self) -> str:
        return reverse("petitions:reception_day", args=[self.thing.code])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        about = f"{self.thing.receiver}, {self.thing.on:%d/%m/%Y}"
        return super().get_context_data(about=about, **kwargs)


class PublishDay(DayAct):
    form_class = forms.NothingForm
    title, done = "Công bố lịch", "Đã công bố trên trang tiếp công dân."
    text = "Lịch hiện trên trang công khai. Luật yêu cầu công bố trước ít nhất {tcd.schedule_publish} ({tcd.schedule_publish/article})."

    def act(self, thing: ReceptionDay, cleaned: dict[str, Any], at: datetime) -> str:
        actions.publish_day(thing, by=self.officer, at=at)
        return self.back()


class PostponeDay(DayAct):
    form_class = forms.PostponeDayForm
    title, done = "Hoãn buổi tiếp", "Đã hoãn và lên lịch ngày mới."

    def act(self, thing: ReceptionDay, cleaned: dict[str, Any], at: datetime) -> str:
        actions.postpone_day(thing, by=self.officer, at=at, **cleaned)
        return self.back()


class HoldDay(DayAct):
    form_class = forms.HoldDayForm
    title, done = "Kết thúc buổi tiếp", "Đã kết thúc buổi tiếp."

    def act(self, thing: ReceptionDay, cleaned: dict[str, Any], at: datetime) -> str:
        actions.hold_day(thing, by=self.officer, at=at, **cleaned)
        return self.back()


class TickDay(DayAct):
    """Say that something an online session asks for was done."""

    form_class = forms.TickDayForm
    title, submit, done = "Ghi việc chuẩn bị đã làm", "Ghi", "Đã ghi."
    text = (
        "Buổi tiếp trực tuyến ({tcd.online_notice/article}): báo các bên trước {tcd.online_notice}, kiểm tra đường truyền trước "
        "{tcd.online_link_test}, kết nối các điểm cầu trước {tcd.online_connect}."
    )

    def get_form_kwargs(self) -> dict[str, Any]:
        rows = self.thing.clocks.open().filter(rule_code__in=ONLINE_RULES)
        return super().get_form_kwargs() | {"rules": [(one.rule_code, one.name) for one in rows]}

    def act(self, thing: ReceptionDay, cleaned: dict[str, Any], at: datetime) -> str:
        actions.tick_day(thing, by=self.officer, at=at, **cleaned)
        return self.back()


class PrintSchedule(DeskPage):
    """The notice of a month's days, as a Word file."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        unit, month = self.officer.unit, month_asked(request, self.today)
        rows = ReceptionDay.objects.filter(unit=unit, on__year=month.year, on__month=month.month).exclude(
            state="postponed"
        )
        letter = letters.reception_schedule(
            list(rows.order_by("on", "starts_at")), unit=unit, period=f"tháng {month:%m/%Y}", on=self.today
        )
        return papers.download(papers.docx(letter), title=f"Lịch tiếp công dân {month:%m-%Y}", on=self.today)


class PrintRegister(ReceptionAct):
    """The book 03/TCD of a period as a Word file: one logged opening, with a reason."""

    form_class = forms.PrintRegisterForm
    title, submit = "In sổ tiếp công dân", "Mở tên và tải sổ"
    text = "Mẫu 03/TCD, 12 cột. Cột giấy tờ tùy thân để trống, ghi tay. Người đến tố cáo không có tên trong sổ này."

    def get_initial(self) -> dict[str, Any]:
        return {"start": self.today.replace(day=1), "end": self.today}

    def form_valid(self, form: Any) -> HttpResponse:
        given = form.cleaned_data
        try:
            visits, people = actions.print_register(self.officer.unit, by=self.officer, at=self.at, **given)
        except (NotYours, actions.PeriodTooLong) as refused:
            add_refusal(form, refused)
            return self.form_invalid(form)
        senders = {pk: letters.Sender(**who) for pk, who in people.items()}
        letter = letters.reception_register(
            visits, people=senders, unit=self.officer.unit, start=given["start"], end=given["end"], on=self.today
        )
        return papers.download(papers.docx(letter), title="Sổ tiếp công dân", on=self.today)
