"""Desk routes of the room, below ``/desk/disclosures/``."""

from django.urls import path

from danvan.disclosures import views_desk as views

app_name = "disclosures"
urlpatterns = [
    path("", views.ListDisclosures.as_view(), name="list"),
    path("new/", views.EnterContent.as_view(), name="enter"),
    path("checklist/", views.Checklist.as_view(), name="checklist"),
    path("posted/", views.PostedList.as_view(), name="posted_list"),
    path("posted/word/", views.PostedListPaper.as_view(), name="posted_list_paper"),
    path("posted/council/", views.CouncilReport.as_view(), name="council_report"),
    path("poster/", views.Poster.as_view(), name="poster"),
    path("plans/", views.ListPlans.as_view(), name="plans"),
    path("plans/new/", views.DrawUpPlan.as_view(), name="draw_up"),
    path("plans/<slug:code>/", views.ShowPlan.as_view(), name="plan"),
    path("plans/<slug:code>/adopt/", views.AdoptPlan.as_view(), name="adopt"),
    path("<slug:code>/", views.ShowDisclosure.as_view(), name="show"),
    path("<slug:code>/edit/", views.EditContent.as_view(), name="edit"),
    path("<slug:code>/publish/", views.PublishDisclosure.as_view(), name="publish"),
    path("<slug:code>/post/", views.PostDisclosure.as_view(), name="post"),
    path("<slug:code>/postings/<int:posting>/take-down/", views.TakeDownPosting.as_view(), name="take_down"),
    path("<slug:code>/end/", views.EndDisclosure.as_view(), name="end"),
    path("<slug:code>/withdraw/", views.WithdrawDisclosure.as_view(), name="withdraw"),
    path("<slug:code>/files/new/", views.AttachFile.as_view(), name="attach"),
]
