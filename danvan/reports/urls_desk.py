"""Desk routes of the room, below ``/desk/reports/``."""

from django.urls import path

from danvan.reports import views_desk as views

app_name = "reports"
urlpatterns = [
    path("", views.ListReports.as_view(), name="list"),
    path("indicators/", views.ListIndicators.as_view(), name="indicators"),
    path("indicators/new/", views.AddIndicator.as_view(), name="add_indicator"),
    path("indicators/<slug:indicator>/", views.ShowIndicator.as_view(), name="indicator"),
    path("indicators/<slug:indicator>/revise/", views.ReviseIndicator.as_view(), name="revise_indicator"),
    path("forms/", views.ListForms.as_view(), name="forms"),
    path("forms/new/", views.NewForm.as_view(), name="new_form"),
    path("forms/<slug:form>/", views.ShowForm.as_view(), name="form"),
    path("forms/<slug:form>/revise/", views.ReviseForm.as_view(), name="revise_form"),
    path("forms/<slug:form>/assign/", views.AssignForm.as_view(), name="assign"),
    path("forms/<slug:form>/end/", views.EndAssignment.as_view(), name="end_assignment"),
    path("forms/<slug:form>/<slug:period>/", views.ShowPeriod.as_view(), name="period"),
    path("forms/<slug:form>/<slug:period>/board/", views.ShowBoard.as_view(), name="board"),
    path("forms/<slug:form>/<slug:period>/remind/", views.RemindUnits.as_view(), name="remind"),
    path("import/", views.ImportFigures.as_view(), name="import"),
    path("public/", views.ListGrids.as_view(), name="grids"),
    path("public/<slug:form>/<slug:period>/", views.PublishGrid.as_view(), name="publish_grid"),
    path("<slug:code>/", views.ShowReport.as_view(), name="show"),
    path("<slug:code>/fill/", views.FillReport.as_view(), name="fill"),
    path("<slug:code>/send/", views.SendReport.as_view(), name="send"),
    path("<slug:code>/approve/", views.ApproveReport.as_view(), name="approve"),
    path("<slug:code>/send_back/", views.SendBackReport.as_view(), name="send_back"),
    path("<slug:code>/receive/", views.ReceiveReport.as_view(), name="receive"),
    path("<slug:code>/hand_back/", views.HandBackReport.as_view(), name="hand_back"),
    path("<slug:code>/correct/", views.CorrectReport.as_view(), name="correct"),
    path("<slug:code>/scan/", views.AttachScan.as_view(), name="attach_scan"),
    path("<slug:code>/files/<slug:kind>/", views.DownloadReport.as_view(), name="download"),
    path("<slug:code>/pdf/", views.AskForPdf.as_view(), name="pdf"),
    path("<slug:code>/cells/<slug:indicator>/", views.OpenCell.as_view(), name="cell"),
]
