"""Public routes of the room, below a site's address."""

from django.urls import path

from danvan.petitions import views_portal as views

urlpatterns = [
    path("phan-anh/", views.Introduce.as_view(), name="petitions"),
    path("phan-anh/gui/", views.Send.as_view(), name="send_petition"),
    path("phan-anh/goi-y/", views.Suggest.as_view(), name="suggest_answers"),
    path("phan-anh/khieu-nai/", views.Explain.as_view(what="complaint"), name="explain_complaint"),
    path("phan-anh/to-cao/", views.Explain.as_view(what="denounce"), name="explain_denunciation"),
    path("tra-cuu/", views.Follow.as_view(), name="follow_petition"),
    path("hoi-dap/", views.ListAnswers.as_view(), name="answers"),
    path("hoi-dap/<slug:tail>/", views.ReadAnswer.as_view(), name="answer"),
    path("tiep-cong-dan/", views.ShowReception.as_view(), name="reception"),
]
