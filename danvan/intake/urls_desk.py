"""Desk routes of the room, below ``/desk/intake/``."""

from django.urls import path

from danvan.intake.views_desk import DismissProposal, ListProposals, OpenOriginal, ReviewProposal, UploadTexts

app_name = "intake"
urlpatterns = [
    path("", ListProposals.as_view(), name="list"),
    path("upload/", UploadTexts.as_view(), name="upload"),
    path("<slug:code>/", ReviewProposal.as_view(), name="review"),
    path("<slug:code>/dismiss/", DismissProposal.as_view(), name="dismiss"),
    path("<slug:code>/original/", OpenOriginal.as_view(), name="original"),
]
