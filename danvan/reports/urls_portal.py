"""Public routes of the room, below a site's address."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
