"""Rules are picked by the day of the event; a file that contradicts itself is refused at the start."""

from datetime import date

import pytest

from danvan.law import cadence, clock, data_files, official, rules
from danvan.law.refusals import BadLawData, NoNumber, OutsideDates, UnknownRule, UnknownVariant

OFFICIAL = official.calendar()
ROW = {
    "id": "x.y",
    "value": 5,
    "unit": "wd",
    "of": "receipt",
    "from": "2020-01-01",
    "to": None,
    "cite": "Luật",
    "tag": "T",
}


def row(**changes):
    return ROW | changes


def test_pick_takes_the_row_of_the_day_of_the_event():
    old, new = rules.pick("kn.accept", date(2026, 6, 30)), rules.pick("kn.accept", date(2026, 7, 1))
    assert (old.value, old.unit, old.version) == (10, "d", "kn.accept@2012-07-01")
    assert (new.value, new.unit, new.version) == (7, "wd", "kn.accept@2026-07-01")


def test_pick_of_an_unknown_rule_names_similar_ones():
    with pytest.raises(UnknownRule, match=r"Không có quy tắc “kn.acept”. Có thể là: kn.accept,"):
        rules.pick("kn.acept", date(2026, 7, 1))


def test_pick_outside_the_rows_says_which_days_have_rows():
    with pytest.raises(OutsideDates) as refusal:
        rules.pick("portal.qa_answer", date(2022, 8, 15))
    assert str(refusal.value) == (
        "Quy tắc portal.qa_answer không áp dụng cho ngày 15/08/2022; dữ liệu chỉ có từ 01/10/2011 đến 14/08/2022."
    )


def test_get_finds_the_row_pinned_on_a_record():
    assert rules.get("kn.accept@2012-07-01").value == 10
    with pytest.raises(UnknownRule):
        rules.get("kn.accept@2013-07-01")


def test_a_rule_without_a_number_says_so_and_names_the_local_default():
    with pytest.raises(NoNumber, match="không có con số trong luật.*mức gợi ý: 15 ngày làm việc"):
        rules.pick("knpa.answer", date(2026, 8, 1)).length()


def test_length_of_a_named_case():
    settle = rules.pick("kn1.settle", date(2026, 8, 1))
    assert [settle.length(case) for case in (None, "complex", "remote", "remote_complex")] == [30, 45, 45, 60]
    with pytest.raises(UnknownVariant, match="complex, remote, remote_complex"):
        settle.length("multi_place")


def test_extensions_are_told_by_the_rule():
    settle = rules.pick("tc.settle", date(2026, 8, 1))
    assert [(item.when, item.times, item.by) for item in settle.extensions] == [
        ("complex", 1, 30),
        ("very_complex", 2, 30),
    ]


def test_an_unconfirmed_row_says_so():
    publish = rules.pick("kn2.publish", date(2026, 8, 1))
    assert (publish.confirmed, publish.standing) == (False, "chưa xác nhận")


def test_every_rule_has_a_source_a_vietnamese_name_and_a_named_event():
    found = [item for rows in rules.registry().values() for item in rows]
    assert len(found) == 81
    assert [item.id for item in found if not item.source or item.name == item.id or item.event == item.of] == []


def test_every_rule_with_a_number_gives_a_due_day():
    for rows in rules.registry().values():
        for rule in rows:
            if rule.value is None or rule.unit == "h":
                continue
            term = clock.for_rule(rule, date(2026, 9, 7), OFFICIAL)
            assert term.is_before == (term.due_on < date(2026, 9, 7))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"cite": " "}, "no source"),
        ({"unit": "week"}, "unknown unit"),
        ({"tag": "X"}, "unknown tag"),
        ({"dir": "beside"}, "unknown direction"),
        ({"kind": "wish"}, "unknown kind"),
        ({"value": -1}, "not a number of units"),
        ({"value": "5"}, "not a number of units"),
        ({"from": "soon"}, "not a date"),
        ({"to": "2019-12-31"}, "ends before it starts"),
    ],
)
def test_the_start_up_check_refuses_a_bad_row(changes, words):
    with pytest.raises(BadLawData, match=words):
        rules.collect([row(**changes)])


