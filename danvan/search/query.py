"""Read what a person typed: words, quoted phrases, document numbers. Nothing typed can break the search."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, product

from danvan.search.backends.sought import Choice, Phrase, Sought, Stream
from danvan.search.words import plain, words_of
from danvan.text.folding import key2

LONGEST_QUERY = 300
MOST_WORDS = 12
MOST_WORDINGS = 16
_APART = re.compile(r"(?<=\d)\s*([-/–])\s*(?=\w)")  # "43 - KL/TW" is one number
_CHUNK = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]|([^\s"“”„«»]+)')


@dataclass(frozen=True, slots=True)
class Asked:
    """A word asked for: with marks, without, and the folded spellings that are accepted for it.

    ``certain`` words (quoted, or of a document number) are never taken for slips; ``marked`` ones were typed
    with marks.
    """

    exact: str
    folded: str
    accepted: tuple[str, ...]
    certain: bool = False
    marked: bool = False

    @property
    def repaired(self) -> bool:
        """True when other spellings are accepted as well."""
        return len(self.accepted) > 1


@dataclass(frozen=True, slots=True)
class Query:
    """The words asked for, in order, and which of them must stand side by side (ends of the groups)."""

    words: tuple[Asked, ...]
    groups: tuple[tuple[int, int], ...]

    def __bool__(self) -> bool:
        return bool(self.words)

    @property
    def marked(self) -> bool:
        return any(word.marked for word in self.words)

    @property
    def mostly_marked(self) -> bool:
        """True when at least half of the words carry marks: then the person types them."""
        return 2 * sum(word.marked for word in self.words) >= len(self.words)

    @property
    def repaired(self) -> bool:
        return any(word.repaired for word in self.words)

    def all_in(self, stream: Stream) -> Sought:
        """Ask for every group, wherever it stands."""
        return Sought(stream, tuple(self._wordings(stream, begin, end) for begin, end in self.groups))

    def whole_in(self, stream: Stream) -> Sought:
        """Ask for all words side by side in the order typed."""
        return Sought(stream, (self._wordings(stream, 0, len(self.words)),))

    def _wordings(self, stream: Stream, begin: int, end: int) -> Choice:
        words = self.words[begin:end]
        if stream.startswith("exact"):
            return (tuple(word.exact for word in words),)
        wordings: product[Phrase] = product(*(word.accepted for word in words))
        return tuple(islice(wordings, MOST_WORDINGS))


def parse(typed: str) -> Query:
    """Read a query. Quoted words, and words joined by signs ("33/CT-TTg"), must stand side by side.

    Only the first 300 signs and 12 words are read; text without a letter or digit gives an empty query.
    """
    words: list[Asked] = []
    groups: list[tuple[int, int]] = []
    for quoted, bare in _CHUNK.findall(_APART.sub(r"\1", plain(typed[:LONGEST_QUERY]))):
        certain = bool(quoted) or any(sign.isdecimal() for sign in bare)
        found = [
            Asked(word.exact, word.folded, (word.folded,), certain, marked=word.exact != key2(word.exact))
            for word in words_of(quoted or bare)
        ]
        found = found[: MOST_WORDS - len(words)]
        if found:
            groups.append((len(words), len(words) + len(found)))
            words += found
    return Query(tuple(words), tuple(groups))
