"""Desk routes of the room, below ``/desk/commendations/``."""

from django.urls import URLPattern

app_name = "commendations"
urlpatterns: list[URLPattern] = []
