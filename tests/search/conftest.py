"""An index of invented things, syllables counted, as it is after commit."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from danvan import search

PUBLIC = datetime(2026, 1, 1, tzinfo=UTC)
LATER = datetime(2026, 12, 1, tzinfo=UTC)
NOW = datetime(2026, 11, 21, tzinfo=UTC)
SAMPLE = json.loads((Path(__file__).parent / "sample.json").read_text("utf-8"))
FROM = {"public": PUBLIC, "later": LATER, "desk": None}


def a_thing(code, title="Không tiêu đề", body="", *, kind="article", unit="BM", day="2026-05-01", public_from=PUBLIC):
    return {
        "kind": kind,
        "code": code,
        "unit": unit,
        "title": title,
        "body": body,
        "day": date.fromisoformat(day) if day else None,
        "public_from": public_from,
    }


@pytest.fixture
def index(db):
    """Fill the index with things and count their syllables."""

    def fill(*things):
        search.reindex(things)

    return fill


@pytest.fixture
def sample(index):
    index(*(a_thing(**(row | {"public_from": FROM[row["public_from"]]})) for row in SAMPLE))


def codes(q, **who):
    who = who or {"units": search.EVERY_UNIT}
    return [hit.code for hit in search.find(q, **who)]