@pytest.mark.parametrize("key", rules.REQUIRED)
def test_the_start_up_check_refuses_a_missing_field(key):
    with pytest.raises(BadLawData, match=f"missing {key}"):
        rules.collect([{name: value for name, value in ROW.items() if name != key}])


@pytest.mark.parametrize(
    ("first_to", "second_from", "words"),
    [
        (None, "2022-01-01", "overlap"),
        ("2022-01-01", "2022-01-01", "overlap"),
        ("2021-12-30", "2022-01-01", "nothing is in force"),
    ],
)
def test_the_start_up_check_refuses_overlaps_and_gaps(first_to, second_from, words):
    with pytest.raises(BadLawData, match=words):
        rules.collect([row(to=first_to), row(**{"from": second_from})])


def test_the_start_up_check_accepts_rows_that_follow_each_other():
    found = rules.collect([row(**{"from": "2022-01-01"}), row(to="2021-12-31")])
    assert [item.valid_from for item in found["x.y"]] == [date(2020, 1, 1), date(2022, 1, 1)]


def test_cadence_of_the_commune_chair_changed_in_july_2026():
    old, new = cadence.pick("commune_chair", date(2026, 6, 30)), cadence.pick("commune_chair", date(2026, 7, 1))
    assert [(old.min, old.per), (new.min, new.per, new.delegable)] == [(1, "week"), (2, "month", False)]


def test_cadence_of_an_abolished_post_is_refused_by_date():
    with pytest.raises(OutsideDates, match="30/06/2025"):
        cadence.pick("district_chair", date(2025, 7, 1))


def test_the_other_files_of_the_law_can_be_read():
    assert "KNPA" in data_files.read("petition")["petition"]["by_content"]
    assert {form["code"] for form in data_files.read("forms")["forms"]} >= {"01/TCD", "02/TCD", "03/TCD"}
    for name in ("documents", "portal", "codes", "security", "retention", "meta"):
        assert data_files.read(name)


def test_the_official_year_is_decided_up_to_2026():
    assert (OFFICIAL.decided_from, OFFICIAL.decided_until) == (2021, 2026)


def test_an_undecided_year_cuts_the_run_of_decided_years():
    assert official.decided_run([2021, 2022, 2024, 2025]) == [2024, 2025]


def test_every_official_day_is_a_weekday_and_every_swap_changes_one_for_a_weekend():
    assert [day.on for day in official.days() if day.on.weekday() > 4] == []
    assert [(s.day_off.weekday() < 5, s.work_day.weekday() > 4) for s in official.swaps()] == [(True, True)] * 4


def test_the_days_off_of_2025_and_2026_are_those_of_the_notices():
    assert [f"{day.on:%d/%m}" for day in official.days() if day.on.year == 2026] == [
        "01/01", "16/02", "17/02", "18/02", "19/02", "20/02", "27/04", "30/04", "01/05", "01/09", "02/09", "24/11",
    ]  # fmt: skip
    assert [f"{day.on:%d/%m}" for day in official.days() if day.on.year == 2025] == [
        "01/01", "27/01", "28/01", "29/01", "30/01", "31/01", "07/04", "30/04", "01/05", "01/09", "02/09",
    ]  # fmt: skip


def test_a_compensation_day_names_its_article():
    assert OFFICIAL.reason(date(2026, 4, 27)) == "nghỉ bù Giỗ Tổ Hùng Vương (BLLĐ 2019 Đ111.3)"
    assert OFFICIAL.reason(date(2026, 8, 22)) == ("làm bù cho thứ Hai 31/8/2026 (thông báo nghỉ lễ, Tết năm 2026)")
