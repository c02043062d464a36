"""Public routes of the room, below a site's address."""

from django.urls import path

from danvan.disclosures.views_portal import ListPublished, OpenFile, ReadPublished

urlpatterns = [
    path("cong-khai/", ListPublished.as_view(), name="disclosures"),
    path("cong-khai/<slug:tail>/", ReadPublished.as_view(), name="disclosure"),
    path("cong-khai/<slug:tail>/tep/<slug:file>/", OpenFile.as_view(), name="disclosure_file"),
]
