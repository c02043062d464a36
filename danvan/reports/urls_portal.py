"""Public routes of the room, below a site's address."""

from django.urls import path, re_path

from danvan.reports.views_portal import GridFile, ListFigures, ReadGrid

urlpatterns = [
    path("so-lieu/", ListFigures.as_view(), name="figures"),
    path("so-lieu/<slug:form>/<slug:period>/", ReadGrid.as_view(), name="grid"),
    re_path(
        r"^so-lieu/(?P<form>[a-z0-9-]+)/(?P<period>[0-9]{4}-q[1-4])(?:\.|-)(?P<kind>json|csv|cot\.csv)$",
        GridFile.as_view(),
        name="grid_file",
    ),
]
