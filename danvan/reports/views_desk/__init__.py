"""The desk side of reports, by noun."""

from danvan.reports.views_desk.board import RemindUnits, ShowBoard
from danvan.reports.views_desk.catalogue import (
    AddIndicator,
    AssignForm,
    EndAssignment,
    ListForms,
    ListIndicators,
    NewForm,
    ReviseForm,
    ReviseIndicator,
    ShowForm,
    ShowIndicator,
)
from danvan.reports.views_desk.download import AskForPdf, DownloadReport
from danvan.reports.views_desk.filling import FillReport
from danvan.reports.views_desk.importing import ImportFigures
from danvan.reports.views_desk.mine import ListReports, ShowPeriod
from danvan.reports.views_desk.opening import OpenCell
from danvan.reports.views_desk.publishing import ListGrids, PublishGrid
from danvan.reports.views_desk.sheet import (
    ApproveReport,
    AttachScan,
    CorrectReport,
    HandBackReport,
    ReceiveReport,
    SendBackReport,
    SendReport,
    ShowReport,
)

__all__ = [
    "AddIndicator", "ApproveReport", "AskForPdf", "AssignForm", "DownloadReport", "ListGrids", "PublishGrid", "AttachScan", "CorrectReport", "EndAssignment", "FillReport", "ImportFigures",
    "HandBackReport", "ListForms", "ListIndicators", "ListReports", "NewForm", "OpenCell", "ReceiveReport", "RemindUnits",
    "ReviseForm", "ReviseIndicator", "SendBackReport", "SendReport", "ShowBoard", "ShowForm", "ShowIndicator", "ShowPeriod",
    "ShowReport",
]  # fmt: skip
