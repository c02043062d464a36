"""Texts cut for a list."""

import pytest

from danvan.text.shortening import shortened


@pytest.mark.parametrize(
    ("text", "most", "said"),
    [
        ("Họp thôn", 8, "Họp thôn"),
        ("Đồng chí Phó Bí thư", 14, "Đồng chí Phó…"),
        ("Đồng chí Phó Bí thư", 13, "Đồng chí Phó…"),
        ("ngày 15/10, (15/10/2024)", 20, "ngày 15/10…"),
        ("Một\n\nhai  ba", 20, "Một hai ba"),
        ("Nghiêng", 4, "Ngh…"),
    ],
)
def test_a_text_is_cut_after_a_whole_word(text, most, said):
    assert shortened(text, most) == said
