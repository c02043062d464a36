"""What every verb of an article must refuse, asked in one way."""

from __future__ import annotations

from typing import Any

from danvan import journal
from danvan.core.steps import WrongState
from danvan.news import actions
from danvan.news.models import Article
from danvan.news.states import STATES, STEPS
from tests.factories.records import AT

WORDS = {
    "edit": {"text": actions.Text("Tên mới", lead="Lời mới.")},
    "send_back": {"reason": "Thiếu ngày."},
    "correct": {"text": actions.Text("Tên mới", lead="Lời mới."), "reason": "Sai tên thôn."},
    "withdraw": {"reason": "Đăng nhầm."},
}


def others(verb: str) -> list[str]:
    """List all states that a verb may not start from."""
    return [state for state in STATES if state not in STEPS[verb].from_]


def take(verb: str, article: Article, by: Any) -> Article:
    """Take a verb with plain words."""
    return getattr(actions, verb)(article, by=by, at=AT, **WORDS.get(verb, {}))


def written(article: Article) -> list[str]:
    """List the journal's verbs about an article."""
    return [one.verb for one in journal.entries_for("article", article.code)]


__all__ = ["WORDS", "WrongState", "others", "take", "written"]
