"""Desk routes of the room, below ``/desk/units/``."""

from django.urls import path

from danvan.units.views_desk import FindUnitDesk, RenameUnit, ShowUnitDesk

app_name = "units_desk"
urlpatterns = [
    path("", FindUnitDesk.as_view(), name="find"),
    path("<slug:code>/", ShowUnitDesk.as_view(), name="show"),
    path("<slug:code>/rename/", RenameUnit.as_view(), name="rename"),
]
