"""Desk routes of the room, below ``/desk/news/``."""

from django.urls import path

from danvan.news import views_desk as views

app_name = "news"
urlpatterns = [
    path("", views.ListArticles.as_view(), name="list"),
    path("desk/", views.EditorsDesk.as_view(), name="desk"),
    path("comments/", views.ListComments.as_view(), name="comments"),
    path("comments/settings/", views.SetTalk.as_view(), name="set_talk"),
    path("comments/<slug:code>/", views.ShowComment.as_view(), name="comment"),
    path("comments/<slug:code>/approve/", views.ApproveComment.as_view(), name="approve_comment"),
    path("comments/<slug:code>/refuse/", views.RefuseComment.as_view(), name="refuse_comment"),
    path("comments/<slug:code>/request/", views.RequestTakedown.as_view(), name="request_takedown"),
    path("comments/<slug:code>/take-down/", views.TakeDown.as_view(), name="take_down"),
    path("digest/", views.ListDigests.as_view(), name="digests"),
    path("digest/new/", views.AddEntry.as_view(), name="add_entry"),
    path("digest/<slug:code>/", views.ShowDigest.as_view(), name="digest"),
    path("digest/<slug:code>/publish/", views.PublishDigest.as_view(), name="publish_digest"),
    path("digest/<slug:code>/word/", views.DigestPaper.as_view(), name="digest_paper"),
    path("digest/<slug:code>/<int:entry>/remove/", views.RemoveEntry.as_view(), name="remove_entry"),
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
