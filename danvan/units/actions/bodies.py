"""Found bodies, hamlets and posts."""

from __future__ import annotations

import re
from datetime import date, datetime
from itertools import count

from django.db import transaction

from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.text.folding import fold
from danvan.units.actions.index import index
from danvan.units.actions.rows import NotAdministrator, check_may, note, store
from danvan.units.models import Officer, Post, Unit, UnitVersion, rebuild_closure
from danvan.units.states import AREA_KINDS

CODE_LENGTH = 8


class ParentIsGone(Refused):
    """Đơn vị cấp trên không còn vào ngày này."""


def code_from(name: str) -> str:
    """Make a free unit code from the initials of ``name``: «Đảng ủy xã Bản Mây» → DUXBM, DUXBM2 …"""
    initials = "".join(word[0] for word in re.findall(r"[a-z0-9]+", fold(name))).upper()
    stem = (initials if initials[:1].isalpha() else f"D{initials}")[:CODE_LENGTH]
    taken = set(Unit.objects.filter(code__startswith=stem).values_list("code", flat=True))
    return next(code for n in count(1) if (code := stem if n == 1 else f"{stem}{n}") not in taken)


def check_may_found(by: Officer, tree: str, parent: Unit | None, on: date) -> None:
    """Refuse a body outside the administered units, and a place outside the own unit's area."""
    check_may(by, parent if parent and tree == "organisation" else by.unit, on)
    own = by.unit.version(on)
    if parent is None or (tree == "area" and (own is None or own.area_id != parent.pk)):
        raise NotAdministrator


@transaction.atomic
def found(
    *,
    name: str,
    kind: str,
    level: str,
    parent: Unit | None,
    area: Unit | None = None,
    since: date,
    by: Officer | None,
    at: datetime,
    is_demo: bool = False,
) -> Unit:
    """Found a body (or, with a kind of area, a place) below ``parent`` from ``since`` on; return it.

    Raises ParentIsGone, NotAdministrator, or a refusal with the sentence of the constraint.
    """
    tree = "area" if kind in AREA_KINDS else "organisation"
    if by is not None:
        check_may_found(by, tree, parent, local_day(at))
    above = parent.version(since) if parent else None
    if parent and above is None:
        raise ParentIsGone
    code = code_from(name)
    unit = Unit(code=code, tree=tree, prefix="" if tree == "area" else code, is_demo=is_demo)
    store(unit)
    path = f"{above.path if above else '/'}{code}/"
    store(
        UnitVersion(
            unit=unit, name=name, kind=kind, level=level, parent=parent, area=area, path=path, valid_from=since
        )
    )
    rebuild_closure([unit])
    index(unit, at=at)
    note(by, by.unit if by else unit, "unit.founded", code, at, ("name", "parent"))
    return unit


@transaction.atomic
def add_post(unit: Unit, *, name: str, by: Officer | None, at: datetime) -> Post:
    """Add a post to ``unit``, or return the one of that name."""
    check_may(by, unit, local_day(at))
    found_post = unit.posts.filter(name=name).first()
    if found_post is None:
        found_post = Post(unit=unit, name=name, rank=unit.posts.count())
        store(found_post)
        note(by, unit, "post.added", unit.code, at, ("name",))
    return found_post
