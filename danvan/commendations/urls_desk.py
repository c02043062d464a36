"""Desk routes of the room, below ``/desk/commendations/``."""

from django.urls import path

from danvan.commendations import views_desk as views

app_name = "commendations"
urlpatterns = [
    path("", views.ListProposals.as_view(), name="list"),
    path("new/", views.BeginProposal.as_view(), name="begin"),
    path("register/", views.Register.as_view(), name="register"),
    path("register/export/", views.ExportRegister.as_view(), name="export"),
    path("history/", views.RecordHistory.as_view(), name="record_history"),
    path("awards/", views.ListAwards.as_view(), name="awards"),
    path("awards/new/", views.SetAward.as_view(), name="set_award"),
    path("awards/rules/", views.SetRules.as_view(), name="set_rules"),
    path("<slug:code>/", views.ShowProposal.as_view(), name="show"),
    path("<slug:code>/revise/", views.ReviseProposal.as_view(), name="revise"),
    path("<slug:code>/nominees/new/", views.Nominate.as_view(), name="nominate"),
    path("<slug:code>/nominees/import/", views.ImportNominees.as_view(), name="import"),
    path("<slug:code>/nominees/<int:line>/", views.RewriteNominee.as_view(), name="rewrite"),
    path("<slug:code>/nominees/<int:line>/drop/", views.DropNominee.as_view(), name="drop"),
    path("<slug:code>/nominees/<int:line>/revoke/", views.RevokeNominee.as_view(), name="revoke"),
    path("<slug:code>/nominees/<int:line>/report/", views.PrintReport.as_view(), name="report"),
    path("<slug:code>/nominees/<int:line>/pause/", views.PauseNominee.as_view(), name="pause"),
    path("<slug:code>/nominees/<int:line>/resume/", views.ResumeNominee.as_view(), name="resume"),
    path("<slug:code>/nominees/<int:line>/take-back/", views.TakeBack.as_view(), name="take_back"),
    path("<slug:code>/nominees/<int:line>/restore/", views.RestoreNominee.as_view(), name="restore"),
    path("<slug:code>/post/", views.PostList.as_view(), name="post_list"),
    path("<slug:code>/post/result/", views.ClosePosting.as_view(), name="close_posting"),
    path("<slug:code>/post/waive/", views.WaivePosting.as_view(), name="waive_posting"),
    path("<slug:code>/pay/", views.PayProposal.as_view(), name="pay"),
    path("<slug:code>/archive/", views.ArchiveProposal.as_view(), name="archive"),
    path("<slug:code>/submit/", views.SubmitProposal.as_view(), name="submit"),
    path("<slug:code>/send-back/", views.SendBack.as_view(), name="send_back"),
    path("<slug:code>/receive/", views.ReceiveProposal.as_view(), name="receive"),
    path("<slug:code>/review/", views.ReviewProposal.as_view(), name="review"),
    path("<slug:code>/propose/", views.ProposeUp.as_view(), name="propose"),
    path("<slug:code>/decide/", views.DecideProposal.as_view(), name="decide"),
    path("<slug:code>/notify/", views.NotifyResult.as_view(), name="notify"),
    path("<slug:code>/certificates/", views.PrintCertificates.as_view(), name="print_certificates"),
    path("<slug:code>/hand-over/", views.HandOver.as_view(), name="hand_over"),
    path("<slug:code>/cancel/", views.CancelProposal.as_view(), name="cancel"),
    path("<slug:code>/papers/<slug:paper>/", views.PrintPaper.as_view(), name="paper"),
]
