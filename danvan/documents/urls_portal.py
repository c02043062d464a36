"""Public routes of the room, below a site's address."""

from django.urls import path

from danvan.documents.views_portal import ListDocuments, ReadDocument, ReadFile

urlpatterns = [
    path("van-ban/", ListDocuments.as_view(), name="documents"),
    path("van-ban/tep/<slug:code>/", ReadFile.as_view(), name="document_file"),
    path("van-ban/<slug:tail>/", ReadDocument.as_view(), name="document"),
]
