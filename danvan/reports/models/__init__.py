"""The catalogue of indicators, forms in versions, sheets of units in versions, stored counts."""

from danvan.reports.models.form import Assignment, FormPart, FormVersion, ReportForm, ReportingLine
from danvan.reports.models.indicator import Indicator
from danvan.reports.models.published import PublishedCount, PublishedGrid
from danvan.reports.models.sheet import Cell, Passage, Reminder, Sheet, SheetVersion, Taken
from danvan.reports.models.stored import StoredFact

__all__ = [
    "Assignment", "Cell", "FormPart", "FormVersion", "Indicator", "Passage", "PublishedCount", "PublishedGrid", "Reminder", "ReportForm", "ReportingLine",
    "Sheet", "SheetVersion", "StoredFact", "Taken",
]  # fmt: skip
