"""No text breaks a reader, spans hold, and a million signs take under two seconds."""

import contextlib
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan.core.refused import Refused
from danvan.text.citations import find_citations
from danvan.text.collation import sort_key
from danvan.text.dates import find_dates, infer_year
from danvan.text.folding import key1, key2, key3, view_of
from danvan.text.legacy import decode, repair
from danvan.text.names import is_name, name_sort_key
from danvan.text.numbers import find_counts
from danvan.text.syllables import share_of_marked, share_of_syllables
from danvan.text.tones import canonical_tone

PIECES = st.sampled_from(
    [
        "Kết luận",
        "số",
        " ",
        "43",
        "-KL/TW",
        "/2022/QH15",
        " ngày ",
        "7/1/2019",
        "của ",
        "Ban Bí thư",
        "khóa XII",
        "(",
        ")",
        ", ",
        "và ",
        "\n",
        "\u00a0",
        "–",
        "Sáng ",
        "từ ",
        "2.353",
        " lượt",
        "%",
        "65/70",
        "Luật Tố cáo",
        "Nghị quyết Đại hội",
        " XIII",
        " này",
        "İ",
        "e\u0323\u0302",
        "\u200b",
        "tháng 2 ",
        "năm 2020",
        "30",
        "Đại hội Đảng bộ tỉnh",
        "lần thứ",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=25).map("".join))


@settings(deadline=None, max_examples=300)
@given(TEXTS)
def test_spans_hold_on_any_text(text: str) -> None:
    citations, dates = find_citations(text), find_dates(text)
    for found in [*citations, *dates, *find_counts(text)]:
        assert text[found.start : found.end] == found.surface
        assert 0 <= found.start < found.end <= len(text)
    for mention in dates:
        infer_year(mention, text, mentions=dates, citations=citations)


@settings(deadline=None, max_examples=200)
@given(TEXTS)
def test_folding_sorting_and_naming_take_any_text(text: str) -> None:
    for function in (
        key1,
        key2,
        key3,
        canonical_tone,
        sort_key,
        name_sort_key,
        is_name,
        share_of_syllables,
        share_of_marked,
    ):
        function(text)
    assert key1(key1(text)) == key1(text) or not text.isascii()


@settings(deadline=None, max_examples=300)
@given(st.binary())
def test_any_file_is_read_or_refused(data: bytes) -> None:
    try:
        assert decode(data).text.strip()
    except Refused as refusal:
        assert str(refusal).endswith((".", ")."))


MILLION = 1_000_000
HARD = {
    "digits": "1",
    "spaced digits": "1 ",
    "dashes": "-",
    "the word ngày": "ngày ",
    "capitals": "A",
    "capital words": "Ab ",
    "brackets": "(",
    "days": "ngày 1/1 ",
    "slashes": "1/",
    "numbers": "Kết luận số 43 của ",
    "signs": "1-KL/TW ",
    "lists": ", số 2-KL/TW",
    "blanks": " ",
    "lines": "\n",
    "per cent": "1% ",
    "decomposed": "e\u0323\u0302",
    "marks": "\u0301",
    "laws": "Luật Khiếu nại ",
    "short forms": "Chỉ thị 1-CT/TW. Chỉ thị này. ",
    "thousands": "1.000.",
    "congress": "nghị quyết đại hội ",
    "tones": "hoà ",
    "letters": "a",
    "eth": "Ð",
}
FUNCTIONS: list[Callable[[str], object]] = [
    find_citations,
    find_dates,
    find_counts,
    key1,
    key2,
    key3,
    canonical_tone,
    sort_key,
    is_name,
    name_sort_key,
    share_of_syllables,
    share_of_marked,
    repair,
]


def seconds(function: Callable[[str], object], name: str, *, signs: int) -> float:
    text = (HARD[name] * (signs // len(HARD[name])))[:signs]
    view_of.cache_clear()
    start = time.process_time()
    with contextlib.suppress(Refused):
        function(text)
    return time.process_time() - start


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.__name__)
@pytest.mark.parametrize("name", HARD)
def test_no_pattern_is_slow(name: str, function: Callable[[str], object]) -> None:
    assert seconds(function, name, signs=MILLION // 20) < 1


@pytest.mark.long
@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.__name__)
@pytest.mark.parametrize("name", HARD)
def test_a_million_signs_take_under_two_seconds(name: str, function: Callable[[str], object]) -> None:
    assert seconds(function, name, signs=MILLION) < 2
