"""Fixtures that every room may use."""

import pytest
from django.db import connection

from danvan.journal import triggers
from tests.cast import cast, sign_in

__all__ = ["cast", "sign_in"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Take the journal's triggers away: transactional tests empty every table. tests/journal puts them back."""
    with django_db_blocker.unblock():
        triggers.remove(connection)
