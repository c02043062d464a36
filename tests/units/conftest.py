"""The real administrative units, loaded once for a module and taken away after it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from danvan.units.gazetteer import Gazetteer
from danvan.units.loader import load_national
from danvan.units.models import Succession, Unit, UnitClosure, UnitVersion


@pytest.fixture(scope="module")
def national_units(django_db_setup: Any, django_db_blocker: Any) -> Iterator[int]:
    """Number of units loaded. The rows are committed: a test may read them and must not change them."""
    with django_db_blocker.unblock():
        count = load_national()
    yield count
    with django_db_blocker.unblock():
        for model in (UnitClosure, Succession, UnitVersion, Unit):
            rows = model.objects.order_by()
            rows._raw_delete(rows.db)
    Gazetteer.forget()


@pytest.fixture
def country(national_units: int, db: Any) -> int:
    return national_units
