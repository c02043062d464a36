"""A compiled report as a Word paper, an Excel book and plain data. The figures are those of the report, never counted anew."""

from danvan.reports.output.book import excel
from danvan.reports.output.data import as_dict, leave_out_restricted
from danvan.reports.output.paper import letter_of, word

__all__ = ["as_dict", "excel", "leave_out_restricted", "letter_of", "word"]
