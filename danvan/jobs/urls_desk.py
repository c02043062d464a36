"""Desk routes of the room, below ``/desk/jobs/``."""

from django.urls import URLPattern

app_name = "jobs"
urlpatterns: list[URLPattern] = []
