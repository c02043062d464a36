"""Every unit name, then and now, in memory: look up a name, find names in a text, follow a history."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from ahocorasick_rs import AhoCorasick

from danvan.core.prepared import Prepared
from danvan.text.collation import sort_key
from danvan.text.folding import key1, key2, same_length_view
from danvan.units.models import Succession, UnitVersion
from danvan.units.spellings import NUMBER_LIST, spellings, unmarked

LinkRow = tuple[str, str, str, str, date | None, date, str]


@dataclass(slots=True, frozen=True)
class Named:
    """A version of a unit as the index keeps it; ``valid_to`` is the first day it no longer holds."""

    code: str
    official_code: str
    name: str
    kind: str
    level: str
    tree: str
    above: tuple[str, ...]
    valid_from: date
    valid_to: date | None
    source: str

    def holds(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)


@dataclass(slots=True, frozen=True)
class Link:
    """A succession seen from one side: ``code`` is the unit on the other side."""

    code: str
    share: str
    resolution: str
    dated: date | None
    effective: date
    note: str


@dataclass(slots=True, frozen=True)
class Mention:
    """A unit name found in a text: code-point offsets, end exclusive, and the key to look it up."""

    start: int
    end: int
    surface: str
    name: str


class Gazetteer:
    """The index. ``load()`` gives the one of this process, built anew when the tables have changed."""

    _ready: Gazetteer | None = None

    def __init__(self, rows: Iterable[Named], links: Callable[[], Iterable[LinkRow]], generation: Any = None) -> None:
        self.generation = generation
        self._links = links
        self.versions: dict[str, list[Named]] = {}
        self.by_name: dict[str, list[Named]] = {}
        for row in sorted(rows, key=lambda one: one.valid_from):
            self.versions.setdefault(row.code, []).append(row)
            self.by_name.setdefault(row.name, []).append(row)

    @classmethod
    def load(cls) -> Gazetteer:
        """Return the index of this process; two small queries tell whether it is still true."""
        generation = current_generation()
        if cls._ready is None or cls._ready.generation != generation:
            cls._ready = cls(stored_names(), stored_links, generation)
        return cls._ready

    @classmethod
    def forget(cls) -> None:
        """Drop the index of this process (after a change that adds no row)."""
        cls._ready = None

    @cached_property
    def heirs_of(self) -> dict[str, list[Link]]:
        """Successions by predecessor, each seen towards its successor."""
        found: dict[str, list[Link]] = {}
        for predecessor, successor, share, resolution, dated, effective, note in self._links():
            link = Link(successor, share, resolution, dated, effective, note)
            found.setdefault(predecessor, []).append(link)
        return found

    @cached_property
    def sources_of(self) -> dict[str, list[Link]]:
        """Successions by successor, each seen back to its predecessor."""
        found: dict[str, list[Link]] = {}
        for predecessor, links in self.heirs_of.items():
            for link in links:
                found.setdefault(link.code, []).append(replace(link, code=predecessor))
        return found

    @cached_property
    def under(self) -> dict[str, list[Named]]:
        """Versions by the code of the unit directly above."""
        found: dict[str, list[Named]] = {}
        for versions in self.versions.values():
            for one in versions:
                if one.above:
                    found.setdefault(one.above[-1], []).append(one)
        return found

    @cached_property
    def by_key(self) -> dict[str, list[Named]]:
        """Names by full key: «phường duy tân»."""
        return self._index(key1)

    @cached_property
    def by_plain_key(self) -> dict[str, list[Named]]:
        """Names by key without marks: «phuong duy tan»."""
        return self._index(key2)

    def _index(self, key: Any) -> dict[str, list[Named]]:
        found: dict[str, list[Named]] = {}
        for name, rows in self.by_name.items():
            found.setdefault(key(name), []).extend(rows)
        return found

    @cached_property
    def by_short_key(self) -> dict[str, list[Named]]:
        """Names without their kind, by key without marks: «duy tan»."""
        found: dict[str, list[Named]] = {}
        for key, rows in self.by_plain_key.items():
            for row in rows:
                found.setdefault(key[len(kind_words(row)) :].strip(), []).append(row)
        return found

    @cached_property
    def provinces(self) -> list[Named]:
        """The provinces and cities of all times, in the order of the alphabet."""
        rows = [one for versions in self.versions.values() for one in versions]
        found = [one for one in rows if one.level == "province" and one.tree == "area"]
        return sorted(
            found, key=lambda one: sort_key(one.name.split(" ", 2 if one.kind == "central_city" else 1)[-1])
        )

    @cached_property
    def province_words(self) -> dict[str, list[Named]]:
        """Provinces by their name in one word, as hosts of sites write it: «hanam»."""
        found: dict[str, list[Named]] = {}
        for name, rows in self.by_name.items():
            if rows[0].level == "province":
                short = key2(name)[len(kind_words(rows[0])) :]
                found.setdefault(re.sub(r"\W", "", short), []).extend(rows)
        return found

    @cached_property
    def _patterns(self) -> tuple[list[tuple[str, int]], AhoCorasick]:
        return self._automaton(marked=True)

    @cached_property
    def _plain_patterns(self) -> tuple[list[tuple[str, int]], AhoCorasick]:
        return self._automaton(marked=False)

    def _automaton(self, *, marked: bool) -> tuple[list[tuple[str, int]], AhoCorasick]:
        table: dict[str, tuple[str, int]] = {}
        for name, rows in self.by_name.items():
            for pattern, skip in spellings(name, {row.kind for row in rows}):
                table.setdefault(pattern if marked else key2(pattern), (name, skip))
        return list(table.values()), AhoCorasick(list(table))

    def find(self, text: str, *, typed: bool = False) -> list[Mention]:
        """Find the unit names in ``text``, longest first where they overlap, in order.

        Whole words only: «phường 1» is not found in «phường 14». A text without any mark is read by
        keys without marks. ``typed``: the text is a name somebody typed, capitals do not count.
        ``Mention.name`` is a name as stored; ask ``resolve`` what it may mean.
        """
        view = same_length_view(text)
        lowered = view.lower() if len(view.lower()) == len(view) else "".join(c.lower()[:1] for c in view)
        names, automaton = self._plain_patterns if unmarked(view) else self._patterns
        hits = sorted(
            (start, -end, index)
            for index, start, end in automaton.find_matches_as_indexes(lowered, overlapping=True)
            if is_whole(view, start, end) and (typed or is_proper(view, start + names[index][1]))
        )
        found: list[Mention] = []
        for start, minus_end, index in hits:
            name, skip = names[index]
            if not found or start >= found[-1].end:
                found.append(Mention(start + skip, -minus_end, text[start + skip : -minus_end], name))
        return list(self._with_lists(text, view, found))

    def _with_lists(self, text: str, view: str, found: list[Mention]) -> Iterator[Mention]:
        """Add the numbers after «Quận 1, 3 và 5»."""
        for mention in found:
            yield mention
            head, _, last = mention.name.rpartition(" ")
            after = NUMBER_LIST.match(view, mention.end) if last.isdigit() else None
            for number in re.finditer(r"\d{1,2}", after[0]) if after else ():
                name = f"{head} {int(number[0])}"
                if name in self.by_name:
                    start = mention.end + number.start()
                    yield Mention(start, start + len(number[0]), text[start : start + len(number[0])], name)

    def on(self, code: str, day: date | None) -> Named:
        """Return the version of a unit on ``day``, else its last one."""
        versions = self.versions[code]
        return next((one for one in versions if day and one.holds(day)), versions[-1])

    def full_name(self, one: Named, day: date | None = None) -> str:
        """Name with its superiors: «Phường Duy Tân, Thành phố Kon Tum, Tỉnh Kon Tum»."""
        moment = day if day and one.holds(day) else one.valid_from
        return ", ".join([one.name, *(self.on(code, moment).name for code in reversed(one.above))])


def kind_words(row: Named) -> str:
    """The folded kind word that begins the name of an area, with its blank."""
    first = {
        "central_city": "thanh pho ",
        "provincial_city": "thanh pho ",
        "town": "thi xa ",
        "township": "thi tran ",
    }
    other = {"special_zone": "dac khu ", "urban_district": "quan ", "rural_district": "huyen ", "ward": "phuong "}
    return {**first, **other, "commune": "xa ", "province": "tinh "}.get(row.kind, "")


def is_whole(view: str, start: int, end: int) -> bool:
    before = view[start - 1] if start else " "
    after = view[end] if end < len(view) else " "
    return not (before.isalnum() or after.isalnum() or (after == "-" and view[end + 1 : end + 2].isalnum()))


def is_proper(view: str, start: int) -> bool:
    """Whether the name, after any small kind word, begins with a capital or a digit."""
    words = view[start : start + 40].split(" ")
    head = words[1] if len(words) > 1 and words[0].lower() in SMALL_KINDS else words[0]
    if words[0].lower() in ("thành", "thị", "thanh", "thi", "đặc", "dac") and len(words) > 2:
        head = words[2]
    return bool(head) and (head[0].isupper() or head[0].isdigit() or not head[0].isalpha())


SMALL_KINDS = frozenset(
    word + dot
    for word in ("phường", "xã", "quận", "huyện", "tỉnh", "tp", "tx", "tt", "phuong", "xa", "quan", "huyen", "tinh")
    for dot in ("", ".")
)


LAST_VERSION = Prepared(
    lambda: UnitVersion.objects.order_by("-pk").values_list("pk", "path", "name", "valid_from")[:1]
)
LAST_LINK = Prepared(lambda: Succession.objects.order_by("-pk").values_list("pk")[:1])


def current_generation() -> tuple[Any, ...]:
    return (LAST_VERSION.rows(), LAST_LINK.rows())


def stored_names() -> Iterator[Named]:
    columns = (
        "unit__code", "official_code", "name", "kind", "level", "unit__tree", "path", "valid_from", "valid_to", "source",
    )  # fmt: skip
    shared: dict[str, tuple[str, ...]] = {}
    for code, official, name, kind, level, tree, path, *rest in UnitVersion.objects.values_list(*columns):
        above = path[: path.rfind("/", 0, -1)]
        if above not in shared:
            shared[above] = tuple(filter(None, above.split("/")))
        yield Named(code, official, name, kind, level, tree, shared[above], *rest)


def stored_links() -> Iterable[LinkRow]:
    return Succession.objects.values_list(
        "predecessor__code", "successor__code", "share", "resolution", "dated", "effective", "note"
    )
