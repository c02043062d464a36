"""A report as an Excel book: the same tables as the paper, one sheet each, written as a stream."""

from __future__ import annotations

import io
from collections.abc import Iterator

from danvan.core.dates import short_day
from danvan.documents import sheets
from danvan.reports.compiling import Compiled
from danvan.reports.output.tables import Printed, tables_of


def excel(report: Compiled) -> bytes:
    """Write the tables of a report as .xlsx, numbers as numbers; what is missing stands under each title."""
    sink = io.BytesIO()
    sheets.write_book(sink, _sheets(report))
    return sink.getvalue()


def _sheets(report: Compiled) -> Iterator[sheets.Written]:
    for number, printed in enumerate(tables_of(report), 1):
        yield sheets.Written(
            title=printed.title or report.form.name, columns=_columns(printed), rows=printed.rows, totals=printed.totals,
            notes=[*_heading(report), *printed.notes], name=f"{number}. {printed.title or 'Chỉ tiêu'}", named=2,
        )  # fmt: skip


def _heading(report: Compiled) -> list[str]:
    period = report.period
    told = f"{report.unit_name} – {period.name}: số liệu từ {short_day(period.start)} đến {short_day(period.end)}."
    if not report.expected:
        return [told]
    missing = f"; chưa có: {', '.join(report.missing)}" if report.missing else ""
    return [told, f"Tổng hợp từ {report.received} trong {report.expected} đơn vị{missing}."]


def _columns(printed: Printed) -> list[sheets.Column]:
    """Give the headings their widths; a column of amounts is one of numbers."""
    return [
        sheets.Column(
            heading, _wide(at, heading), "number" if at not in (1, 2) or _is_amount(printed, at) else "text"
        )
        for at, heading in enumerate(printed.headings)
    ]


def _is_amount(printed: Printed, at: int) -> bool:
    return not any(isinstance(row[at], str) for row in printed.rows)


def _wide(at: int, heading: str) -> float:
    return 6 if at == 0 else 38 if at == 1 else max(12.0, min(24.0, len(heading) * 0.6))
