"""The glossary holds every verb of every step table, and each identifier once."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "docs" / "glossary.md").read_text().splitlines()
    if line.startswith("|") and not line.startswith(("|---", "| Term"))
]
ROOMS = sorted(path.parent.name for path in (ROOT / "danvan").glob("*/states.py"))


def steps_of(room: str) -> list[str]:
    """List the verbs of a room's step table, none when it has no table."""
    return list(getattr(import_module(f"danvan.{room}.states"), "STEPS", {}))


def test_there_are_rooms_with_steps():
    assert {"calendars", "documents", "intake", "meetings", "news", "petitions"} <= {
        room for room in ROOMS if steps_of(room)
    }


@pytest.mark.parametrize("room", ROOMS)
def test_every_verb_of_a_step_table_stands_in_the_glossary(room):
    known = {word for row in ROWS for word in re.findall(r"`(\w+)`", row[1])}
    assert [verb for verb in steps_of(room) if verb not in known] == []


def test_every_row_has_a_term_an_identifier_and_a_sentence():
    assert [row for row in ROWS if len(row) != 3 or not all(row) or not row[2].endswith(".")] == []


def test_no_vietnamese_term_stands_twice():
    terms = [row[0] for row in ROWS]
    assert sorted({term for term in terms if terms.count(term) > 1}) == []
