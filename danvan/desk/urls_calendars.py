"""Desk addresses of the calendar: the room's own pages, and its verbs with the preview of what they move."""

from django.urls import path

from danvan.calendars.views_desk import CalendarYear
from danvan.desk import views_calendars as views

app_name = "calendars"
urlpatterns = [
    path("", CalendarYear.as_view(), name="this_year"),
    path("<int:number>/", CalendarYear.as_view(), name="year"),
    path("add/", views.AddDay.as_view(), name="add"),
    path("swap/", views.SwapDays.as_view(), name="swap"),
    path("decide/", views.DecideYear.as_view(), name="decide"),
    path("<str:code>/withdraw/", views.WithdrawDay.as_view(), name="withdraw"),
]
