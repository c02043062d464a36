"""The form of the tests, asked for by the province; chị Vân works there."""

from __future__ import annotations

import pytest

from tests.factories.units import an_officer
from tests.reports.forms import a_form, assigned


@pytest.fixture
def van(cast):
    """Chị Vân: clerk, head and administrator of the provincial Party committee."""
    return an_officer(cast.units.provincial, "van", "Lê Hồng Vân", "clerk", "head", "administrator")


@pytest.fixture
def form(cast, van):
    """The quarterly form, asked for since the start of 2026."""
    return assigned(a_form(), van)
