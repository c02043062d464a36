"""Desk routes of the room, below ``/desk/reports/``."""

from django.urls import URLPattern

app_name = "reports"
urlpatterns: list[URLPattern] = []
