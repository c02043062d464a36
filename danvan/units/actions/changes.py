"""What happens to units in time: rename, move, merge, split. Records stay with the unit that acted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.units.actions.bodies import code_from
from danvan.units.actions.index import index
from danvan.units.actions.rows import check_may, note, store
from danvan.units.models import Officer, Succession, Unit, UnitVersion, rebuild_closure


class NotThere(Refused):
    """Đơn vị không còn tồn tại vào ngày này."""


class TooFew(Refused):
    """Cần ít nhất hai đơn vị."""


class StillHasUnits(Refused):
    """Đơn vị còn {count} đơn vị trực thuộc; hãy chuyển chúng sang đơn vị khác trước khi chia."""


class BelowItself(Refused):
    """Không thể đặt một đơn vị dưới chính nó."""


class SomethingLater(Refused):
    """Đã có thay đổi sau ngày này ở «{name}»; hãy chọn ngày muộn hơn."""


def version_to_end(unit: Unit, on: date) -> UnitVersion:
    """Return the open version of ``unit`` on ``on``, locked. Raises NotThere or SomethingLater."""
    versions = UnitVersion.objects.select_for_update().filter(unit=unit)
    last = versions.order_by("-valid_from").first()
    if last is None or last.valid_to is not None:
        raise NotThere
    if last.valid_from >= on:
        raise SomethingLater(name=last.name)
    return last


def close(version: UnitVersion, on: date) -> None:
    version.valid_to = on
    store(version)


def begin_again(version: UnitVersion, on: date, source: str, **changed: object) -> UnitVersion:
    """End ``version`` on ``on`` and store a copy that begins there with ``changed`` columns."""
    close(version, on)
    columns = ("unit", "official_code", "name", "kind", "level", "parent", "path", "area")
    kept = {name: getattr(version, name) for name in columns}
    fresh = UnitVersion(**{**kept, **changed}, valid_from=on, source=source)
    store(fresh)
    return fresh


def carry_below(old: UnitVersion, new: UnitVersion, on: date, source: str) -> list[Unit]:
    """Let everything below ``old`` stand below ``new`` from ``on``; return the units carried."""
    below = UnitVersion.objects.current().filter(path__gt=old.path, path__lt=old.path[:-1] + "0")
    carried = []
    for version in below.select_related("unit", "parent").order_by("path"):
        if version.valid_from >= on:
            raise SomethingLater(name=version.name)
        parent = new.unit if version.parent_id == old.unit_id else version.parent
        begin_again(version, on, source, path=new.path + version.path[len(old.path) :], parent=parent)
        carried.append(version.unit)
    return carried


@transaction.atomic
def rename(
    unit: Unit, *, name: str, kind: str = "", on: date, resolution: str = "", by: Officer | None, at: datetime
) -> UnitVersion:
    """Give ``unit`` a new name, or a new kind, from ``on``: a new version of the same unit.

    Raises NotAdministrator, NotThere, SomethingLater, or a refusal with the constraint's sentence.
    """
    check_may(by, unit, local_day(at))
    old = version_to_end(unit, on)
    fresh = begin_again(old, on, resolution, name=name, kind=kind or old.kind)
    rebuild_closure([unit])
    index(unit, at=at)
    note(by, unit, "unit.renamed", unit.code, at, ("name", "kind"))
    return fresh


@transaction.atomic
def move(unit: Unit, *, under: Unit, on: date, resolution: str = "", by: Officer | None, at: datetime) -> UnitVersion:
    """Put ``unit`` and all below it under another parent from ``on``.

    Raises NotAdministrator (both sides are asked), NotThere, BelowItself, SomethingLater.
    """
    check_may(by, unit, local_day(at))
    check_may(by, under, local_day(at))
    above = under.version(on)
    old = version_to_end(unit, on)
    if above is None:
        raise NotThere
    if above.path.startswith(old.path):
        raise BelowItself
    fresh = begin_again(old, on, resolution, parent=under, path=f"{above.path}{unit.code}/")
    rebuild_closure([unit, *carry_below(old, fresh, on, resolution)])
    note(by, unit, "unit.moved", unit.code, at, ("parent",))
    return fresh


@transaction.atomic
def merge(
    units: Sequence[Unit],
    *,
    name: str,
    kind: str = "",
    on: date,
    resolution: str = "",
    dated: date | None = None,
    by: Officer | None,
    at: datetime,
) -> Unit:
    """Let ``units`` become one new unit from ``on``, in the place of the first; return it.

    Bodies below them go on below the new unit. Records stay where they were made; the new unit sees
    them, because it received the old ones wholly. Raises TooFew, NotAdministrator, NotThere, SomethingLater.
    """
    if len({unit.pk for unit in units}) < 2:
        raise TooFew
    for unit in units:
        check_may(by, unit, local_day(at))
    old = [version_to_end(unit, on) for unit in units]
    for version in old:
        close(version, on)
    new = found_from(old[0], name, kind or old[0].kind, on, resolution)
    carried = [below for version in old for below in carry_below(version, new, on, resolution)]
    for unit in units:
        succeed(unit, new.unit, "whole", on, resolution, dated)
    rebuild_closure([new.unit, *units, *carried])
    for unit in (*units, new.unit):
        index(unit, at=at)
        note(by, unit, "unit.merged", new.unit.code, at, ("predecessor",))
    return new.unit


@transaction.atomic
def split(
    unit: Unit,
    *,
    names: Sequence[str],
    on: date,
    resolution: str = "",
    dated: date | None = None,
    by: Officer | None,
    at: datetime,
) -> list[Unit]:
    """Let ``unit`` become several new units from ``on``, each with a part; return them in order.

    A part is assigned by a person: no new unit sees the old records by itself. Raises TooFew,
    NotAdministrator, NotThere, StillHasUnits, SomethingLater.
    """
    if len(names) < 2:
        raise TooFew
    check_may(by, unit, local_day(at))
    old = version_to_end(unit, on)
    below = UnitVersion.objects.current().filter(parent=unit).count()
    if below:
        raise StillHasUnits(count=below)
    close(old, on)
    heirs = [found_from(old, name, old.kind, on, resolution).unit for name in names]
    for heir in heirs:
        succeed(unit, heir, "part", on, resolution, dated)
    rebuild_closure([unit, *heirs])
    for one in (unit, *heirs):
        index(one, at=at)
        note(by, one, "unit.split", unit.code, at, ("successor",))
    return heirs


def found_from(old: UnitVersion, name: str, kind: str, on: date, source: str) -> UnitVersion:
    """Store a new unit in the place of an old one."""
    code = code_from(name)
    tree = old.unit.tree
    unit = Unit(code=code, tree=tree, prefix="" if tree == "area" else code, is_demo=old.unit.is_demo)
    store(unit)
    version = UnitVersion(
        unit=unit, name=name, kind=kind, level=old.level, parent=old.parent, area=old.area,
        path=f"{old.path[: old.path.rfind('/', 0, -1)]}/{code}/", valid_from=on, source=source,
    )  # fmt: skip
    store(version)
    return version


def succeed(old: Unit, new: Unit, share: str, on: date, resolution: str, dated: date | None) -> None:
    store(Succession(predecessor=old, successor=new, share=share, effective=on, resolution=resolution, dated=dated))
