"""Two sites of one province; what a process remembers of sites is forgotten between tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from django.utils import timezone

from danvan.websites import generation
from tests.factories.sites import a_site

BAN_MAY, DOI_CHE = "/song-may/ban-may/", "/song-may/doi-che/"


@dataclass(frozen=True, slots=True)
class Sites:
    """The sites of xã Bản Mây and phường Đồi Chè."""

    ban_may: Any
    doi_che: Any


@pytest.fixture
def now() -> datetime:
    """The moment at which a test begins."""
    return timezone.now()


@pytest.fixture
def forgotten() -> Iterator[None]:
    """Let the process forget which sites it knew."""
    generation.raise_now()
    yield
    generation.raise_now()


@pytest.fixture
def sites(cast, now, forgotten) -> Sites:
    return Sites(
        a_site(cast.units.commune, "Xã Bản Mây", "song-may/ban-may", at=now),
        a_site(cast.units.ward, "Phường Đồi Chè", "song-may/doi-che", at=now),
    )


@pytest.fixture
def later(monkeypatch) -> Callable[[datetime], None]:
    """Move the clock to a moment."""
    return lambda moment: monkeypatch.setattr(timezone, "now", lambda: moment)
