"""Emulation and commendation by date: the law, the decree, the kinds of commendation, the base salary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from danvan.core.dates import short_day
from danvan.law import data_files
from danvan.law.refusals import OutsideDates
from danvan.law.validity import check_succession, holds, say_spans

NEAREST, UP = "nearest", "up"
TEN_THOUSAND = 10_000


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law or decree in force from day to day, as it is cited; ``confirmed`` is false for what was not read."""

    id: str
    source: str
    valid_from: date
    valid_to: date | None
    confirmed: bool


def law_on(received_on: date) -> Instrument:
    """Return the law for a dossier received for appraisal on a day (Luật 06/2026/QH16: earlier ones stay under the old text)."""
    return _one("law_versions", received_on)


def decree_on(received_on: date) -> Instrument:
    """Return the decree that details the law for a dossier received on a day."""
    return _one("decrees", received_on)


def kinds_on(received_on: date) -> dict[str, str]:
    """Return the kinds of commendation that exist for a dossier received on a day: code → name."""
    return {row["code"]: row["name"] for row in _rows("kinds") if holds(_span(row), received_on)}


def kind_names() -> dict[str, str]:
    """Return all kinds that ever existed: code → name."""
    return {row["code"]: row["name"] for row in _rows("kinds")}


def revoke_grounds() -> dict[str, str]:
    """Return the four grounds on which an award is cancelled (Luật 06/2022, chapter VII): code → words."""
    return {row["code"]: row["name"] for row in _rows("revoke_grounds")}


def base_salary(decided_on: date) -> int:
    """Return the base salary in đồng on the day of a decision. Raise OutsideDates before 2019."""
    for row in _rows("base_salary"):
        if holds(_span(row), decided_on):
            return int(row["dong"])
    raise OutsideDates(id="lương cơ sở", on=short_day(decided_on), dates=say_spans(map(_span, _rows("base_salary"))))


def money(coefficient: int, decided_on: date, rounding: str) -> int:
    """Return award money in đồng: hundredths of the base salary of that day, rounded to 10.000 «nearest» or «up».

    Which rounding is meant the sources read in two ways; an authority chooses.
    """
    exact = coefficient * base_salary(decided_on)  # in hundredths of a đồng
    unit = TEN_THOUSAND * 100
    return (-(-exact // unit) if rounding == UP else (2 * exact + unit) // (2 * unit)) * TEN_THOUSAND


def passes(votes_for: int, base: int, ratio: int) -> bool:
    """Say whether votes reach a ratio in percent of their base, with whole numbers only: 4 of 5 is 80."""
    return base > 0 and votes_for * 100 >= ratio * base


def _one(name: str, on: date) -> Instrument:
    for row in _rows(name):
        if holds(_span(row), on):
            return Instrument(row["id"], row["cite"], *_span(row), row["tag"] != "?")
    raise OutsideDates(id=name, on=short_day(on), dates=say_spans(map(_span, _rows(name))))


def _span(row: Mapping[str, Any]) -> tuple[date, date | None]:
    return data_files.day(row["from"]), None if row["to"] is None else data_files.day(row["to"])


@cache
def _rows(name: str) -> tuple[Mapping[str, Any], ...]:
    rows = tuple(data_files.read("commendation")["commendation"][name])
    if name in ("law_versions", "decrees", "base_salary"):
        check_succession(name, [_span(row) for row in rows])
    return rows
