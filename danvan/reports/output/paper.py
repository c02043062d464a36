"""A report as a Word paper: the form's headings in order, written parts, figures, appendix tables, two charts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from danvan.core.dates import long_day
from danvan.documents import papers
from danvan.figures import charts
from danvan.figures.pictures import png
from danvan.reports.compiling import Compiled, Line
from danvan.reports.line import short_name
from danvan.reports.output.issuer import Issuer, issuer_of
from danvan.reports.output.tables import SLICE_HEADINGS, Group, Printed, blocks, of_lines, table_of

PART = re.compile(r"^(Phần (?:thứ )?\w+)[:.]\s*(?P<title>.+)$")
NOTHING_WRITTEN = "chưa có nội dung."
CHART_WIDTH = 150
MOST_BARS = 24
TABLE_POINTS = 11


def word(report: Compiled) -> bytes:
    """Write a report as a Word file. Number and day stay open for the clerk (house.md 4b.6)."""
    return papers.docx(letter_of(report))


def letter_of(report: Compiled) -> papers.Letter:
    """Put the paper of a report together."""
    by = issuer_of(report)
    body, appendices = _body(report, by)
    return by.head.letter(
        "BC", "Báo cáo", _title(report), on=report.period.end, addressees=by.addressees, body=body,
        recipients=by.recipients, signature=by.signature, appendices=appendices,
    )  # fmt: skip


def _title(report: Compiled) -> str:
    period = report.period.name
    return (report.form.title or report.form.name + " {period}").format(period=f"{period[0].lower()}{period[1:]}")


def _body(report: Compiled, by: Issuer) -> tuple[list[papers.Appendix | object], list[papers.Appendix]]:
    body: list[object] = [papers.Paragraph(_opening(report, by)), *map(papers.Paragraph, _coverage(report))]
    appendices: list[papers.Appendix] = []
    in_parts = any(PART.match(line.label) for line in report.lines if line.part.kind == "heading")
    for block in blocks(report):
        if isinstance(block, Group):
            if block.head is None:
                body += _table(of_lines(block.lines))
                continue
            printed = table_of(report, block)
            appendices.append(papers.Appendix(printed.title, _table(printed), landscape=printed.wide))
            body += [papers.Paragraph(f"{_first(block, printed)} (Phụ lục {_roman(len(appendices))}).")]
        elif block.part.kind == "heading":
            body.append(_heading(block, in_parts))
        else:
            body += _written(block, report)
    pictures = list(_charts(report))
    if pictures:
        appendices.append(papers.Appendix("Biểu đồ", pictures))
    return body, appendices


def _opening(report: Compiled, by: Issuer) -> str:
    period = report.period
    what = _title(report)
    return (
        f"Thực hiện chế độ thông tin, báo cáo định kỳ, {_who(by)} báo cáo {what[0].lower()}{what[1:]} "
        f"(số liệu từ {long_day(period.start)} đến {long_day(period.end)}) như sau:"
    )


def _who(by: Issuer) -> str:
    return f"Ban Thường trực {by.head.name}" if by.head.system == "front" else by.head.name


def _coverage(report: Compiled) -> Iterator[str]:
    """Say in the paper itself how many units below are in the sums, and which are not."""
    if not report.expected:
        return
    said = f"Số liệu tổng hợp từ báo cáo của {report.received} trong {report.expected} đơn vị"
    missing = report.missing
    yield f"{said}; chưa có báo cáo của: {', '.join(missing)}." if missing else f"{said}."


def _heading(line: Line, in_parts: bool) -> papers.Heading:
    found = PART.match(line.label)
    if found:
        return papers.Heading(found["title"], 1, label=f"{found[1]}:")
    level = max(1, min(2, line.part.level - (1 if in_parts else 0)))
    return papers.Heading(line.label, 2 if level == 2 else 1)


def _written(line: Line, report: Compiled) -> list[papers.Paragraph]:
    text = report.passages.get(line.part.key, "").strip()
    head = papers.Paragraph([papers.Run(f"{line.label}: ", bold=True), (text or NOTHING_WRITTEN).split("\n")[0]])
    return [head, *(papers.Paragraph(one.strip()) for one in text.split("\n")[1:] if one.strip())]


def _first(group: Group, printed: Printed) -> str:
    """Say the first figures of a table in a sentence: the reader of the paper needs no appendix for them."""
    told = [
        f"{line.label[0].lower()}{line.label[1:]}: {charts.say_number(line.value)} {line.indicator.measure}"
        for line in group.lines
        if line.indicator and line.value and line.kind not in ("text", "ratio")
    ]
    return f"{printed.title}: {'; '.join(told[:3])}" if told else f"{printed.title}: không phát sinh"


def _table(printed: Printed) -> list[object]:
    columns = [papers.Column(heading, _width(at, printed), _align(at)) for at, heading in enumerate(printed.headings)]
    rows = [["" if value is None else value for value in row] for row in printed.rows]
    totals = ["" if value is None else value for value in printed.totals]
    notes = [papers.ClosingLine(" ".join(printed.notes))] if printed.notes else []
    return [papers.Table(columns, rows, totals, pt=TABLE_POINTS), *notes]


def _width(at: int, printed: Printed) -> float:
    if printed.headings == SLICE_HEADINGS:
        return (9, 56, 20, 20, 18, 22, 18)[at]
    is_lines = "Chỉ tiêu" in printed.headings
    if is_lines:
        return (10, 85, 22, 22, 26)[at]
    return (9, 46)[at] if at < 2 else max(24, 2.2 * _longest(at, printed) + 6)


def _longest(at: int, printed: Printed) -> int:
    """Return how many signs the longest figure of a column has: milliards are wider than a heading's words."""
    found = [row[at] for row in (*printed.rows, printed.totals) if len(row) > at]
    return max(
        (len(charts.say_number(one)) for one in found if one is not None and not isinstance(one, str)), default=0
    )


