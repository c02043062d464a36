"""The real administrative units, loaded once for a module and taken away after it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

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
        empty()
    Gazetteer.forget()


def empty() -> None:
    """Take the units away; PostgreSQL would look into a hundred tables for each of 17,000 rows, so it truncates."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {Unit._meta.db_table} CASCADE")
        return
    for model in (UnitClosure, Succession, UnitVersion, Unit):
        rows = model.objects.order_by()
        rows._raw_delete(rows.db)


@pytest.fixture
def country(national_units: int, db: Any) -> int:
    return national_units
