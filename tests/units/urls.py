"""The room's own routes, as the doors mount them."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("danvan.accounts.urls_portal")),
    path("desk/units/", include("danvan.units.urls_desk")),
    path("song-may/ban-may/", include("danvan.units.urls_portal")),
    path("", include("danvan.units.urls_portal")),
]
