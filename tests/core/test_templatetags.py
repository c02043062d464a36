"""Days, numbers and money as an officer writes them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template

from danvan.core.templatetags import danvan as tags

A_TUESDAY = date(2026, 5, 12)
LATE_IN_UTC = datetime(2026, 5, 11, 17, 30, tzinfo=UTC)  # half past midnight of the 12th, here


def drawn(source: str, **context: object) -> str:
    return Template("{% load danvan %}" + source).render(Context(context))


@pytest.mark.parametrize("value", [A_TUESDAY, LATE_IN_UTC])
def test_a_moment_is_written_as_its_legal_day(value):
    assert tags.day(value) == "12/05/2026"
    assert tags.day_long(value) == "thứ Ba 12/5/2026"
    assert tags.weekday(value) == "thứ Ba"


def test_sunday_has_its_own_name():
    assert tags.weekday(date(2026, 5, 17)) == "Chủ nhật"


def test_a_moment_is_told_in_local_time():
    assert tags.moment(LATE_IN_UTC) == "00:30 ngày 12/05/2026"


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0"), (48, "48"), (2353, "2.353"), (Decimal("1250.5"), "1.250,5"), (-1200, "-1.200"), (None, ""), ("", "")],
)
def test_numbers_have_dots_for_thousands_and_nothing_is_not_nought(value, written):
    assert tags.number(value) == written


def test_money_is_written_out():
    assert tags.money(1250000) == "1.250.000 đồng"
    assert tags.money(0) == "0 đồng"
    assert tags.money(None) == ""


@pytest.mark.parametrize("name", ["day", "day_long", "weekday", "moment", "number", "money"])
def test_every_filter_leaves_nothing_empty(name):
    assert drawn("{{ value|" + name + " }}", value=None) == ""


def test_the_largest_of_no_rows_is_nought():
    assert tags.largest([], "value") == 0
    assert tags.largest([{"value": 3}, {"value": None}, {"value": 48}], "value") == 48


@pytest.mark.parametrize(
    ("value", "whole", "written"),
    [(3, 8, "37.5"), (0, 8, "0"), (8, 8, "100.0"), (9, 8, "100.0"), (3, 0, "0"), (None, 8, "0"), (1, 3, "33.3")],
)
def test_a_share_is_a_plain_number_for_drawing(value, whole, written):
    assert tags.share_of(value, whole) == written


def test_an_icon_without_a_label_is_hidden_from_screen_readers(settings):
    settings.STORAGES = {**settings.STORAGES, "staticfiles": PLAIN}
    assert drawn("{% icon 'today' %}") == (
        '<svg class="icon" aria-hidden="true"><use href="/static/img/icons.svg#today"/></svg>'
    )


def test_an_icon_with_a_label_is_read_aloud_and_escaped(settings):
    settings.STORAGES = {**settings.STORAGES, "staticfiles": PLAIN}
    assert drawn("{% icon 'today' label %}", label="Hôm <nay>") == (
        '<svg class="icon" role="img" aria-label="Hôm &lt;nay&gt;"><use href="/static/img/icons.svg#today"/></svg>'
    )


PLAIN = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
