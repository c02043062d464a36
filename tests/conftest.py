"""Fixtures that every room may use."""

from __future__ import annotations

import pytest
from django.conf import settings

from tests.cast import cast, sign_in

__all__ = ["cast", "sign_in"]


def pytest_configure() -> None:
    """Serve plain static files (the manifest is made at set-up) and hash test passwords quickly."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Open every database to a test that asks for one: counters and the cache stand beside the main file."""
    for item in items:
        if "db" in getattr(item, "fixturenames", ()) and not item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.django_db(databases="__all__"))
