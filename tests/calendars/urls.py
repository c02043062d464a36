"""The calendar's routes alone, so that its pages can be tried without the other rooms."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("danvan.accounts.urls_portal")),
    path("desk/calendars/", include("danvan.desk.urls_calendars")),
    path("desk/jobs/", include("danvan.desk.urls_jobs")),
]
