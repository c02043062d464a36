"""Officers: a user acting for a unit, with dated roles, absences and substitutes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, Subquery

from danvan.core.prepared import Prepared
from danvan.units.models.person import Person
from danvan.units.models.unit import DatedQuerySet, Unit, UnitVersion
from danvan.units.states import CAPACITIES, LENT_ROLES, READING_ROLES, ROLES


class OfficerQuerySet(models.QuerySet["Officer"]):
    def with_unit(self, on: date) -> Self:
        """Add ``unit_name`` and ``unit_path``, those of ``on`` or the last ones before it."""
        newest = UnitVersion.objects.filter(unit=OuterRef("unit"), valid_from__lte=on).order_by("-valid_from")
        return self.select_related("unit", "user", "person").annotate(
            unit_name=Subquery(newest.values("name")[:1]), unit_path=Subquery(newest.values("path")[:1])
        )

    def with_roles(self, on: date) -> Self:
        """Give a row for each officer and each role it holds on ``on``: ``held_role``, and ``lent`` when it stands in."""
        valid = Q(granted__valid_from__lte=on) & (Q(granted__valid_to=None) | Q(granted__valid_to__gt=on))
        lent = Absence.objects.on(on).filter(substitute=OuterRef("pk"))
        held = self.annotate(held=FilteredRelation("granted", condition=valid))
        return held.annotate(held_role=F("held__role"), lent=Exists(lent))

    def holding(self, role: str, on: date) -> Self:
        """Keep the officers who hold ``role`` themselves on ``on``."""
        return self.filter(pk__in=OfficerRole.objects.on(on).filter(role=role).values("officer"))


class Officer(models.Model):
    """A user acting for a unit. What it may do is in its dated roles."""

    code = models.CharField("mã cán bộ", max_length=24, unique=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="officers", verbose_name="tài khoản"
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="officers", verbose_name="đơn vị")
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="officers", verbose_name="người"
    )

    objects = OfficerQuerySet.as_manager()

    unit_name: str | None
    unit_path: str | None

    scrub = ("user", "person")
    keep = ("id", "code", "unit")

    class Meta:
        verbose_name = "cán bộ"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "unit"],
                name="officer_once_in_unit",
                violation_error_message="Tài khoản này đã là cán bộ của đơn vị.",
            )
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """The printed name: of the person, else of the account."""
        return self.person.full_name if self.person else str(self.user)

    def forget_scope(self) -> None:
        """Forget the scope that this officer remembers for one request."""
        self.__dict__.get("_scopes", {}).clear()

    def roles(self, on: date) -> frozenset[str]:
        """Return the roles held on ``on``, own and lent by an absent colleague; asked once a day."""
        ready = self.__dict__.setdefault("_roles", {})
        if on not in ready:
            OfficerRole.objects.attach([self], on)
        return ready[on]

    def forget_roles(self) -> None:
        """Ask again next time: roles have changed."""
        self.__dict__.pop("_roles", None)

    def has(self, role: str, on: date) -> bool:
        return role in self.roles(on)

    def has_any(self, roles: Iterable[str], on: date) -> bool:
        return not self.roles(on).isdisjoint(roles)

    def may_write(self, on: date) -> bool:
        """Tell whether any role of ``on`` does more than read."""
        return bool(self.roles(on) - set(READING_ROLES))

    def path_on(self, on: date) -> str | None:
        """Return the path of the unit on ``on``, the last one when it has ended, None before its start."""
        ready = self.__dict__.setdefault("_paths", {})
        if on not in ready:
            found = self.unit.versions.filter(valid_from__lte=on).order_by("-valid_from").first()
            ready[on] = found.path if found else None
        return ready[on]

    def said_roles(self, on: date) -> str:
        """Say the roles of ``on`` in Vietnamese, in the order of the table."""
        held = self.roles(on)
        return ", ".join(label for role, label in ROLES.items() if role in held)


class OfficerRoleQuerySet(DatedQuerySet):
    def attach(self, officers: list[Officer], on: date) -> None:
        """Put the roles of ``on``, own and lent, on every officer of the list (one query)."""
        held: dict[int, set[str]] = defaultdict(set)
        for officer_id, role, substitute_id in self.lent_rows(officers, on) if officers else ():
            held[officer_id].add(role)
            if substitute_id is not None and role in LENT_ROLES:
                held[substitute_id].add(role)
        for officer in officers:
            officer.__dict__.setdefault("_roles", {})[on] = frozenset(held[officer.pk])

    def lent_rows(self, officers: list[Officer], on: date) -> Iterable[tuple[int, str, int | None]]:
        """Give (officer, role, substitute of that day) for what ``officers`` hold or are lent."""
        away = FilteredRelation(
            "officer__absences",
            condition=Q(officer__absences__valid_from__lte=on, officer__absences__valid_to__gt=on),
        )
        rows = self.on(on).annotate(away=away)
        rows = rows.filter(Q(officer__in=officers) | Q(away__substitute__in=officers))
        return rows.values_list("officer", "role", "away__substitute")


class OfficerRole(models.Model):
    """An officer holds a role from ``valid_from`` to the day before ``valid_to``."""

    officer = models.ForeignKey(Officer, models.CASCADE, related_name="granted", verbose_name="cán bộ")
    role = models.CharField("vai trò", max_length=16, choices=list(ROLES.items()))
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến trước ngày", null=True, blank=True)
    capacity = models.CharField("thể thức ký", max_length=4, blank=True, choices=list(CAPACITIES.items()))
    for_post = models.CharField("ký thay, thừa lệnh của", max_length=120, blank=True)
    paper = models.CharField("văn bản giao", max_length=200, blank=True)
    granted_at = models.DateTimeField("giao lúc")
    granted_by_code = models.CharField("người giao", max_length=24)
    ended_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)
    ended_by_code = models.CharField("người kết thúc", max_length=24, blank=True)

    objects = OfficerRoleQuerySet.as_manager()

    scrub = ()
    keep = (
        "id", "officer", "role", "valid_from", "valid_to", "capacity", "for_post", "paper",
        "granted_at", "granted_by_code", "ended_at", "ended_by_code",
    )  # fmt: skip

    class Meta:
        verbose_name = "vai trò"
        ordering = ["valid_from", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["officer", "role"],
                condition=Q(valid_to=None),
                name="officerrole_one_open",
                violation_error_message="Cán bộ đang giữ vai trò này rồi.",
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="officerrole_ends_after_start",
                violation_error_message="Ngày thôi giữ vai trò không được trước ngày bắt đầu.",
            ),
            models.CheckConstraint(
                condition=Q(capacity="") | ~Q(paper=""),
                name="officerrole_capacity_has_paper",
                violation_error_message="Ký thay, thừa lệnh, thừa ủy quyền phải có văn bản giao.",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by_code="") | (Q(ended_at__isnull=False) & ~Q(ended_by_code="")),
                name="officerrole_ended_at_and_by",
                violation_error_message="Kết thúc vai trò phải ghi cả người và lúc kết thúc.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_role_display()

    @property
    def said_capacity(self) -> str:
        """Write the capacity as a signature line does: «KT. CHỦ TỊCH»; empty when in one's own name."""
        return f"{self.capacity}. {self.for_post}".strip() if self.capacity else ""


