"""Routes of administration, and the switch between the units one person acts for."""

from django.urls import path

from danvan.units import views_admin as views
from danvan.units import views_roster

app_name = "admin"
urlpatterns = [
    path("", views.Bodies.as_view(), name="home"),
    path("bodies/found/", views.FoundBody.as_view(), name="found"),
    path("people/", views.People.as_view(), name="people"),
    path("people/add/", views.AddPerson.as_view(), name="add_person"),
    path("officers/", views.Officers.as_view(), name="officers"),
    path("officers/appoint/", views.Appoint.as_view(), name="appoint"),
    path("officers/<slug:code>/", views.ShowOfficer.as_view(), name="officer"),
    path("officers/<slug:code>/grant/", views.Grant.as_view(), name="grant"),
    path("officers/<slug:code>/end/<int:pk>/", views.EndRole.as_view(), name="end"),
    path("officers/<slug:code>/leave/", views.Leave.as_view(), name="leave"),
    path("officers/<slug:code>/be-away/", views.BeAway.as_view(), name="be_away"),
    path("officers/<slug:code>/reset-password/", views.ResetPassword.as_view(), name="reset_password"),
    path("roster/", views_roster.Upload.as_view(), name="roster"),
    path("roster/save/", views_roster.Save.as_view(), name="roster_save"),
    path("roster/template/", views_roster.Template.as_view(), name="roster_template"),
    path("act-for/", views.act_for, name="act_for"),
]
