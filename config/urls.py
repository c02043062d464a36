"""Routes. Fixed prefixes first; everything else is a page of some unit's site."""

from django.urls import include, path

handler403 = "config.errors.forbidden"
handler404 = "config.errors.not_found"
handler500 = "config.errors.broken"

urlpatterns = [
    path("accounts/", include("danvan.accounts.urls_portal")),
    path("desk/admin/bodies/", include("danvan.desk.urls_units")),
    path("desk/admin/", include("danvan.units.urls_admin")),
    path("desk/units/", include("danvan.units.urls_desk")),
    path("desk/calendars/", include("danvan.desk.urls_calendars")),
    path("desk/site/", include("danvan.websites.urls_desk")),
    path("desk/documents/", include("danvan.documents.urls_desk")),
    path("desk/news/", include("danvan.news.urls_desk")),
    path("desk/meetings/", include("danvan.meetings.urls_desk")),
    path("desk/petitions/", include("danvan.petitions.urls_desk")),
    path("desk/initiatives/", include("danvan.initiatives.urls_desk")),
    path("desk/commendations/", include("danvan.commendations.urls_desk")),
    path("desk/disclosures/", include("danvan.disclosures.urls_desk")),
    path("desk/reports/", include("danvan.reports.urls_desk")),
    path("desk/notices/", include("danvan.notices.urls_desk")),
    path("desk/jobs/", include("danvan.desk.urls_jobs")),
    path("desk/intake/", include("danvan.intake.urls_desk")),
    path("desk/", include("danvan.desk.urls_desk")),
    path("", include("danvan.portal.urls_portal")),
]
