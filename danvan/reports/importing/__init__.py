"""Figures of units that do not work here yet, from the spreadsheet they send: read, shown, then taken in whole or not at all."""

from danvan.reports.importing.reading import Plan, UnitRow, read, template
from danvan.reports.importing.taking import papers_before, take_in

__all__ = ["Plan", "UnitRow", "papers_before", "read", "take_in", "template"]
