"""Desk routes of the room, below ``/desk/notices/``."""

from django.urls import URLPattern

app_name = "notices"
urlpatterns: list[URLPattern] = []
