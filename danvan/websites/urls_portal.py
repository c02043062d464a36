"""Public routes of the room, below a site's address."""

from django.urls import path

from danvan.websites.views_portal import About, Accessibility, Apparatus, ReadPage

urlpatterns = [
    path("gioi-thieu/", About.as_view(), name="about"),
    path("gioi-thieu/bo-may/", Apparatus.as_view(), name="apparatus"),
    path("gioi-thieu/<slug:slug>/", ReadPage.as_view(), name="fixed_page"),
    path("tro-nang/", Accessibility.as_view(), name="accessibility"),
]
