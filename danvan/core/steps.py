"""Step tables: verb → from, to, label. The only place where a state changes its name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from danvan.core.refused import Refused


@dataclass(frozen=True, slots=True)
class Step:
    """One verb of a corridor: the states it may start from, the state it ends in, its label."""

    from_: tuple[str, ...]
    to: str
    label: str


Steps = Mapping[str, Step]


class WrongState(Refused):
    """Không thể «{label}» khi hồ sơ đang ở bước «{state}». Hãy tải lại trang để xem bước hiện tại."""


def check(steps: Steps, verb: str, state: str, *, labels: Mapping[str, str] | None = None) -> str:
    """Return the state that ``verb`` leads to from ``state``.

    Raises WrongState when the verb may not start there.
    """
    step = steps[verb]
    if state not in step.from_:
        raise WrongState(label=step.label, state=(labels or {}).get(state, state))
    return step.to


def verbs_from(steps: Steps, state: str) -> list[str]:
    """List the verbs that may start from ``state``, in the order of the table."""
    return [verb for verb, step in steps.items() if state in step.from_]