class Absence(models.Model):
    """An officer is away from ``valid_from`` to the day before ``valid_to``; a substitute holds the roles."""

    officer = models.ForeignKey(Officer, models.CASCADE, related_name="absences", verbose_name="cán bộ vắng")
    substitute = models.ForeignKey(
        Officer, models.CASCADE, null=True, blank=True, related_name="stands_in", verbose_name="người thay"
    )
    valid_from = models.DateField("vắng từ ngày")
    valid_to = models.DateField("đến trước ngày")
    paper = models.CharField("văn bản giao", max_length=200, blank=True)

    objects = DatedQuerySet.as_manager()

    scrub = ()
    keep = ("id", "officer", "substitute", "valid_from", "valid_to", "paper")

    class Meta:
        verbose_name = "vắng mặt"
        ordering = ["valid_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__gt=F("valid_from")),
                name="absence_ends_after_start",
                violation_error_message="Ngày trở lại phải sau ngày bắt đầu vắng.",
            ),
            models.CheckConstraint(
                condition=Q(substitute=None) | ~Q(substitute=F("officer")),
                name="absence_needs_another",
                violation_error_message="Người thay phải là cán bộ khác.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.officer} vắng"


OF_USER = Prepared(
    lambda user, on: Officer.objects.with_unit(on).filter(user=user).order_by("pk").with_roles(on),
    user=models.BigIntegerField(), on=models.DateField(),
)  # fmt: skip


def officers_of(user: Any, on: date) -> list[Officer]:
    """Load the officers that ``user`` may act as on ``on``, roles ready, oldest first.

    One query, two when one of them stands in for somebody away. Made for one request: each remembers its
    scope (UnitQuerySet.in_scope_of), which is true until a merger.
    """
    officers: dict[int, Any] = {}
    for row in OF_USER.rows(user=user.pk, on=on):
        officer = officers.setdefault(row.pk, row)
        ready = officer.__dict__.setdefault("_roles", {on: frozenset()})
        ready[on] |= {row.held_role} - {None}
    for officer in officers.values():
        officer.__dict__ |= {"_paths": {on: officer.unit_path}, "_scopes": {}}
    if any(officer.lent for officer in officers.values()):
        OfficerRole.objects.attach(list(officers.values()), on)
    return [officer for officer in officers.values() if officer.roles(on)]
