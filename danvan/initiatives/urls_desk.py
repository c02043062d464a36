"""Desk routes of the room, below ``/desk/initiatives/``."""

from django.urls import URLPattern

app_name = "initiatives"
urlpatterns: list[URLPattern] = []
