"""Routes. Fixed prefixes first; everything else is a page of some unit's site."""

from django.urls import include, path

handler403 = "config.errors.forbidden"
handler404 = "config.errors.not_found"
handler500 = "config.errors.broken"

urlpatterns = [
    path("accounts/", include("danvan.accounts.urls_portal")),
    path("desk/", include("danvan.desk.urls_desk")),
    path("", include("danvan.portal.urls_portal")),
]
