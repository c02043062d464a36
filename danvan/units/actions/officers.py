"""Officers: appoint, grant and end roles, absence, leaving; accounts and their passwords."""

from __future__ import annotations

import secrets
from datetime import date, datetime, time

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import Q

from danvan.accounts.models import User
from danvan.core.codes import new_code
from danvan.core.dates import HERE, local_day
from danvan.core.refused import Refused
from danvan.jobs import actions as jobs
from danvan.text.folding import key1
from danvan.units.actions.rows import check_may, code_of, note, store
from danvan.units.models import Absence, Officer, OfficerRole, Person, Unit
from danvan.units.permissions import may_hold_keys

SIGNS = "abcdefghkmnpqrstuvwxyz23456789"


class NameTaken(Refused):
    """Tên đăng nhập «{username}» đã có người dùng. Hãy chọn tên khác."""


class AlsoElsewhere(Refused):
    """Tài khoản này còn làm việc cho đơn vị ngoài phạm vi của bạn. Hãy nhờ người quản trị cấp trên."""


class LastAdministrator(Refused):
    """Đây là người quản trị duy nhất của đơn vị. Hãy giao vai trò Quản trị cho người khác trước."""


class SubstituteElsewhere(Refused):
    """Người thay phải là cán bộ của chính đơn vị này."""


class AlreadyEnded(Refused):
    """Vai trò này đã có ngày kết thúc."""


def new_password() -> str:
    """Make a password that can be read out: three groups of five signs without look-alikes."""
    return "-".join("".join(secrets.choice(SIGNS) for _ in range(5)) for _ in range(3))


@transaction.atomic
def open_account(*, username: str, full_name: str, password: str | None, is_demo: bool = False) -> User:
    """Make an account; it may do nothing until it is appointed somewhere. Without a password nobody signs in."""
    username = username.strip().lower()
    if User.objects.filter(username=username).exists():
        raise NameTaken(username=username, field="username")
    return User.objects.create_user(username, password, full_name=full_name, is_demo=is_demo)


@transaction.atomic
def appoint(user: User, *, unit: Unit, person: Person | None, by: Officer | None, at: datetime) -> Officer:
    """Let an account act for ``unit``; the officer there already is returned as it is."""
    check_may(by, unit, local_day(at))
    officer = Officer.objects.filter(user=user, unit=unit).first()
    if officer is None:
        officer = Officer(code=new_code("CB", local_day(at).year), user=user, unit=unit, person=person)
        store(officer)
        note(by, unit, "officer.appointed", officer.code, at)
    return officer


@transaction.atomic
def take_in(
    person: Person, *, username: str, password: str | None, by: Officer | None, at: datetime
) -> tuple[Officer, bool]:
    """Let ``person`` act for the unit; return the officer and whether a new account was opened.

    A name in use is taken only when it is the same person's and ``by`` holds the keys of that account
    (one person may act for several units, with one password).
    """
    check_may(by, person.unit, local_day(at))
    user = User.objects.filter(username=username.strip().lower()).first()
    opened = user is None
    if user is None:
        user = open_account(username=username, full_name=person.full_name, password=password)
    elif key1(user.full_name) != key1(person.full_name) or not (by is None or may_hold_keys(by, user, local_day(at))):
        raise NameTaken(username=username, field="username")
    return appoint(user, unit=person.unit, person=person, by=by, at=at), opened


@transaction.atomic
def grant(
    officer: Officer,
    role: str,
    *,
    since: date,
    until: date | None = None,
    capacity: str = "",
    for_post: str = "",
    paper: str = "",
    by: Officer | None,
    at: datetime,
) -> OfficerRole:
    """Give ``officer`` a role from ``since`` to the day before ``until`` (None: open).

    ``capacity`` is KT, TL or TUQ with the post acted for and the paper that says so.
    """
    check_may(by, officer.unit, local_day(at))
    held = OfficerRole(
        officer=officer, role=role, valid_from=since, valid_to=until, capacity=capacity, for_post=for_post,
        paper=paper, granted_at=at, granted_by_code=code_of(by),
    )  # fmt: skip
    store(held)
    officer.forget_roles()
    note(by, officer.unit, "officer.granted", officer.code, at, ("role",))
    return held


