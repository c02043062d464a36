"""Public routes of the room, below a site's address."""

from django.urls import path

from danvan.news.views_portal import ListArticles, ReadArticle

urlpatterns = [
    path("tin-bai/", ListArticles.as_view(), name="articles"),
    path("tin-bai/<slug:tail>/", ReadArticle.as_view(), name="article"),
]
