"""An invented roster as a spreadsheet."""

from __future__ import annotations

import io

import xlsxwriter

from danvan.units.roster import TABLES

GOOD = {
    "hamlet": [["Thôn Bản Dưới", "Thôn"], ["Tổ dân phố Chợ", "Tổ dân phố"]],
    "body": [["Tổ dân vận thôn Bản Dưới", "", "", "Thôn Bản Dưới"]],
    "person": [
        ["Lường Văn Khánh", "Tổ dân vận thôn Bản Dưới", "Tổ trưởng", "01/07/2025", "", ""],
        ["Hoàng Thị Lan", "", "Bí thư", "", "", ""],
    ],
    "account": [["Lường Văn Khánh", "Tổ dân vận thôn Bản Dưới", "khanh.luong", "Cơ sở; Người nhập", ""]],
}


def a_file(tables=GOOD) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        for key, rows in tables.items():
            sheet = book.add_worksheet()
            for at, line in enumerate([list(TABLES[key].columns.values()), *rows]):
                sheet.write_row(at, 0, line)
    return buffer.getvalue()
