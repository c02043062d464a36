"""Public routes of the room, below a site's address."""

from django.urls import path

from danvan.initiatives.views_portal import ExpressInterest, Gallery, ReadInitiative

urlpatterns = [
    path("mo-hinh/", Gallery.as_view(), name="initiatives"),
    path("mo-hinh/<slug:code>/ap-dung/", ExpressInterest.as_view(), name="express_interest"),
    path("mo-hinh/<slug:tail>/", ReadInitiative.as_view(), name="initiative"),
]
