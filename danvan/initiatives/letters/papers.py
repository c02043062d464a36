"""The list of models as a Word paper and as a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from danvan.documents import papers, sheets
from danvan.initiatives.models import Initiative
from danvan.initiatives.states import KINDS, REGISTRANTS, STATES
from danvan.units.models import Unit

HEADINGS = (
    "TT", "Tên mô hình", "Đơn vị đăng ký", "Loại đơn vị", "Lĩnh vực", "Loại mô hình", "Thực trạng, lý do", "Mục tiêu, tiêu chí",
    "Nội dung, cách thức", "Địa bàn, đối tượng", "Lực lượng thực hiện", "Nguồn lực", "Thời gian thực hiện",
    "Sản phẩm, kết quả đầu ra", "Khả năng duy trì, nhân rộng", "Ngày đăng ký", "Tình trạng", "Mã",
)  # fmt: skip


def sheet(title: str, things: Iterable[Initiative], on: date) -> bytes:
    """Write the list with the columns that its import reads."""
    rows = (
        [number, one.name, one.registrant_name or one.unit.name_on(on), REGISTRANTS[one.registrant_kind], one.field, KINDS[one.kind],
         one.situation, one.aims, one.content, one.place, one.forces, one.resources, one.timing, one.outputs, one.outlook,
         one.registered_on, STATES[one.state], one.code]
        for number, one in enumerate(things, start=1)
    )  # fmt: skip
    return sheets.write_sheet(title, [sheets.Column(one, 6 if one == "TT" else 24, "day" if one == "Ngày đăng ký" else "text") for one in HEADINGS], rows)  # fmt: skip


def list_paper(things: list[Initiative], *, unit: Unit, year: int | None, on: date) -> bytes:
    """Write «Danh mục mô hình» as a Word paper in the layout of the unit's system; number and day stay open."""
    rows = [
        [
            number,
            one.name,
            one.registrant_name or one.unit.name_on(on),
            one.field,
            one.outputs[:300],
            STATES[one.state],
        ]
        for number, one in enumerate(things, start=1)
    ]
    table = papers.Table(
        [papers.Column("TT", 10, "center"), papers.Column("Tên mô hình", 62), papers.Column("Đơn vị thực hiện", 46),
         papers.Column("Lĩnh vực", 32), papers.Column("Sản phẩm, kết quả đầu ra", 72), papers.Column("Tình trạng", 28)],
        rows, pt=12,
    )  # fmt: skip
    title = f"Mô hình “Dân vận khéo” đăng ký năm {year}" if year else "Mô hình “Dân vận khéo”"
    return papers.docx(papers.letterhead(unit, on).letter(
        None, "Danh sách", title, on=on, body=[table, papers.Paragraph(f"Danh sách gồm {len(rows)} mô hình.")],
        landscape=True, end_mark=False, signature=papers.Signature(title="NGƯỜI LẬP DANH SÁCH"),
    ))  # fmt: skip
