"""What a person decided about a proposal: the things to record and every edit with before and after."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from danvan.meetings.actions import Company, Details
from danvan.news.actions import Text


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting to record. ``unit_code`` is the area that the source means, "" when nobody said."""

    details: Details
    company: Company
    unit_code: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A cited document to link: its place in the list of the frames, and whether the meeting studied it."""

    index: int
    disseminated: bool


@dataclass(frozen=True, slots=True)
class Decision:
    """Everything that accepting a proposal writes down. ``afterwards`` is publish, submit or draft."""

    text: Text
    captions: tuple[str, ...]
    meetings: tuple[Held, ...]
    papers: tuple[Paper, ...]
    afterwards: str
    edits: tuple[dict[str, Any], ...] = field(default=())
