"""Desk routes of the room, below ``/desk/disclosures/``."""

from django.urls import URLPattern

app_name = "disclosures"
urlpatterns: list[URLPattern] = []
