"""Tasks of the tests."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from danvan.jobs import actions
from danvan.jobs.models import Job
from tests.factories.units import AT


@pytest.fixture
def task(monkeypatch) -> Callable[..., Job]:
    """Give a function that asks for a job whose task is the given function."""

    def ask(function: Any, *, at: datetime = AT, **more: Any) -> Job:
        module = sys.modules[__name__]
        monkeypatch.setattr(module, "asked", function, raising=False)
        monkeypatch.setitem(actions.TASKS, "test_task", ("Việc thử", f"{__name__}.asked"))
        return actions.ask("test_task", by="cb-nam", unit="BM", at=at, **more)

    return ask
