"""Series on the desk: the list, one series and what it comes to, the next meetings."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse

from danvan.meetings import actions
from danvan.meetings.actions.series import days_of
from danvan.meetings.forms.series import RepeatForm
from danvan.meetings.letters import said_count
from danvan.meetings.models import Meeting, Series
from danvan.meetings.views_desk.meeting import KINDS_OF_STATE, MeetingAct
from danvan.units.doors import DeskList, DeskPage


class ListSeries(DeskList):
    """The series of the units in scope, the latest year first."""

    template_name = "meetings/desk/series_list.html"
    title = "Chuỗi cuộc họp, đợt học"

    def rows(self, filters: dict[str, Any]) -> QuerySet[Series]:
        rows = Series.objects.visible_to(self.officer, self.today).select_related("unit")
        counted = rows.annotate(
            held=Count("meetings", filter=Q(meetings__state="held")),
            planned=Count("meetings", filter=Q(meetings__state="planned")),
        )
        return counted.order_by("-year", "-pk")


class ShowSeries(DeskPage):
    """One series: its meetings, lượt, distinct people."""

    template_name = "meetings/desk/series.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = Series.objects.visible_to(self.officer, self.today).select_related("unit")
        series = get_object_or_404(rows, code=self.kwargs["code"].upper())
        meetings = Meeting.objects.filter(series=series).with_total().order_by("starts_on", "pk")
        lines = [
            {
                "meeting": one,
                "kind": KINDS_OF_STATE[one.state],
                "total": next((said_count(t) for t in one.totals), ""),
            }
            for one in meetings
        ]
        years = actions.through_the_years(series)
        return super().get_context_data(
            title=series.name, series=series, lines=lines, sum=actions.sum_of_series(series), years=years, last_year=years[-1].year,
            whole=actions.sum_of_series(*years) if len(years) > 1 else None, back=reverse("meetings:series_list"), **kwargs
        )  # fmt: skip


class RepeatMeeting(MeetingAct):
    """Put the next meetings down, as this one was."""

    form_class = RepeatForm
    verb = "repeat"
    text = "Loại, giờ, nơi họp, người được mời, chương trình được chép sang; trả lời và điểm danh thì không. Tháng, quý, năm trong tên được đổi theo ngày mới."

    def find(self) -> Meeting:
        meeting = super().find()
        self.series = Series.objects.filter(pk=meeting.series_id).first()
        return meeting

    def get_initial(self) -> dict[str, Any]:
        rhythm = self.series.rhythm if self.series else ""
        first = days_of(self.thing.starts_on, rhythm, 2)[1] if rhythm else self.today + timedelta(days=7)
        return {"series": self.series.name if self.series else "", "rhythm": rhythm, "first": first}

    def act(self, thing: Meeting, cleaned: dict[str, Any], at: datetime) -> str:
        made = actions.repeat(thing, actions.Next(**cleaned), by=self.officer, at=at)
        messages.success(self.request, f"Đã lập {len(made)} cuộc tiếp theo.")
        return reverse("meetings:show", args=[made[0].code]) if len(made) == 1 else self.series_page(made[0])

    def series_page(self, made: Meeting) -> str:
        made.refresh_from_db(fields=["series"])
        return reverse("meetings:series", args=[made.series.code]) if made.series else self.address()
