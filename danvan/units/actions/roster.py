"""Bring in a roster: all rows or none; a preview is the same walk, rolled back."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.text.folding import key1, key2
from danvan.units.actions.bodies import ParentIsGone, found
from danvan.units.actions.officers import grant, new_password, take_in
from danvan.units.actions.people import add_person, hold
from danvan.units.models import Officer, Person, Unit, UnitVersion
from danvan.units.roster import TABLES, Row
from danvan.units.states import COMMUNITIES, ORGANISATION_KINDS, ROLES

ROLE_BY_LABEL = {key2(label): role for role, label in ROLES.items()}
KIND_BY_LABEL = {key2(label): kind for kind, label in ORGANISATION_KINDS.items()}
USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,39}")


class MissingCell(Refused):
    """Thiếu «{heading}»."""


class NoSuchUnit(Refused):
    """Không có đơn vị tên «{name}» trong phạm vi của bạn. Hãy ghi đúng tên, hoặc thêm vào bảng Cơ quan, tổ chức."""


class SeveralUnits(Refused):
    """Có {count} đơn vị cùng tên «{name}». Hãy ghi mã đơn vị thay cho tên."""


class NoSuchPlace(Refused):
    """Không có thôn, tổ dân phố tên «{name}». Hãy thêm vào bảng Thôn, tổ dân phố."""


class NoSuchKind(Refused):
    """Không có loại «{name}». Loại ghi được: {known}."""


class NoSuchRole(Refused):
    """Không có vai trò «{name}». Các vai trò: {roles}."""


class NoSuchPerson(Refused):
    """Đơn vị «{unit}» chưa có người tên «{name}». Hãy thêm vào bảng Người và chức vụ."""


class OfAnotherUnit(Refused):
    """«{name}» thuộc «{where}», không thuộc «{unit}». Hãy ghi «{where}» ở cột Đơn vị."""


class SeveralPeople(Refused):
    """Đơn vị «{unit}» có {count} người cùng tên «{name}»; hãy lập tài khoản này trên trang Cán bộ."""


class PoorDay(Refused):
    """Ngày «{text}» chưa đúng. Hãy ghi dd/mm/yyyy."""


class PoorUsername(Refused):
    """Tên đăng nhập «{name}» chưa đúng: 3 đến 40 chữ thường không dấu, chữ số, dấu chấm hoặc gạch nối."""


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one row: «new», «there» (nothing to do) or «wrong», and the sentence beside it."""

    row: Row
    state: str
    sentence: str

    @property
    def table_name(self) -> str:
        return TABLES[self.row.table].name


@dataclass(frozen=True, slots=True)
class Slip:
    """What is handed to a person once: the account and its first password."""

    full_name: str
    unit_name: str
    username: str
    password: str


@dataclass(slots=True)
class Outcome:
    """The lines in the order of the tables, the slips of the accounts made, and whether it was saved."""

    lines: list[Line] = field(default_factory=list)
    slips: list[Slip] = field(default_factory=list)
    saved: bool = False

    @property
    def wrong(self) -> list[Line]:
        return [line for line in self.lines if line.state == "wrong"]

    def count(self, state: str) -> int:
        return sum(line.state == state for line in self.lines)


@dataclass(frozen=True, slots=True)
class Desk:
    """Where rows are laid: the unit they belong to when they name none, who acts, when, and the slips."""

    unit: Unit
    by: Officer | None
    at: datetime
    save: bool
    slips: list[Slip]

    @property
    def today(self) -> date:
        return local_day(self.at)


def bring_in(rows: list[Row], *, unit: Unit, by: Officer | None, at: datetime, save: bool) -> Outcome:
    """Bring the rows in below ``unit``; with ``save`` False, or any row wrong, nothing stays.

    What is there already is left alone, so the same file may be brought in again.
    """
    outcome = Outcome()
    desk = Desk(unit, by, at, save, outcome.slips)
    with transaction.atomic():
        for row in rows:
            outcome.lines.append(lay(desk, row))
        outcome.saved = save and not outcome.wrong
        if not outcome.saved:
            outcome.slips.clear()
            transaction.set_rollback(True)
    return outcome


def lay(desk: Desk, row: Row) -> Line:
    """Lay one row down in a savepoint of its own and say what became of it."""
    try:
        with transaction.atomic():
            for key in TABLES[row.table].must:
                if not row.cells.get(key):
                    raise MissingCell(heading=TABLES[row.table].columns[key])
            new = VERBS[row.table](desk, row.cells)
    except Refused as refused:
        heading = TABLES[row.table].columns.get(refused.field or "")
        named = not heading or heading in refused.sentence
        return Line(row, "wrong", refused.sentence if named else f"{heading}: {refused.sentence}")
    return Line(row, "new", "Thêm mới.") if new else Line(row, "there", "Đã có, giữ nguyên.")


def add_hamlet(desk: Desk, cells: dict[str, str]) -> bool:
    own = desk.unit.version(desk.today)
    area = own.area if own and own.area else desk.unit
    if places_named(area, cells["name"], desk.today):
        return False
    kind = kind_of_community(cells["name"], cells.get("kind", ""))
    found(name=cells["name"], kind=kind, level="hamlet", parent=area, since=desk.today, by=desk.by, at=desk.at)
    return True


def kind_of_community(name: str, typed: str) -> str:
    """Take the kind that was typed, by any of its words; nothing typed: by how the name begins, else a hamlet."""
    words = {key2(word): kind for kind, called in COMMUNITIES.items() for word in called}
    if typed:
        if key2(typed) not in words:
            raise NoSuchKind(name=typed, known=", ".join(word for called in COMMUNITIES.values() for word in called))
        return words[key2(typed)]
    begun = f"{key2(name)} "
    return next((kind for word, kind in words.items() if begun.startswith(f"{word} ")), "hamlet")


