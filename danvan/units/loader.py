"""Load the administrative units of the country, then and now, from ``data/`` (sources: data/NOTICE.md)."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.db import transaction

from danvan.core import statistics
from danvan.units.models import Succession, Unit, UnitClosure, UnitVersion, insert, rebuild_closure

DATA = Path(__file__).resolve().parent / "data"
VERSION = (
    "unit", "valid_from", "valid_to", "official_code", "name", "kind", "level", "parent", "path", "source",
)  # fmt: skip
KEYS = ("unit", "parent")
Row = dict[str, str]


def load_national(progress: Callable[[str], Any] | None = None) -> int:
    """Bring the areas in the database to the state of the data files; return how many units they hold.

    Loading again writes only what differs and never deletes: units keep their rows, and versions that
    were added by hand stay. ``progress`` is called with a Vietnamese sentence at each step.
    """
    say = progress or (lambda sentence: None)
    areas, links = list(read_rows("areas.tsv.gz")), list(read_rows("successions.tsv.gz"))
    codes = list(dict.fromkeys(row["unit"] for row in areas))
    with transaction.atomic():
        say(f"Đơn vị hành chính qua các thời kỳ: {len(codes):,}".replace(",", "."))
        ids = save_units(codes)
        changed = save_versions(areas, ids)
        save_successions(links, ids)
        if changed:
            say("Dựng cây đơn vị")
            rebuild_closure()
            statistics.refresh(tables=(Unit, UnitVersion, UnitClosure, Succession))
    return len(codes)


def read_rows(name: str) -> Iterator[Row]:
    """Yield the rows of a packed table; its first line names the columns."""
    with gzip.open(DATA / name, "rt", encoding="utf-8") as lines:
        head = next(lines).rstrip("\n").split("\t")
        for line in lines:
            yield dict(zip(head, line.rstrip("\n").split("\t"), strict=True))


def save_units(codes: list[str]) -> dict[str, int]:
    """Create the missing units; return unit code → primary key."""
    known = set(Unit.objects.values_list("code", flat=True))
    insert(
        Unit,
        ("code", "tree", "prefix", "is_demo"),
        [(code, "area", "", False) for code in codes if code not in known],
    )
    return dict(Unit.objects.values_list("code", "pk"))


def save_versions(areas: list[Row], ids: dict[str, int]) -> bool:
    """Write the versions that differ from the stored ones; tell whether there were any."""
    stored = {
        (row[0], row[1]): row
        for row in UnitVersion.objects.filter(unit__tree="area").values_list(
            *(f"{name}_id" if name in KEYS else name for name in VERSION)
        )
    }
    differing = [row for row in version_rows(areas, ids) if stored.get((row[0], row[1])) != row]
    changed = [row for row in differing if (row[0], row[1]) in stored]
    for row in changed:
        values = dict(zip(VERSION[2:], row[2:], strict=True))
        values["parent_id"] = values.pop("parent")
        UnitVersion.objects.filter(unit_id=row[0], valid_from=row[1]).update(**values)
    insert(UnitVersion, VERSION, [row for row in differing if (row[0], row[1]) not in stored])
    return bool(differing)


def version_rows(areas: list[Row], ids: dict[str, int]) -> Iterator[tuple[Any, ...]]:
    """Turn rows of the file into values of VERSION. The rows of parents give the codes above."""
    above = {row["unit"]: row["parent"] for row in areas if row["level"] != "commune"}
    day = cache(date.fromisoformat)
    for row in areas:
        parent = row["parent"]
        path = "/".join(filter(None, (above.get(parent, ""), parent, row["unit"])))
        yield (
            ids[row["unit"]], day(row["from"]), day(row["to"]) if row["to"] else None, row["official"], row["name"],
            row["kind"], row["level"], ids[parent] if parent else None, f"/{path}/", row["source"],
        )  # fmt: skip


def save_successions(links: list[Row], ids: dict[str, int]) -> None:
    """Create the successions that are not there yet."""
    known = set(Succession.objects.values_list("predecessor_id", "successor_id", "effective"))
    day = cache(date.fromisoformat)
    rows = [
        (
            ids[row["predecessor"]], ids[row["successor"]], day(row["effective"]), row["share"], row["resolution"],
            day(row["dated"]) if row["dated"] else None, row["note"],
        )
        for row in links
    ]  # fmt: skip
    names = ("predecessor", "successor", "effective", "share", "resolution", "dated", "note")
    insert(Succession, names, [row for row in rows if row[:3] not in known])
