"""Names and words stand in Vietnamese order; syllables are known."""

import pytest

from danvan.text.collation import sort_key
from danvan.text.names import is_name, name_sort_key
from danvan.text.syllables import is_syllable, share_of_syllables

# The order of ICU's locale "vi" (numeric), written down once.
ORDER = [
    "ba",
    "Ba",
    "bà",
    "bả",
    "bã",
    "bá",
    "bạ",
    "Bà Rịa",
    "Bà Rịa - Vũng Tàu",
    "băng",
    "bâng",
    "bo",
    "bô",
    "bơ",
    "da",
    "đa",
    "Quận 9",
    "Quận 10",
    "tăng",
    "tâm",
    "u",
    "ư",
]


def test_words_stand_in_the_order_of_the_locale() -> None:
    assert sorted(ORDER, key=sort_key) == ORDER


def test_persons_stand_by_given_name_then_family_name() -> None:
    people = ["Trần Văn Bình", "Nguyễn Thị An", "Lê Thị Bình", "Y An", "Lê Anh Bình"]
    assert sorted(people, key=name_sort_key) == [
        "Nguyễn Thị An",
        "Y An",
        "Lê Anh Bình",
        "Lê Thị Bình",
        "Trần Văn Bình",
    ]


@pytest.mark.parametrize(
    "name",
    [
        "Nguyễn Văn A",
        "Giàng A Páo",
        "Y Bhuăt Niê",
        "K'Brăm",
        "K' Tàu",
        "TRẦN THỊ NGỌC LAN",
        "Tôn Nữ Thị Bích Lan Anh",
    ],
)
def test_names_of_persons_are_known(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize("name", ["Ban Dân vận", "Hà Nội", "Lan", "nguyễn văn a", "Tỉnh ủy Sông Mây", "", "Nguyễn 5"])
def test_other_words_are_no_names(name: str) -> None:
    assert not is_name(name)


@pytest.mark.parametrize(
    "word", "nghiêng khuya quốc giếng gì Đăk yêu hòa hoà thuở ngoằn xoong".replace("Đăk", "đắc").split()
)
def test_syllables_are_known(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["nge", "ka", "kữ", "ghà", "cac̀", "wow", "street", "bàp"])
def test_other_spellings_are_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_the_share_of_syllables_tells_lost_glyphs_and_other_languages() -> None:
    assert share_of_syllables("Bà con bản Mây trồng hoa ven đường làng") == 1.0
    assert share_of_syllables("The committee shall meet every first Monday of the month") < 0.6
    assert share_of_syllables("Nh n d n th m gi g p x y d ng ch nh quy n") < 0.6
    assert share_of_syllables("12 345") == 0.0
