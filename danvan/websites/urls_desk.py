"""Desk routes of the room, below ``/desk/site/``."""

from django.urls import path

from danvan.websites import views_desk as views

app_name = "websites"
urlpatterns = [
    path("", views.ShowSite.as_view(), name="show"),
    path("open/", views.OpenSite.as_view(), name="open"),
    path("furnish/", views.FurnishSite.as_view(), name="furnish"),
    path("theme/", views.DressSite.as_view(), name="dress"),
    path("move/", views.MoveSite.as_view(), name="move"),
    path("pages/", views.ListPages.as_view(), name="pages"),
    path("pages/new/", views.WritePage.as_view(), name="write_page"),
    path("pages/<slug:slug>/", views.EditPage.as_view(), name="edit_page"),
    path("pages/<slug:slug>/review/", views.ReviewPage.as_view(), name="review_page"),
    path("links/new/", views.AddLink.as_view(), name="add_link"),
    path("links/<int:link>/remove/", views.RemoveLink.as_view(), name="remove_link"),
    path("leaders/new/", views.ShowLeader.as_view(), name="show_leader"),
    path("leaders/<int:leader>/hide/", views.HideLeader.as_view(), name="hide_leader"),
    path("downtime/new/", views.AnnounceDowntime.as_view(), name="announce_downtime"),
    path("downtime/<int:downtime>/drop/", views.DropDowntime.as_view(), name="drop_downtime"),
]
