"""No text makes the frames fail, spans always give their surface, and no pattern is slow."""

import time
from dataclasses import fields, is_dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from danvan.intake.frames.records import Piece
from tests.intake.pages import read

WORDS = [
    "Sáng",
    "Chiều ngày",
    "ngày",
    "3/4",
    "15/10/2031",
    ", ",
    " - ",
    "; ",
    ". ",
    "\n",
    "Đảng ủy",
    "xã Bản Mây",
    "phường",
    "Quận 9",
    "tổ chức",
    "phối hợp với",
    "hội nghị",
    "tập huấn",
    "đại hội",
    "bầu",
    "đồng chí",
    "các đồng chí: ",
    "ông",
    "Lê Thị Na",
    "Giàng A Tủa",
    "Bí thư",
    "Phó Chủ tịch",
    "nguyên",
    "kiêm",
    "UVBTV",
    "Tham dự có",
    "cho gần 200 đồng chí",
    "nhiệm kỳ 2030 - 2035",
    "“Dân vận khéo”",
    "(",
    ")",
    "Kết luận số 43-KL/TW",
    "chủ trì",
    "phát biểu",
    "khen thưởng 02 tập thể",
    "\xa0",
    "đã",
    " ",
    "gồm",
    "trong đó",
]


def pieces(value):
    if isinstance(value, Piece):
        yield value
    elif is_dataclass(value):
        for one in fields(value):
            yield from pieces(getattr(value, one.name))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from pieces(one)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)))
def test_any_text_is_read_and_spans_match(text):
    for piece in pieces(read(text)):
        assert text[piece.start : piece.end] == piece.text


@pytest.mark.parametrize(
    "unit",
    [
        "đồng chí ",
        "Lê Thị Na ",
        "Phó Chủ tịch ",
        "Phó Chủ tịch, ",
        "Nguyễn ",
        "Tham dự có lãnh đạo; ",
        "tổ chức ",
        "“",
        "(",
        "a",
        "A ",
        "1 ",
        "12/4 ",
        "Sáng 3/4, Đảng ủy xã Bản Mây tổ chức hội nghị ",
        "đã bầu đồng chí ",
        "trao giải 3 đội ",
        "các nghị quyết của ",
        "phát biểu, ",
        " ",
        ", ",
        "hội nghị có 5 đại biểu ",
        "12 lượt công dân tiếp ",
    ],
)
def test_a_long_repetition_is_read_in_linear_time(unit):
    short, long = (least_time("Tin\n" + unit * (size // len(unit))) for size in (20_000, 80_000))
    assert long < 10 * max(short, 0.03), (
        "four times the text may take four times as long; squared it would be sixteen"
    )


def least_time(text: str) -> float:
    """Give the least processor time of three readings, in seconds: what the machine does beside falls out."""
    spent = []
    for _ in range(3):
        started = time.process_time()
        read(text)
        spent.append(time.process_time() - started)
    return min(spent)


@pytest.mark.parametrize(
    "unit",
    [
        "Ngày 12/3, ",
        "xã Bến Trăng, huyện Đồi Chè, tỉnh Sông Mây, ",
        "Tham dự có đồng chí Lê Văn Mười, Chủ tịch xã; các đồng chí Ủy viên, cán bộ. ",
    ],
)
def test_a_page_of_nothing_but_days_or_units_is_read_in_two_seconds(unit):
    started = time.process_time()
    read("Tin\n" + unit * (60_000 // len(unit)))
    assert time.process_time() - started < 2


def test_a_million_signs_are_cut_and_asked_about():
    text = "Tin\n" + "Sáng 3/4, Đảng ủy xã Bản Mây tổ chức hội nghị. Đồng chí Lê Thị Na, Bí thư Đảng ủy dự. " * 11_500
    started = time.process_time()
    frames = read(text)
    assert "too_long" in {q.code for q in frames.questions}
    assert time.process_time() - started < 2 * 3  # two seconds, with room for a busy machine
