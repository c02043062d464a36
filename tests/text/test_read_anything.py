"""No text breaks a reader, spans hold, and a million signs take under two seconds."""

import contextlib
import time
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan.core.refused import Refused
from danvan.text.citations import find_citations
from danvan.text.collation import sort_key
from danvan.text.dates import find_dates, infer_year
from danvan.text.folding import key1, key2, key3, normalise, same_length_view, view_of
from danvan.text.legacy import decode, repair
from danvan.text.limits import MOST_HITS
from danvan.text.names import is_name, name_sort_key, split_name
from danvan.text.numbers import find_counts
from danvan.text.syllables import is_syllable, share_of_marked, share_of_syllables
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
FEW = {  # one of each shape; the others run with --long
    "digits": "1",
    "days": "ngày 1/1 ",
    "signs": "1-KL/TW ",
    "laws": "Luật Khiếu nại ",
    "short forms": "Chỉ thị 1-CT/TW. Chỉ thị này. ",
    "congress": "nghị quyết đại hội. ",
    "per cent": "1% ",
    "decomposed": "e\u0323\u0302",
    "capital words": "Ab ",
}
MANY = FEW | {
    "spaced digits": "1 ",
    "dashes": "-",
    "the word ngày": "ngày ",
    "capitals": "A",
    "brackets": "(",
    "full days": "ngày 1/1/2020 ",
    "long days": "ngày 1 tháng 1 năm 2020, ",
    "impossible days": "ngày 31/2 ",
    "joined numbers": "1/1 ",
    "slashes": "1/",
    "today": "sáng nay ",
    "clocks": "8 giờ sáng 1/1, ",
    "numbers": "Kết luận số 43 của ",
    "bare numbers": "Kết luận 43 của Ban Bí thư ",
    "lists": ", số 2-KL/TW",
    "lists of one kind": "Kết luận số 43-KL/TW, số 44-KL/TW, ",
    "abstracts": "1-KL/TW về ",
    "named congresses": "Nghị quyết Đại hội XIII ",
    "places": "Đại hội Đảng bộ tỉnh Sông Mây lần thứ ",
    "blanks": " ",
    "lines": "\n",
    "households": "1 hộ ",
    "ratios": "5/1 hộ ",
    "money": "1.000.",
    "marks": "\u0301",
    "the word luật": "luật ",
    "kinds": "kế hoạch này ",
    "tones": "hoà ",
    "letters": "a",
    "eth": "Ð",
    "zero width": "\u200b",
    "old letters": "C«ng t¸c ",
}
# What a reader looks for, to be mixed at random.
GRAINS = [
    "Kết luận",
    "số ",
    "43",
    "-KL/TW",
    "ngày ",
    "1/1",
    "/2020",
    ", ",
    "của ",
    "Ban Bí thư",
    "khóa XII",
    "(",
    ")",
    "và ",
    "luật ",
    "Luật Tố cáo",
    "\n",
    " ",
    "gần ",
    "200 đồng chí",
    "5/7 hộ",
    "sáng ",
    "8 giờ ",
    "này",
    "đại hội ",
    "lần thứ ",
    "X",
    "tháng 2 ",
    "năm 2020",
    "–",
    "́",
    "ẹ",
    "\u200b",
    "%",
    "1.000",
]
FUNCTIONS: list[Callable[[str], object]] = [
    find_citations,
    find_dates,
    find_counts,
    key1,
    key2,
    key3,
    normalise,
    same_length_view,
    canonical_tone,
    sort_key,
    is_name,
    split_name,
    name_sort_key,
    is_syllable,
    share_of_syllables,
    share_of_marked,
    repair,
]


def packed(grain: str, *, signs: int) -> str:
    """Return a text of so many signs that holds nothing but the grain."""
    return (grain * (signs // len(grain) + 1))[:signs]


def mixed(seed: int, *, signs: int) -> str:
    """Return a text of so many signs made of phrases (one to six grains) that come again and again."""
    chance = Random(seed)
    phrases = ["".join(chance.choices(GRAINS, k=chance.randint(1, 6))) for _ in range(12)]
    return "".join(chance.choices(phrases, k=signs // 2))[:signs]


def seconds(function: Callable[[str], object], text: str) -> float:
    view_of.cache_clear()
    start = time.process_time()
    with contextlib.suppress(Refused):
        function(text)
    return time.process_time() - start


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.__name__)
@pytest.mark.parametrize("name", FEW)
def test_no_pattern_is_slow(name: str, function: Callable[[str], object]) -> None:
    assert seconds(function, packed(FEW[name], signs=MILLION // 40)) < 0.5


@pytest.mark.parametrize("find", [find_citations, find_dates, find_counts])
def test_a_text_packed_with_hits_is_read_to_the_stated_limit(find: Callable[[str], list[object]]) -> None:
    grain = {find_citations: "1-KL/TW ", find_dates: "ngày 1/1 ", find_counts: "1% "}[find]
    assert len(find(grain * (MOST_HITS - 1))) == MOST_HITS - 1
    assert len(find(grain * (MOST_HITS + 1))) == MOST_HITS


@pytest.mark.long
@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.__name__)
@pytest.mark.parametrize("name", MANY)
def test_a_million_signs_take_under_two_seconds(name: str, function: Callable[[str], object]) -> None:
    assert seconds(function, packed(MANY[name], signs=MILLION)) < 2


@pytest.mark.long
@pytest.mark.parametrize("function", FUNCTIONS[:3], ids=lambda function: function.__name__)
@pytest.mark.parametrize("seed", range(60))
def test_a_million_mixed_signs_take_under_two_seconds(seed: int, function: Callable[[str], object]) -> None:
    assert seconds(function, mixed(seed, signs=MILLION)) < 2


@pytest.mark.long
@pytest.mark.parametrize("name", MANY)
def test_a_file_of_a_million_signs_is_decoded_in_under_two_seconds(name: str) -> None:
    data = packed(MANY[name], signs=MILLION).encode()
    assert seconds(lambda _: decode(data), "") < 2
    assert seconds(lambda _: decode(data[1:] + b"\xff"), "") < 2
