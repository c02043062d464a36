"""Desk routes of the room, below ``/desk/documents/``."""

from django.urls import path

from danvan.documents import views_desk as views
from danvan.documents import views_library as library

app_name = "documents"
urlpatterns = [
    path("", views.ListDocuments.as_view(), name="list"),
    path("new/", views.EnterDocument.as_view(), name="enter"),
    path("register/", views.Register.as_view(), name="register"),
    path("files/<slug:code>/", views.Download.as_view(), name="file"),
    path("files/<slug:code>/show/", library.ShowFile.as_view(), name="show_file"),
    path("<slug:code>/", views.ShowDocument.as_view(), name="show"),
    path("<slug:code>/edit/", views.EditDocument.as_view(), name="edit"),
    path("<slug:code>/resolve/", views.ResolveDocument.as_view(), name="resolve"),
    path("<slug:code>/confirm/", views.ConfirmDocument.as_view(), name="confirm"),
    path("<slug:code>/merge/", views.MergeDocument.as_view(), name="merge"),
    path("<slug:code>/register/", views.RegisterDocument.as_view(), name="enter_book"),
    path("<slug:code>/attach/", views.AttachToDocument.as_view(), name="attach"),
    path("<slug:code>/relate/", library.RelateDocument.as_view(), name="relate"),
    path("<slug:code>/classify/", library.ClassifyDocument.as_view(), name="classify"),
    path("<slug:code>/relations/<int:relation>/confirm/", library.ConfirmRelation.as_view(), name="confirm_relation"),
    path("<slug:code>/relations/<int:relation>/remove/", library.RemoveRelation.as_view(), name="remove_relation"),
]
