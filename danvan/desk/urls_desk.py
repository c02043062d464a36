"""Routes of the staff door; each room brings its own."""

from django.urls import path

app_name = "desk"
urlpatterns: list = []
