"""Desk addresses of background jobs, below ``/desk/jobs/`` (the room itself lies below sign-in and officers)."""

from django.urls import path

from danvan.desk.views_jobs import CancelJob, FetchResult, JobList, ShowJob

app_name = "jobs"
urlpatterns = [
    path("", JobList.as_view(), name="list"),
    path("<slug:code>/", ShowJob.as_view(), name="show"),
    path("<slug:code>/result/", FetchResult.as_view(), name="result"),
    path("<slug:code>/cancel/", CancelJob.as_view(), name="cancel"),
]
