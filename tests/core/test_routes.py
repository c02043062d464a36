"""Rooms whose routes are read late: found, written and named as if they had been read at once."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest
from django.conf import settings
from django.urls import NoReverseMatch, Resolver404, resolve, reverse

from config.urls import desk

ASKED = """
import sys, django
django.setup()
from django.urls import resolve, reverse
shown = resolve("/health/").url_name, "danvan.intake.views_desk" in sys.modules
print(*shown, reverse("intake:list"), "danvan.intake.views_desk" in sys.modules)
"""


@pytest.mark.parametrize("room", desk, ids=lambda room: room.namespace)
def test_a_room_is_mounted_under_the_name_that_it_calls_itself(room):
    assert room.app_name == room.namespace == import_module(str(room.urlconf_name)).app_name


def test_addresses_are_found_and_written():
    assert resolve(reverse("petitions:show", args=["BM-26-T"])).view_name == "petitions:show"
    assert resolve("/desk/").view_name == "desk:today"
    with pytest.raises(Resolver404):
        resolve("/desk/petitions/x/y/z/a/b/")
    with pytest.raises(NoReverseMatch):
        reverse("petitions:no_such_page")


def test_a_reader_is_answered_before_the_rooms_of_officers_are_read(tmp_path):
    said = subprocess.run(
        [sys.executable, "-c", ASKED], capture_output=True, text=True, check=True, cwd=settings.BASE_DIR,
        env={"DJANGO_SETTINGS_MODULE": "config.settings", "DANVAN_DATA": str(tmp_path / "data"), "PATH": ""},
    ).stdout.split()  # fmt: skip
    assert said == ["health", "False", "/desk/intake/", "True"]
