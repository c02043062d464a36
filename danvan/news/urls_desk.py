"""Desk routes of the room, below ``/desk/news/``."""

from django.urls import path

from danvan.news import views_desk as views

app_name = "news"
urlpatterns = [
    path("", views.ListArticles.as_view(), name="list"),
    path("new/", views.DraftArticle.as_view(), name="draft"),
    path("<slug:code>/", views.ShowArticle.as_view(), name="show"),
    path("<slug:code>/edit/", views.EditArticle.as_view(), name="edit"),
    path("<slug:code>/submit/", views.SubmitArticle.as_view(), name="submit"),
    path("<slug:code>/send-back/", views.SendBackArticle.as_view(), name="send_back"),
    path("<slug:code>/publish/", views.PublishArticle.as_view(), name="publish"),
    path("<slug:code>/correct/", views.CorrectArticle.as_view(), name="correct"),
    path("<slug:code>/withdraw/", views.WithdrawArticle.as_view(), name="withdraw"),
    path("<slug:code>/revisions/<int:number>/", views.CompareRevision.as_view(), name="revision"),
    path("<slug:code>/pictures/new/", views.AddPicture.as_view(), name="add_picture"),
    path("<slug:code>/pictures/<slug:picture>/", views.DescribePicture.as_view(), name="describe_picture"),
    path("<slug:code>/pictures/<slug:picture>/remove/", views.RemovePicture.as_view(), name="remove_picture"),
]
