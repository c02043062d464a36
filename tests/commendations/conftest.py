"""Files that vanish with the test."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    kept = {
        name: {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / name, "base_url": "/files/"},
        }
        for name in ("public", "private")
    }
    settings.STORAGES = settings.STORAGES | kept
    return tmp_path
