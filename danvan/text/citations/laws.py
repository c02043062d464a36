"""Laws cited by title: a small catalogue with numbers and days."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache

from danvan.text.citations.lexicon import read_data
from danvan.text.folding import key1


@dataclass(frozen=True, slots=True)
class Law:
    """One version of a law: its printed number, day of adoption and first day in force."""

    type: str
    title: str
    number: str
    adopted: date
    in_force: date


@dataclass(frozen=True, eq=False)
class Catalogue:
    """Laws that are known by title, in any order; compared by identity, so that asking costs no hash of them all."""

    laws: tuple[Law, ...]

    @cached_property
    def titles(self) -> re.Pattern[str]:
        """Return one pattern of all titles, longest first; it reads the lower-case view."""
        titles = sorted({law.title.lower() for law in self.laws}, key=len, reverse=True)
        return re.compile("|".join(_loose(title) for title in titles) + "(?!)" * (not titles))

    @cached_property
    def _by_title(self) -> dict[tuple[str, str], tuple[Law, ...]]:
        found: dict[tuple[str, str], tuple[Law, ...]] = {}
        for law in sorted(self.laws, key=lambda law: law.adopted):
            named = law.type, _plain(law.title)
            found[named] = (*found.get(named, ()), law)
        return found

    def versions(self, *, type: str, title: str) -> tuple[Law, ...]:
        """Return the versions of the law with this title, oldest first."""
        return self._by_title.get((type, _plain(title)), ())


@cache
def catalogue() -> Catalogue:
    """Return the laws shipped with the program."""
    rows = read_data("laws.yaml")["laws"]
    return Catalogue(tuple(Law(row["type"], row["title"], row["number"], row["date"], row["from"]) for row in rows))


def _loose(title: str) -> str:
    words = (re.escape(word).replace("òa", "(?:òa|oà)").replace(",", " ?,?") for word in title.split())
    return r"[ \n]{1,3}".join(words) + r"(?!\w)"


@lru_cache(maxsize=1_024)
def _plain(title: str) -> str:
    return key1(" ".join(title.replace(",", " ").split()))


def choose(found: tuple[Law, ...], *, year: int | None, on: date | None) -> tuple[Law | None, bool]:
    """Choose a version by its printed year, else by the day of the event; say whether it is certain."""
    if year is not None:
        dated = [law for law in found if law.adopted.year == year]
        return (dated[0], True) if len(dated) == 1 else (None, False)
    if on is not None:
        known = [law for law in found if law.adopted <= on]
        return (known[-1], len(known) == 1 or known[-1].in_force <= on) if known else (None, False)
    return (found[-1], len(found) == 1) if found else (None, False)
