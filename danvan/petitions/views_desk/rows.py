"""The rows of the list, written in one go: fifty rows by the template engine cost more than all else on the page."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe

CHOOSE = '<td class="is-short"><input type="checkbox" name="ma" value="{code}" id="chon-{pk}" aria-label="Chọn {code}"></td>'
ROW = (
    '<tr>{choose}<th scope="row"><a href="/desk/petitions/{code}/" data-open>{subject}</a><span class="table__more">'
    '<span class="code">{code}</span>{book}{unit}</span></th>'
    '<td class="is-short"><span class="table__label">Ngày nhận</span><span>{received}</span></td>'
    '<td><span class="table__label">Loại</span><span>{kind}<span class="table__more">{more}</span></span></td>'
    '<td><span class="table__label">Hạn</span><span>{due}{warning}</span></td>'
    '<td><span class="table__label">Tình trạng</span><span><span class="badge badge--{colour}">{state}</span>{handler}</span></td></tr>'
)
LATE = '<br><span class="badge badge--late">Quá hạn</span>'
SOON = '<br><span class="badge badge--waiting">Sắp hết hạn</span>'


def drawn(lines: Iterable[dict[str, Any]], *, may_choose: bool) -> SafeString:
    """Write table rows of ``ListPetitions.line`` dicts; every word of people is escaped here. Empty without lines."""
    return mark_safe("".join([_row(line, may_choose) for line in lines]))


def _row(line: dict[str, Any], may_choose: bool) -> str:
    return ROW.format(
        choose=CHOOSE.format(code=line["code"], pk=line["pk"]) if may_choose else "",
        code=line["code"],
        subject=escape(line["subject"]),
        book=f" · số {line['book']}" if line["book"] else "",
        unit=f" · {escape(line['unit'])}" if line["unit"] else "",
        received=line["received"],
        kind=escape(line["kind"]),
        more=escape(line["more"]),
        due=line["due"] or "–",
        warning=LATE if line["late"] else SOON if line["soon"] else "",
        colour=line["colour"],
        state=escape(line["state"]),
        handler=f'<span class="table__more">{escape(line["handler"])}</span>' if line["handler"] else "",
    )
