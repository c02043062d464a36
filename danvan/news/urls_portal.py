"""Public routes of the room, below a site's address. Comments are written in the portal room."""

from django.urls import path

from danvan.news import views_portal as views

urlpatterns = [
    path("tin-bai/", views.ListArticles.as_view(), name="articles"),
    path("tin-bai/loat-bai/<slug:tail>/", views.ReadSeries.as_view(), name="series"),
    path("tin-bai/<slug:tail>/phu-de/<slug:film>.vtt", views.ReadSubtitles.as_view(), name="subtitles"),
    path("tin-bai/<slug:tail>/tep/<slug:file>/", views.OpenFile.as_view(), name="article_file"),
    path("tin-bai/<slug:tail>/", views.ReadArticle.as_view(), name="article"),
    path("tin-bai/<slug:tail>/danh-gia/", views.RateArticle.as_view(), name="rate_article"),
    path("danh-gia/", views.RateSite.as_view(), name="rate_site"),
    path("diem-bao/", views.ListDigests.as_view(), name="digests"),
    path("diem-bao/<slug:day>/", views.ReadDigest.as_view(), name="digest"),
    path("nhan-tin/", views.Subscribe.as_view(), name="subscribe"),
    path("nhan-tin/xac-nhan/<slug:code>/<slug:secret>/", views.Confirm.as_view(), name="confirm_subscription"),
    path("nhan-tin/thoi/<slug:code>/<slug:secret>/", views.Leave.as_view(), name="leave_newsletter"),
]
