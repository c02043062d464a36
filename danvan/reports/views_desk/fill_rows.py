"""The figures of a report to fill in as plain markup: sixty lines are written in a fraction of the time of a template's loop."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from danvan.core.dates import say_number
from danvan.core.table_rows import cell, more
from danvan.reports.compiling import Line
from danvan.reports.rolling import Amount

NOTHING = "–"
Row = Mapping[str, Any]


def markup(row: Row) -> SafeString:
    """Write the ``tr`` of a heading, a table's title or an indicator; words are escaped, everything else comes from
    this house.
    """
    if row["kind"] in ("heading", "table"):
        return mark_safe(
            f'<tr class="paper__{row["kind"]}"><th colspan="5" scope="colgroup">{escape(row["label"])}</th></tr>'
        )
    field, line = row.get("field"), row["line"]
    wrong = ' class="paper__wrong"' if field and field.errors else ""
    cells = _words(row) if line.kind == "text" else f"{_value(row, line)}{_year(row, line)}{_source(row, line)}"
    return mark_safe(
        f'<tr id="{row["id"]}"{wrong}>{_head(row)}{cell("Đơn vị tính", escape(row["measure"]))}{cells}</tr>'
    )


def _number(amount: Amount | None) -> str:
    return NOTHING if amount is None else say_number(amount)


def _head(row: Row) -> str:
    label, field = escape(row["label"]), row.get("field")
    said = f'<label for="{field.id_for_label}">{label}</label>' if field else label
    asked = "".join(f'<span class="paper__question">{escape(text)}</span>' for text in row["questions"])
    return f'<th scope="row">{said}{asked}</th>'


def _field(field: Any) -> str:
    said = escape(" ".join(field.errors))
    wrong = f'<span class="field__error" id="{field.auto_id}_error">{said}</span>' if said else ""
    return f"{wrong}{field}"


def _words(row: Row) -> str:
    said = _field(row["field"]) if row.get("field") else ""
    return f'<td colspan="3"><span class="table__label">Nội dung</span><span>{said}</span></td>'


def _opened(row: Row, amount: Amount | None, since: str = "") -> str:
    said = _number(amount)
    return f'<a href="{row["url"]}{since}">{said}</a>' if row["url"] and amount is not None else said


def _value(row: Row, line: Line) -> str:
    if row.get("field"):
        said = _field(row["field"])
        said += more(f"của riêng đơn vị; cả cấp dưới: {_number(line.value)}") if line.expected else ""
    else:
        said = _opened(row, line.value)
    if row.get("share"):
        said += more(f"{say_number(row['share'])}% của tổng")
    if line.partly_typed:
        said += more(f"trong đó nhập tay: {say_number(line.partly_typed)}")
    if line.estimate:
        said += more(f"ước tính, để riêng: {say_number(line.estimate)}")
    return cell("Trong kỳ", said, "is-number")


def _year(row: Row, line: Line) -> str:
    said = _opened(row, line.ytd, "?since=year")
    if line.adjustment:
        said += more(f"điều chỉnh kỳ trước: {say_number(line.adjustment)}")
    return cell("Từ đầu năm", said, "is-number")


def _source(row: Row, line: Line) -> str:
    field = row.get("basis_field")
    said = escape(row["source"])
    if field:
        said = f'<label class="hidden" for="{field.id_for_label}">{escape(field.label)}</label>{field}'
    if line.missing:
        said += more(f"thiếu {say_number(line.missing)} trên {say_number(line.expected)} đơn vị")
    return cell("Căn cứ", said)
