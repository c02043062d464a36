"""One call from bytes to a proposal: read, put the article together, read its frames. Pure: stores nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from danvan.intake.frames import Places, read_frames, to_json
from danvan.intake.reading.article import Article, build
from danvan.intake.reading.duplicates import signature
from danvan.intake.reading.read import read, read_pasted
from danvan.intake.reading.source import Source


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as read: its source, its article, and ``frames``, the JSON object of the command line."""

    name: str
    source: Source
    article: Article
    frames: dict[str, Any]

    @property
    def title(self) -> str:
        """Give a name for lists: the title, else the first words of the lead."""
        text: str = self.frames["article"]["title"] or self.frames["article"]["lead"] or self.name
        return text if len(text) <= 300 else f"{text[:299]}…"

    @property
    def signature(self) -> tuple[int, ...]:
        """Give the 64 numbers by which nearly the same text is noticed."""
        return signature(self.article.clean_text)


def read_file(name: str, data: bytes, places: Places | None = None) -> Reading:
    """Read a file; raise a Refused of ``reading.refusals`` when it holds no Vietnamese article."""
    return _read(name, read(data), places)


def read_text(name: str, text: str, places: Places | None = None) -> Reading:
    """Read a pasted text; raise as ``read_file`` does."""
    return _read(name, read_pasted(text), places)


def _read(name: str, source: Source, places: Places | None) -> Reading:
    article = build(source)
    frames = to_json(read_frames(article, source, places), article, file=name)
    asked = [
        {"code": one.code, "text": one.sentence, "blocks": one.code == "several_articles", "spans": [], "options": []}
        for one in article.questions
    ]
    known = {one["code"] for one in asked}
    frames["questions"] = [*asked, *(one for one in frames["questions"] if one["code"] not in known)]
    return Reading(name, source, article, frames)
