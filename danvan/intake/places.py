"""Ask the units which place a printed name may mean, in the shape that the frames want."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from danvan.units.gazetteer import Gazetteer, Mention
from danvan.units.resolver import Candidate, decided, resolve

MOST = 12


class KnownPlaces:
    """The gazetteer as intake sees it. ``near``: codes of the reader's own area, evidence and no more."""

    def __init__(self, index: Gazetteer, near: Iterable[str] = ()) -> None:
        self.index, self.near = index, tuple(near)

    def find(self, text: str) -> Sequence[Mention]:
        """Find the unit names of a text."""
        return self.index.find(text)

    def candidates(self, surface: str, on: date | None, context: str) -> list[dict[str, object]]:
        """Give the units that a name may mean, best first; ``decided`` marks one that needs no question."""
        found = resolve(surface, on=on, context=context, near=self.near, index=self.index, limit=MOST)
        chosen = decided(found)
        return [self._as_json(one, one is chosen) for one in found]

    def _as_json(self, one: Candidate, chosen: bool) -> dict[str, Any]:
        return {
            "code": one.code,
            "official_code": one.official_code,
            "name": one.name,
            "full_name": one.full_name,
            "kind": one.kind,
            "level": one.level,
            "province": self._province(one),
            "evidence": one.evidence,
            "score": one.score,
            "valid_on_day": one.valid_on_day,
            "decided": chosen,
        }

    def _province(self, one: Candidate) -> str:
        """Give the code of the province it stands in, itself for a province, "" when unknown."""
        if one.level == "province":
            return one.official_code or one.code
        version = next((v for v in self.index.versions[one.code] if v.valid_from == one.valid_from), None)
        above = (
            [self.index.versions[code][-1] for code in version.above if code in self.index.versions]
            if version
            else []
        )
        return next((v.official_code or v.code for v in above if v.level == "province"), "")