def add_body(desk: Desk, cells: dict[str, str]) -> bool:
    parent = unit_named(desk, cells.get("parent", ""))
    if any(key1(one.name) == key1(cells["name"]) for one in UnitVersion.objects.children_of(parent, desk.today)):
        return False
    kind = KIND_BY_LABEL.get(key2(cells.get("kind", ""))) if cells.get("kind") else "other"
    if kind is None:
        raise NoSuchKind(name=cells["kind"], known="; ".join(ORGANISATION_KINDS.values()))
    above = parent.version(desk.today)
    if above is None:
        raise ParentIsGone
    area = place_named(desk, above, cells["area"]) if cells.get("area") else above.area
    served = area.version(desk.today) if area else None
    level = "hamlet" if served and served.level == "hamlet" else above.level
    found(
        name=cells["name"], kind=kind, level=level, parent=parent, area=area, since=desk.today,
        by=desk.by, at=desk.at,
    )  # fmt: skip
    return True


def add_row_of_people(desk: Desk, cells: dict[str, str]) -> bool:
    unit = unit_named(desk, cells.get("unit", ""))
    people = people_named(unit, cells["full_name"])
    new = not people
    person = people[0] if people else add_person(
        unit, full_name=cells["full_name"], phone=cells.get("phone", ""), email=cells.get("email", ""),
        by=desk.by, at=desk.at,
    )  # fmt: skip
    if cells.get("post"):
        held = {key1(one.post.name) for one in person.holdings.current().select_related("post")}
        if key1(cells["post"]) not in held:
            hold(person, post_name=cells["post"], since=day_of(desk, cells), by=desk.by, at=desk.at)
            new = True
    return new


def add_account(desk: Desk, cells: dict[str, str]) -> bool:
    unit = unit_named(desk, cells.get("unit", ""))
    people = people_named(unit, cells["full_name"])
    unit_name = unit.name_on(desk.today)
    if not people:
        raise nobody_there(desk, unit_name, cells["full_name"])
    if len(people) > 1:
        raise SeveralPeople(unit=unit_name, count=len(people), name=cells["full_name"])
    officer, new = officer_of(desk, unit, people[0], cells["username"].lower())
    missing = [role for role in roles_of(cells["roles"]) if not officer.granted.current().filter(role=role).exists()]
    for role in missing:
        grant(officer, role, since=day_of(desk, cells), by=desk.by, at=desk.at)
    return new or bool(missing)


def nobody_there(desk: Desk, unit_name: str, full_name: str) -> Refused:
    """Say where somebody of that name stands when it is one place in scope, else that there is nobody."""
    units = [one.unit for one in UnitVersion.objects.under(desk.unit, desk.today).select_related("unit")]
    if len(where := [one for one in units if people_named(one, full_name)]) == 1:
        return OfAnotherUnit(name=full_name, where=where[0].name_on(desk.today), unit=unit_name)
    return NoSuchPerson(unit=unit_name, name=full_name)


def officer_of(desk: Desk, unit: Unit, person: Person, username: str) -> tuple[Officer, bool]:
    """Return the officer of that user name in ``unit`` and whether it is new, with a slip for a new account."""
    if not USERNAME.fullmatch(username):
        raise PoorUsername(name=username)
    there = unit.officers.filter(user__username=username, person=person).first()
    if there is not None:
        return there, False
    password = new_password() if desk.save else ""
    officer, opened = take_in(person, username=username, password=password or None, by=desk.by, at=desk.at)
    if opened:
        desk.slips.append(Slip(person.full_name, unit.name_on(desk.today), username, password))
    return officer, True


def unit_named(desk: Desk, name: str) -> Unit:
    """Find the body that a cell names, by its name or code, at or below the unit of the desk."""
    if not name:
        return desk.unit
    versions = UnitVersion.objects.under(desk.unit, desk.today).select_related("unit")
    found_ones = [one.unit for one in versions if key1(one.name) == key1(name) or one.unit.code == name.upper()]
    if not found_ones:
        raise NoSuchUnit(name=name)
    if len(found_ones) > 1:
        raise SeveralUnits(count=len(found_ones), name=name)
    return found_ones[0]


def place_named(desk: Desk, above: UnitVersion, name: str) -> Unit:
    own = desk.unit.version(desk.today)
    area = above.area or (own.area if own else None)
    places = places_named(area, name, desk.today) if area else []
    if len(places) != 1:
        raise NoSuchPlace(name=name)
    return places[0]


def places_named(area: Unit, name: str, on: date) -> list[Unit]:
    below = UnitVersion.objects.under(area, on).select_related("unit")
    return [one.unit for one in below if key1(one.name) == key1(name)]


def people_named(unit: Unit, full_name: str) -> list[Person]:
    return [person for person in unit.people.order_by("pk") if key1(person.full_name) == key1(full_name)]


def roles_of(text: str) -> list[str]:
    names = [name.strip() for name in re.split("[;,]", text) if name.strip()]
    for name in names:
        if key2(name) not in ROLE_BY_LABEL:
            raise NoSuchRole(name=name, roles="; ".join(ROLES.values()))
    return [ROLE_BY_LABEL[key2(name)] for name in names]


def day_of(desk: Desk, cells: dict[str, str]) -> date:
    """Read the day of a row, today when it names none."""
    text = cells.get("since", "")
    if not text:
        return desk.today
    try:
        return datetime.strptime(text, "%d/%m/%Y").date()
    except ValueError as error:
        raise PoorDay(text=text) from error


VERBS: dict[str, Callable[[Desk, dict[str, str]], bool]] = {
    "hamlet": add_hamlet,
    "body": add_body,
    "person": add_row_of_people,
    "account": add_account,
}
