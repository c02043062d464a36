"""Routes. Fixed prefixes first; everything else is a page of some unit's site."""

from django.urls import include, path

from danvan.core.routes import Later

handler403 = "config.errors.forbidden"
handler404 = "config.errors.not_found"
handler500 = "config.errors.broken"

desk = [
    Later("admin/bodies/", "danvan.desk.urls_units", "unit_changes"),
    Later("admin/", "danvan.units.urls_admin", "admin"),
    Later("units/", "danvan.units.urls_desk", "units_desk"),
    Later("calendars/", "danvan.desk.urls_calendars", "calendars"),
    Later("site/", "danvan.websites.urls_desk", "websites"),
    Later("documents/", "danvan.documents.urls_desk", "documents"),
    Later("news/", "danvan.news.urls_desk", "news"),
    Later("meetings/", "danvan.meetings.urls_desk", "meetings"),
    Later("petitions/", "danvan.petitions.urls_desk", "petitions"),
    Later("initiatives/", "danvan.initiatives.urls_desk", "initiatives"),
    Later("commendations/", "danvan.commendations.urls_desk", "commendations"),
    Later("disclosures/", "danvan.disclosures.urls_desk", "disclosures"),
    Later("reports/", "danvan.reports.urls_desk", "reports"),
    Later("notices/", "danvan.notices.urls_desk", "notices"),
    Later("jobs/", "danvan.desk.urls_jobs", "jobs"),
    Later("intake/", "danvan.intake.urls_desk", "intake"),
    Later("", "danvan.desk.urls_desk", "desk"),
]
urlpatterns = [
    path("accounts/", include("danvan.accounts.urls_portal")),
    path("desk/", include(desk)),
    path("", include("danvan.portal.urls_portal")),
]
