"""Public routes of the room."""

from django.urls import path

from danvan.units.views_portal import FindUnit, ShowUnit

urlpatterns = [
    path("don-vi/", FindUnit.as_view(), name="units"),
    path("don-vi/<slug:code>/", ShowUnit.as_view(), name="unit"),
]
