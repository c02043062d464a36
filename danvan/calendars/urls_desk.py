"""Desk addresses of the calendar, below /desk/calendars/."""

from django.urls import path

from danvan.calendars import views_desk

app_name = "calendars"
urlpatterns = [
    path("", views_desk.CalendarYear.as_view(), name="this_year"),
    path("<int:number>/", views_desk.CalendarYear.as_view(), name="year"),
    path("add/", views_desk.AddDay.as_view(), name="add"),
    path("swap/", views_desk.SwapDays.as_view(), name="swap"),
    path("decide/", views_desk.DecideYear.as_view(), name="decide"),
    path("<str:code>/withdraw/", views_desk.WithdrawDay.as_view(), name="withdraw"),
]