@transaction.atomic
def end(held: OfficerRole, *, on: date, by: Officer | None, at: datetime) -> OfficerRole:
    """End a role: ``on`` is the first day without it. The last administrator of a unit stays."""
    check_may(by, held.officer.unit, local_day(at))
    held = OfficerRole.objects.select_for_update().get(pk=held.pk)
    if held.ended_at:
        raise AlreadyEnded
    if held.role == "administrator" and not _others_administer(held, on):
        raise LastAdministrator
    held.valid_to = max(on, held.valid_from)
    held.ended_at, held.ended_by_code = at, code_of(by)
    store(held)
    note(by, held.officer.unit, "officer.ended", held.officer.code, at, ("role",))
    return held


def _others_administer(held: OfficerRole, on: date) -> bool:
    same = OfficerRole.objects.on(on).filter(role="administrator", officer__unit=held.officer.unit)
    return same.exclude(officer=held.officer).filter(officer__user__is_active=True).exists()


@transaction.atomic
def leave(
    officer: Officer, *, on: date, successor: Officer | None, by: Officer | None, at: datetime
) -> list[OfficerRole]:
    """End every role of someone who leaves, ``on`` being the first day without; return the roles ended.

    ``successor``, of the same unit, receives those it does not hold yet (a capacity such as KT. needs a
    paper of its own and does not pass). Open work in other rooms is handed over by a job on that day
    (danvan.hall.leaving), to the unit when nobody follows.
    """
    check_may(by, officer.unit, local_day(at))
    if successor and (successor.unit_id != officer.unit_id or successor.pk == officer.pk):
        raise SubstituteElsewhere(field="successor")
    running = officer.granted.filter(Q(valid_to=None) | Q(valid_to__gt=on), ended_at=None)
    roles = list(running.select_related("officer__unit"))
    for held in roles:
        if successor and not successor.has(held.role, on):
            grant(successor, held.role, since=on, until=held.valid_to, by=by, at=at)
        end(held, on=on, by=by, at=at)
    officer.absences.filter(valid_from__gte=on).delete()
    officer.stands_in.filter(valid_to__gt=on).update(substitute=None)
    officer.forget_roles()
    note(by, officer.unit, "officer.left", officer.code, at)
    jobs.ask(
        "pass_on_work", arguments={"leaves": officer.code, "follows": successor.code if successor else ""},
        by=by.code if by else "system", unit=officer.unit.code, at=at,
        not_before=max(at, datetime.combine(on, time(0), HERE)),
    )  # fmt: skip
    return roles


@transaction.atomic
def be_away(
    officer: Officer,
    *,
    since: date,
    until: date,
    substitute: Officer | None = None,
    paper: str = "",
    by: Officer | None,
    at: datetime,
) -> Absence:
    """Record an absence; until the day of return the substitute holds the roles that may be lent."""
    check_may(by, officer.unit, local_day(at))
    if substitute and substitute.unit_id != officer.unit_id:
        raise SubstituteElsewhere(field="substitute")
    absence = Absence(officer=officer, substitute=substitute, valid_from=since, valid_to=until, paper=paper)
    store(absence)
    note(by, officer.unit, "officer.away", officer.code, at, ("substitute",))
    return absence


@transaction.atomic
def reset_password(officer: Officer, *, also_second_factor: bool = False, by: Officer | None, at: datetime) -> str:
    """Give the account a new password and return it, once; its sessions end.

    ``also_second_factor`` clears the authenticator too, for a lost phone.
    """
    check_may(by, officer.unit, local_day(at))
    if by is not None and not may_hold_keys(by, officer.user, local_day(at)):
        raise AlsoElsewhere
    password = new_password()
    officer.user.set_password(password)
    officer.user.save(update_fields=["password"])
    if also_second_factor:
        Authenticator.objects.filter(user=officer.user).delete()
    note(by, officer.unit, "officer.password_reset", officer.code, at)
    return password
