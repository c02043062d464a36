"""Desk addresses of what units undergo and other rooms follow."""

from django.urls import path

from danvan.desk import views_units as views

app_name = "unit_changes"
urlpatterns = [path("merge/", views.Merge.as_view(), name="merge")]
