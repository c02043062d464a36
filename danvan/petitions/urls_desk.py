"""Desk routes of the room, below ``/desk/petitions/``."""

from django.urls import URLPattern

app_name = "petitions"
urlpatterns: list[URLPattern] = []
