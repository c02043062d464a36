"""Desk routes of the room, below ``/desk/site/``."""

from django.urls import path

from danvan.websites import views_desk as views

app_name = "websites"
urlpatterns = [
    path("", views.ShowSite.as_view(), name="show"),
    path("open/", views.OpenSite.as_view(), name="open"),
    path("furnish/", views.FurnishSite.as_view(), name="furnish"),
    path("move/", views.MoveSite.as_view(), name="move"),
]
