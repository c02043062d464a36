"""Spreadsheets in and out: read what offices send (xlsx, xls, ods, csv), write what they can print."""

from danvan.documents.sheets.columns import match, preview
from danvan.documents.sheets.reading import read_sheet
from danvan.documents.sheets.shapes import Matching, Preview, Problem, Read, Row, Sheet, Wanted
from danvan.documents.sheets.values import day, number, said, whole
from danvan.documents.sheets.writing import Column, Written, write_book, write_csv, write_sheet

__all__ = [
    "Column", "Matching", "Preview", "Problem", "Read", "Row", "Sheet", "Wanted", "Written", "day", "match", "number",
    "preview", "read_sheet", "said", "whole", "write_book", "write_csv", "write_sheet",
]  # fmt: skip
