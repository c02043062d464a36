"""Programmes, sittings and lists of guests as people type and paste them."""

from __future__ import annotations

import io
from datetime import date, time

import pytest
import xlsxwriter

from danvan.meetings import reading
from danvan.meetings.actions import Item, Period
from danvan.meetings.reading import pasted, read_guests, read_items, read_periods, write_items, write_periods

FIRST = date(2026, 12, 31)


def test_a_programme_is_read_line_by_line_and_written_back():
    text = "7h30 - 8h00 | Đón tiếp đại biểu\n08:00 Khai mạc | Lò Văn Páo, Bí thư Đảng ủy\nNgày 01/01\n14 giờ | Chuyên đề 2 | Vàng Thị Sim | Chỉ thị số 12"
    items = read_items(text, first=FIRST)
    assert items == [
        Item("Đón tiếp đại biểu", None, time(7, 30), 30),
        Item("Khai mạc", None, time(8), None, "Lò Văn Páo", "Bí thư Đảng ủy"),
        Item("Chuyên đề 2", date(2027, 1, 1), time(14), None, "Vàng Thị Sim", "", "Chỉ thị số 12"),
    ]
    assert read_items(write_items(items), first=FIRST) == items


def test_a_line_without_an_hour_is_a_line_and_a_false_hour_is_said():
    assert read_items("Thảo luận", first=FIRST) == [Item("Thảo luận")]
    with pytest.raises(reading.NotAnHour):
        read_items("25h70 Khai mạc", first=FIRST)


def test_sittings_may_cross_a_year():
    rows = read_periods("8:00-11:30 Buổi sáng\n1/1 13:30 Buổi chiều", first=FIRST)
    assert rows == [
        Period("Buổi sáng", FIRST, time(8), time(11, 30)),
        Period("Buổi chiều", date(2027, 1, 1), time(13, 30), None),
    ]
    assert read_periods(write_periods(rows), first=FIRST) == rows


def names(found: reading.GuestList) -> list[str]:
    return [one.guest.name for one in found.good()]


def test_names_alone_are_a_list():
    found = read_guests(pasted("Lò Thị Mận\nVàng A Páo\n"), "dan.csv")
    assert names(found) == ["Lò Thị Mận", "Vàng A Páo"]


def test_two_people_of_the_same_name_stay_two_and_the_same_line_twice_stays_behind():
    text = "Họ và tên\tChức vụ\tĐơn vị\nLò Thị Mận\tTổ trưởng\tThôn 1\nLò Thị Mận\tTổ trưởng\tThôn 2\nLÒ THỊ MẬN\tTổ trưởng\tThôn 1\n\tPhó thôn\tThôn 3"
    found = read_guests(pasted(text), "dan.csv")
    assert [(one.guest.unit_name, len(one.notes)) for one in found.good()] == [("Thôn 1", 0), ("Thôn 2", 1)]
    assert [one.problems[0][:8] for one in found.bad()] == ["Dòng 4: ", "Dòng 5, "]
    again = read_guests(pasted(reading.write_rows(found.bad())), "dan.csv")
    assert len(again.rows) == 2


def test_a_list_with_merged_cells_gives_the_unit_to_every_line_and_three_thousand_names_are_read():
    sink = io.BytesIO()
    book = xlsxwriter.Workbook(sink)
    page = book.add_worksheet()
    page.write_row(0, 0, ["DANH SÁCH ĐẠI BIỂU"])
    page.write_row(2, 0, ["TT", "Họ và tên", "Chức vụ", "Đơn vị"])
    for one in range(3000):
        page.write_row(3 + one, 0, [one + 1, f"Người số {one}", "Ủy viên"])
    page.merge_range(3, 3, 12, 3, "Thôn Bản Trên")
    book.close()
    found = read_guests(sink.getvalue(), "khach.xlsx")
    assert len(found.good()) == 3000
    assert [one.guest.unit_name for one in found.good()[8:11]] == ["Thôn Bản Trên", "Thôn Bản Trên", ""]


def test_who_is_on_the_list_already_stays_behind():
    found = read_guests(pasted("Lò Thị Mận"), "dan.csv", standing=[("Lò thị mận", "", "")])
    assert (names(found), len(found.bad())) == ([], 1)


def test_a_table_pasted_from_word_has_its_title_left_out_and_merged_units_repeated_when_asked():
    table = "DANH SÁCH ĐẠI BIỂU\t\t\t\nSTT\tHọ và tên\tChức vụ\tĐơn vị\n1\tLò Văn Mẫu\tBí thư\tThôn Một\n2\tHà Thị Mẫu\tPhó Bí thư\t\n3\tVàng A Mẫu\tTổ trưởng\tThôn Hai"
    plain, filled = (read_guests(pasted(table), "dan.csv", repeated=keys) for keys in ((), ("unit_name",)))
    assert names(plain) == names(filled) == ["Lò Văn Mẫu", "Hà Thị Mẫu", "Vàng A Mẫu"]
    assert [one.guest.unit_name for one in plain.good()] == ["Thôn Một", "", "Thôn Hai"]
    assert [one.guest.unit_name for one in filled.good()] == ["Thôn Một", "Thôn Một", "Thôn Hai"]
