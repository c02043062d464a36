"""Load the administrative units of the country, then and now, from ``data/`` (sources: data/NOTICE.md)."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from danvan.units.models import Succession, Unit, UnitVersion, rebuild_closure

DATA = Path(__file__).resolve().parent / "data"
BATCH = 2000
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
    missing = [Unit(code=code, tree="area") for code in codes if code not in known]
    Unit.objects.bulk_create(missing, batch_size=BATCH)
    return dict(Unit.objects.values_list("code", "pk"))


def save_versions(areas: list[Row], ids: dict[str, int]) -> bool:
    """Write the versions that differ from the stored ones; tell whether there were any."""
    stored = {
        (row[0], row[1]): row[2:]
        for row in UnitVersion.objects.filter(unit__tree="area").values_list(
            "unit_id", "valid_from", "valid_to", "name", "kind", "path", "official_code", "source"
        )
    }
    fresh = [one for one in versions_of(areas, ids) if stored.get((one.unit_id, one.valid_from)) != face(one)]
    UnitVersion.objects.bulk_create(
        fresh,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["unit", "valid_from"],
        update_fields=["valid_to", "name", "kind", "level", "parent", "path", "official_code", "source"],
    )
    return bool(fresh)


def face(one: UnitVersion) -> tuple[Any, ...]:
    return (one.valid_to, one.name, one.kind, one.path, one.official_code, one.source)


def versions_of(areas: list[Row], ids: dict[str, int]) -> Iterator[UnitVersion]:
    """Turn rows into unsaved versions. A path holds the codes above, which the rows of parents give."""
    above = {row["unit"]: row["parent"] for row in areas if row["level"] != "commune"}
    for row in areas:
        parent = row["parent"]
        path = "/".join(filter(None, ("", above.get(parent, ""), parent, row["unit"])))
        yield UnitVersion(
            unit_id=ids[row["unit"]],
            official_code=row["official"],
            name=row["name"],
            kind=row["kind"],
            level=row["level"],
            parent_id=ids[parent] if parent else None,
            path=f"/{path}/",
            valid_from=date.fromisoformat(row["from"]),
            valid_to=date.fromisoformat(row["to"]) if row["to"] else None,
            source=row["source"],
        )


def save_successions(links: list[Row], ids: dict[str, int]) -> None:
    """Create the successions that are not there yet."""
    known = set(Succession.objects.values_list("predecessor_id", "successor_id", "effective"))
    rows = [
        Succession(
            predecessor_id=ids[row["predecessor"]],
            successor_id=ids[row["successor"]],
            share=row["share"],
            resolution=row["resolution"],
            dated=date.fromisoformat(row["dated"]) if row["dated"] else None,
            effective=date.fromisoformat(row["effective"]),
            note=row["note"],
        )
        for row in links
    ]
    fresh = [one for one in rows if (one.predecessor_id, one.successor_id, one.effective) not in known]
    Succession.objects.bulk_create(fresh, batch_size=BATCH)
