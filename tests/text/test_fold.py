"""Keys fold, views keep offsets, tones stand in the old style."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.text.folding import key1, key2, key3, normalise, same_length_view, view_of
from danvan.text.tones import canonical_tone


@pytest.mark.parametrize(
    ("raw", "old"),
    [
        ("hoà", "hòa"),
        ("uỷ", "ủy"),
        ("khoẻ", "khỏe"),
        ("thuỷ", "thủy"),
        ("qúy", "quý"),
        ("Hòang", "Hoàng"),
        ("quý", "quý"),
        ("hoàng", "hoàng"),
        ("HOÀ", "HÒA"),
        ("gìa", "già"),
        ("tuổi", "tuổi"),
        ("email", "email"),
        ("café", "café"),
    ],
)
def test_tone_marks_move_to_the_old_style(raw: str, old: str) -> None:
    assert canonical_tone(raw) == old


def test_keys_fold_more_and_more() -> None:
    assert (key1("Ðảng UỶ"), key2("Đảng ủy"), key3("Lý  –  QUÝ")) == ("đảng ủy", "dang uy", "li - qui")


@given(st.text())
def test_a_view_has_the_same_length(text: str) -> None:
    assert len(same_length_view(text)) == len(text)


@given(st.text(alphabet=st.sampled_from("aăêơu\u0301\u0323\u0302 Đ-–\u00a0\u200bx")))
def test_offsets_go_there_and_back(text: str) -> None:
    made = normalise(text)
    assert unicodedata.normalize("NFC", text) == unicodedata.normalize("NFC", made.text)
    assert (made.to_raw(0), made.to_raw(len(made.text))) == (0, len(text))
    spans = [made.to_raw(at) for at in range(len(made.text) + 1)]
    assert spans == sorted(spans)
    view = view_of(text)
    assert len(view.lower) == len(view.text) == len(made.text)
