"""Bring in hamlets, bodies, people, posts and accounts from one spreadsheet."""

from __future__ import annotations

import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan.accounts.models import User
from danvan.core.refused import Refused
from danvan.units import roster
from danvan.units.actions.roster import bring_in, kind_of_community
from danvan.units.models import Officer, Person, Unit, UnitVersion
from danvan.units.roster import TABLES, Row
from tests.factories.roster import GOOD, a_file
from tests.factories.units import AT


def counts():
    return Unit.objects.count(), Person.objects.count(), User.objects.count(), Officer.objects.count()


def put(cast, tables=GOOD, save=True, by=None):
    by = by or cast.quan
    return bring_in(roster.read(a_file(tables), "x.xlsx"), unit=by.unit, by=by, at=AT, save=save)


def test_one_file_brings_everything_in(cast):
    outcome = put(cast)
    assert (outcome.saved, [line.state for line in outcome.lines]) == (True, ["new"] * 6)
    khanh = Officer.objects.get(user__username="khanh.luong")
    assert khanh.roles(AT.date()) == {"grassroots", "clerk"}
    assert UnitVersion.objects.get(unit=khanh.unit).area.name_on(AT.date()) == "Thôn Bản Dưới"
    [slip] = outcome.slips
    assert khanh.user.check_password(slip.password)
    assert (slip.full_name, slip.unit_name, slip.username) == (
        "Lường Văn Khánh", "Tổ dân vận thôn Bản Dưới", "khanh.luong",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "typed", "kind"),
    [
        ("Khu phố 1", "Khu phố", "neighbourhood"),
        ("Khóm 3", "", "neighbourhood"),
        ("Bản Lao Chải", "bản", "hamlet"),
        ("Ấp Bắc", "", "hamlet"),
        ("Lao Chải 2", "", "hamlet"),
    ],
)
def test_a_community_goes_by_the_word_of_its_place(name, typed, kind):
    assert kind_of_community(name, typed) == kind


def test_again_makes_no_doubles(cast):
    put(cast)
    before = counts()
    again = put(cast)
    assert [line.state for line in again.lines] == ["there"] * 6
    assert (counts(), again.slips) == (before, [])


def test_a_preview_saves_nothing_and_shows_no_password(cast):
    before = counts()
    outcome = put(cast, save=False)
    assert (outcome.saved, outcome.count("new"), outcome.slips, counts()) == (False, 6, [], before)


@pytest.mark.parametrize(
    ("table", "row", "sentence"),
    [
        ("hamlet", ["", "Thôn"], "Thiếu «Tên thôn, tổ dân phố»."),
        ("hamlet", ["Thôn A", "Buôn làng"], "Không có loại «Buôn làng». Loại ghi được: thôn, làng, ấp, bản"),
        ("body", ["Tổ X", "", "Đảng ủy phường Đồi Chè", ""], "Không có đơn vị tên «Đảng ủy phường Đồi Chè»"),
        ("body", ["Tổ X", "", "", "Thôn lạ"], "Không có thôn, tổ dân phố tên «Thôn lạ»."),
        ("person", ["Lý A", "", "Bí thư", "31/02/2026", "", ""], "Ngày «31/02/2026» chưa đúng. Hãy ghi dd/mm/yyyy."),
        ("person", ["Lý A", "", "", "", "", "khong-phai-thu"], "Thư điện tử: "),
        ("account", ["Không Ai", "", "khong.ai", "Cơ sở", ""], "chưa có người tên «Không Ai»"),
        ("account", ["Lường Văn Khánh", "", "khanh.hai", "Cơ sở", ""], "Hãy ghi «Tổ dân vận thôn Bản Dưới» ở cột"),
        ("account", ["Hoàng Thị Lan", "", "tu", "Cơ sở", ""], "Tên đăng nhập «tu» chưa đúng"),
        ("account", ["Hoàng Thị Lan", "", "hoa", "Cơ sở", ""], "Tên đăng nhập «hoa» đã có người dùng."),
        ("account", ["Hoàng Thị Lan", "", "lan.moi", "Vua", ""], "Không có vai trò «Vua»."),
    ],
)
def test_a_wrong_row_is_told_beside_it_and_nothing_is_saved(cast, table, row, sentence):
    before = counts()
    outcome = put(cast, {**GOOD, table: [*GOOD[table], row]})
    [wrong] = outcome.wrong
    assert sentence in wrong.sentence
    assert (wrong.row.line, wrong.table_name) == (len(GOOD[table]) + 2, TABLES[table].name)
    assert (outcome.saved, outcome.slips, counts()) == (False, [], before)


@pytest.mark.parametrize("who", ["nam", "lan", "mai"])
def test_others_bring_nothing_in(cast, who):
    before = counts()
    outcome = put(cast, by=getattr(cast, who))
    assert outcome.count("new") == 0
    assert (outcome.saved, counts()) == (False, before)


def test_the_template_is_read_back_as_empty():
    with pytest.raises(roster.NothingInside):
        roster.read(roster.template(), "mau.xlsx")


def test_csv_is_read_with_either_sign():
    for sign in ",;\t":
        text = f"Họ và tên{sign}Đơn vị{sign}Chức vụ\nLý Thị Mến{sign}{sign}Tổ trưởng\n"
        assert roster.read(b"\xef\xbb\xbf" + text.encode(), "a.csv") == [
            Row("person", 2, {"full_name": "Lý Thị Mến", "unit": "", "post": "Tổ trưởng"})
        ]


@pytest.mark.parametrize(
    ("data", "name", "refusal"),
    [
        (b"khong phai excel", "a.xlsx", roster.NotASpreadsheet),
        (b"", "a.xlsx", roster.NotASpreadsheet),
        (b"\xd0\xcf\x11\xe0" + b"0" * 600, "a.xls", roster.NotASpreadsheet),
        ("Họ và tên".encode("utf-16"), "a.csv", roster.NotUnicode),
        (b"a,b\n1,2\n", "a.csv", roster.UnknownSheet),
        (b"", "a.csv", roster.NothingInside),
        (b"x" * (5 * 2**20 + 1), "a.csv", roster.TooLarge),
    ],
)
def test_a_poor_file_is_refused_in_a_sentence(data, name, refusal):
    with pytest.raises(refusal):
        roster.read(data, name)


def test_a_zip_bomb_is_refused(tmp_path):
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/workbook.xml", b"0" * (61 * 2**20))
    with pytest.raises(roster.TooLarge):
        roster.read(path.read_bytes(), "bomb.xlsx")


@given(st.binary(max_size=300), st.sampled_from(["a.csv", "a.xlsx"]))
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_read_or_refused(data, name):
    try:
        rows = roster.read(data, name)
    except Refused as refused:
        assert refused.sentence
    else:
        assert all(row.table in TABLES for row in rows)


@pytest.mark.parametrize("text", ["=1+1", "+84", "-x", "@a"])
def test_formula_signs_are_escaped_and_read_back(text):
    assert roster.safe_cell(text) == f"'{text}"
    assert roster.text_of(roster.safe_cell(text)) == text