def _align(at: int) -> str:
    return "center" if at == 0 else "left" if at == 1 else "right"


def _charts(report: Compiled) -> Iterator[object]:
    """Draw the units below for the first table, and its columns as shares of the whole."""
    group = next((one for one in blocks(report) if isinstance(one, Group) and one.head and one.lines), None)
    if group is None or not report.sources:
        return
    lines = [line for line in group.lines if line.indicator and isinstance(line.value, int) and line.kind != "ratio"]
    if not any(line.value for line in lines):
        return
    title = group.head.label if group.head else ""
    for chart in (_of_units(report, lines, title), _of_parts(lines, title)):
        content = png(chart)
        if content is not None:
            yield papers.Paragraph(chart.title, align="center", bold=True, keep=True)
            yield papers.Picture(content, CHART_WIDTH, "; ".join(": ".join(row) for row in chart.rows))


def _of_units(report: Compiled, lines: list[Line], title: str) -> charts.Chart:
    points = []
    for source in report.sources:
        cells = report.by_unit.get(source.code, {})
        values = [cells.get(line.indicator.code, (None, None))[0] for line in lines if line.indicator]
        known = [value for value in values if value is not None]
        points.append(charts.Point(short_name(source.name), sum(known) if known else None))
    points.sort(key=lambda one: -(one.value or 0))
    return charts.compare(f"{title}: so sánh các đơn vị", _same_measure(lines), points[:MOST_BARS])


def _of_parts(lines: list[Line], title: str) -> charts.Chart:
    points = [charts.Point(line.label, line.value) for line in lines]
    return charts.share(f"{title}: cơ cấu", _same_measure(lines), points)


def _same_measure(lines: list[Line]) -> str:
    names = {line.indicator.measure for line in lines if line.indicator}
    return names.pop() if len(names) == 1 else ""


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
