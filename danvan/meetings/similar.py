"""Questions that were asked before in nearly the same words: a unit's own, compared word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass

from danvan.meetings.models import Question
from danvan.text.folding import key2

LOOKED_AT = 500
ALIKE = 0.3
SHOWN = 5
COMMON = frozenset(
    [
        "toi",
        "chung",
        "de",
        "nghi",
        "kien",
        "hoi",
        "xin",
        "cho",
        "biet",
        "la",
        "co",
        "va",
        "cua",
        "o",
        "thi",
        "khong",
        "duoc",
        "nay",
        "trong",
        "voi",
        "cac",
        "nhung",
        "mot",
        "da",
        "nen",
        "ma",
        "ra",
        "den",
        "khi",
        "bao",
        "gio",
        "ve",
    ]
)


@dataclass(frozen=True, slots=True)
class Alike:
    """An earlier question and how much of the words both share, in whole per cent."""

    question: Question
    percent: int


def words_of(text: str) -> frozenset[str]:
    """Return the telling words of a text, without marks."""
    return frozenset(re.findall(r"\w+", key2(text))) - COMMON


def share(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the part of the shorter text's words that both have, damped for very short texts."""
    both = len(one & other)
    return both / max(min(len(one), len(other)), 4) if both else 0.0


def asked_before(question: Question) -> list[Alike]:
    """List the unit's earlier questions that say nearly the same, the nearest first. One query."""
    rows = Question.objects.filter(
        meeting__unit=question.meeting.unit_id, meeting__starts_on__lt=question.meeting.starts_on
    )
    mine = words_of(question.text)
    found = [
        Alike(one, round(100 * near))
        for one in rows.select_related("meeting").order_by("-meeting__starts_on", "-pk")[:LOOKED_AT]
        if (near := share(mine, words_of(one.text))) >= ALIKE
    ]
    return sorted(found, key=lambda one: -one.percent)[:SHOWN]
