from hypothesis import given
from hypothesis import strategies as st

from danvan.core.codes import SIGNS, is_valid_code, new_code, tidy_code


def test_a_new_code_shows_unit_year_six_signs_and_a_check_sign():
    code = new_code("BM", 2026)
    prefix, year, signs = code.split("-")
    assert (prefix, year, len(signs)) == ("BM", "26", 7)
    assert set(signs) <= set(SIGNS)
    assert is_valid_code(code)


def test_a_code_may_be_typed_in_small_letters_with_blanks():
    code = new_code("BM", 2026)
    assert tidy_code(f" {code.lower()} ") == code
    assert is_valid_code(f" {code.lower()} ")


@given(st.integers(0, 6), st.sampled_from(SIGNS))
def test_one_wrong_sign_is_always_noticed(place, wrong):
    code = new_code("BM", 2026)
    start = len("BM-26-") + place
    changed = code[:start] + wrong + code[start + 1 :]
    assert is_valid_code(changed) == (changed == code)


@given(st.integers(0, 4))
def test_two_neighbours_exchanged_are_always_noticed(place):
    code = new_code("BM", 2026)
    at = len("BM-26-") + place
    changed = code[:at] + code[at + 1] + code[at] + code[at + 2 :]
    assert is_valid_code(changed) == (changed == code)


def test_a_code_may_be_typed_with_other_dashes_blanks_or_none_between_its_parts():
    for prefix in ("BM", "DUXBM", "TAX26"):
        code = new_code(prefix, 2026)
        typed = (code.replace("-", " "), code.replace("-", "–").lower(), code.replace("-", ""))
        assert [tidy_code(one) for one in typed] == [code] * 3
