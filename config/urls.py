"""Routes. Fixed prefixes first; everything else is a page of some unit's site."""

from django.urls import include, path

handler403 = "config.errors.forbidden"
handler404 = "config.errors.not_found"
handler500 = "config.errors.broken"

desk = [
    path("admin/bodies/", include("danvan.desk.urls_units")),
    path("admin/", include("danvan.units.urls_admin")),
    path("units/", include("danvan.units.urls_desk")),
    path("calendars/", include("danvan.desk.urls_calendars")),
    path("site/", include("danvan.websites.urls_desk")),
    path("documents/", include("danvan.documents.urls_desk")),
    path("news/", include("danvan.news.urls_desk")),
    path("meetings/", include("danvan.meetings.urls_desk")),
    path("petitions/", include("danvan.petitions.urls_desk")),
    path("initiatives/", include("danvan.initiatives.urls_desk")),
    path("commendations/", include("danvan.commendations.urls_desk")),
    path("disclosures/", include("danvan.disclosures.urls_desk")),
    path("reports/", include("danvan.reports.urls_desk")),
    path("notices/", include("danvan.notices.urls_desk")),
    path("jobs/", include("danvan.desk.urls_jobs")),
    path("intake/", include("danvan.intake.urls_desk")),
    path("", include("danvan.desk.urls_desk")),
]
urlpatterns = [
    path("accounts/", include("danvan.accounts.urls_portal")),
    path("desk/", include(desk)),
    path("", include("danvan.portal.urls_portal")),
]
