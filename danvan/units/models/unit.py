"""Units in time: one permanent row, dated versions, the closure of the tree, successions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery, Value

from danvan.core.dates import say_day
from danvan.core.prepared import Numbers, Prepared
from danvan.units.models.paths import PathField, path_range
from danvan.units.models.scope import Reader
from danvan.units.states import AREA_KINDS, KINDS, LEVELS, SHARES, TREES, UNKNOWN_START

FEW = 400
"""A scope of so many units is fetched once a request and then compared by number."""


class DatedQuerySet(models.QuerySet[Any]):
    """Rows with ``valid_from`` (first day) and ``valid_to`` (first day no longer valid, or null)."""

    def on(self, day: date) -> Self:
        """Keep what is valid on ``day``."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gt=day), valid_from__lte=day)

    def current(self) -> Self:
        """Keep what has no end."""
        return self.filter(valid_to=None)


def _flag(value: bool) -> Value:
    """Give a column of one truth value, for unions that say where a row comes from."""
    return Value(value, output_field=models.BooleanField())


class UnitQuerySet(models.QuerySet["Unit"]):
    _few: list[int] | None = None
    """Exactly these units, when that is known; what is made of this queryset does not inherit it."""

    def resolve_expression(self, *args: Any, **named: Any) -> Any:
        """Stand within another question (``unit__in=…``) as plain numbers when they are known: then its
        index by unit and day serves the order too.
        """
        known = self._few
        return super().resolve_expression(*args, **named) if known is None else Numbers(known)

    def known(self) -> list[int] | None:
        """Give the ids when exactly these few units are known without asking; else None."""
        return self._few

    def areas(self) -> Self:
        return self.filter(tree="area")

    def organisations(self) -> Self:
        return self.filter(tree="organisation")

    def real(self) -> Self:
        """Leave the invented demo units out."""
        return self.filter(is_demo=False)

    def alive(self, on: date) -> Self:
        """Keep the units that exist on ``on``."""
        return self.filter(pk__in=UnitVersion.objects.on(on).values("unit"))

    def under(self, unit: Unit, on: date) -> Self:
        """Keep ``unit`` and everything below it on ``on`` (a range over the path index)."""
        return self.filter(pk__in=UnitVersion.objects.under(unit, on).values("unit"))

    def under_any(self, units: Iterable[Unit] | models.QuerySet[Unit], on: date) -> Self:
        """Keep the subtrees of several units on ``on`` (through the closure)."""
        below = UnitClosure.objects.on(on).filter(ancestor__in=units)
        return self.filter(pk__in=below.values("descendant"))

    def above(self, unit: Unit, on: date) -> Self:
        """Keep the superiors of ``unit`` on ``on``, nearest last."""
        links = UnitClosure.objects.on(on).filter(descendant=unit, depth__gt=0)
        return self.filter(pk__in=links.values("ancestor"))

    def received_by(self, units: models.QuerySet[Unit], on: date, *, known: set[int] | None = None) -> set[int]:
        """Collect the ids of the units wholly received by ``units`` up to ``on``, transitively.

        What stood below a received unit came with it and is included. ``known``: what ``units`` themselves received,
        where that was asked already.
        """
        if known is None:
            taken = Succession.objects.filter(successor__in=units.values("pk"), share="whole", effective__lte=on)
            known = set(taken.values_list("predecessor_id", flat=True))
        found: set[int] = set()
        while known:
            both = {True: set(), False: set()}  # type: dict[bool, set[int]]
            for pk, is_gone in RECEIVED.rows(known=known, on=on):
                both[bool(is_gone)].add(pk)
            found |= known | both[False]
            known = both[True] - found
        return found

    def in_scope_of(self, officer: Reader | None, on: date) -> Self:
        """Keep what ``officer`` may see on ``on``: the own unit, what is or was last below it, and what
        those wholly received from others, transitively. Nothing without a role that day.
        """
        path = officer.path_on(on) if officer and officer.roles(on) else None
        if path is None:
            return self.none()
        few, received = self.numbers_of(officer, path, on)
        if few is not None:
            found = self.filter(pk__in=Numbers(few))
            found._few = None if self.query.where or self.query.is_sliced else few
            return found
        first, after = path_range(path)
        last = UnitVersion.objects.last_ones(on).filter(path__gte=first, path__lt=after)
        return self.filter(Q(pk__in=last.values("unit")) | Q(pk__in=received))

    def numbers_of(self, officer: Reader | None, path: str, on: date) -> tuple[list[int] | None, set[int]]:
        """Number the units that an officer at ``path`` may see, and those received from others.

        The first is None when they are more than FEW: then they are what stands below ``path``, and those received.
        """
        kept: dict[date, tuple[list[int] | None, set[int]]] = getattr(officer, "_scopes", {})
        if on not in kept:
            kept[on] = self._scope(path, on)
        return kept[on]

    def _scope(self, path: str, on: date) -> tuple[list[int] | None, set[int]]:
        """Collect the ids of a scope of at most FEW units (else None), and those received from others.

        One query where nothing was received and the units are few: what follows then compares with plain
        numbers, which is built and planned in a fraction of the time.
        """
        first, after = path_range(path)
        rows = SCOPE.rows(first=first, after=after, on=on)
        below = [pk for pk, is_gone in rows if not is_gone]
        if len(rows) > FEW:
            last = UnitVersion.objects.last_ones(on).filter(path__gte=first, path__lt=after)
            return None, self.received_by(Unit.objects.filter(pk__in=last.values("unit")), on)
        taken_over = {pk for pk, is_gone in rows if is_gone}
        received = self.received_by(Unit.objects.filter(pk__in=below), on, known=taken_over) if taken_over else set()
        return sorted({*below, *received}), received

    def few_below(self, path: str, on: date) -> list[int] | None:
        """List the ids of what stands or last stood in a range of paths on ``on``, and of what those wholly received,
        transitively; None where they are more than a few.
        """
        return self._scope(path, on)[0]

    def writable_by(self, officer: Reader | None, on: date) -> Self:
        """Keep what ``officer`` may change on ``on``; one who only follows changes nothing."""
        if officer is None or not officer.may_write(on):
            return self.none()
        return self.in_scope_of(officer, on)

    def named(self, on: date) -> Self:
        """Read the name of ``on``, or the last one before it, with the unit: ``name_on(on)`` asks no more.

        For lists: ``prefetch_related(Prefetch("unit", Unit.objects.named(on)))`` is one query.
        """
        newest = UnitVersion.objects.filter(unit=OuterRef("pk"), valid_from__lte=on).order_by("-valid_from")
        known = Subquery(newest.values("name")[:1])
        return self.annotate(known_name=known, known_on=Value(on, output_field=models.DateField()))

    def with_version(self, on: date) -> Self:
        """Prefetch the version of ``on`` as ``unit.versions_on_day`` (a list of none or one)."""
        valid = UnitVersion.objects.on(on).select_related("parent")
        return self.prefetch_related(models.Prefetch("versions", queryset=valid, to_attr="versions_on_day"))


class Unit(models.Model):
    """A place or a body, for ever the same row. Names, codes and parents live in its versions."""

    code = models.CharField("mã", max_length=24, unique=True)
    tree = models.CharField("cây", max_length=12, choices=list(TREES.items()))
    prefix = models.CharField("tiền tố mã hồ sơ", max_length=12, blank=True)
    is_demo = models.BooleanField("đơn vị mẫu", default=False)

    objects = UnitQuerySet.as_manager()

    scrub = ()
    keep = ("id", "code", "tree", "prefix", "is_demo")

    class Meta:
        verbose_name = "đơn vị"
        constraints = [
            models.CheckConstraint(
                condition=Q(code__regex=r"^[A-Z][A-Z0-9-]*$"),
                name="unit_code_is_plain",
                violation_error_message="Mã đơn vị chỉ gồm chữ in hoa không dấu, chữ số và gạch nối.",
            ),
            models.CheckConstraint(
                condition=Q(tree="area") | ~Q(prefix=""),
                name="unit_organisation_has_prefix",
                violation_error_message="Cơ quan, tổ chức cần có tiền tố để đánh mã hồ sơ.",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def version(self, on: date) -> UnitVersion | None:
        """Return the version valid on ``on``, or None when the unit did not exist."""
        ready = getattr(self, "versions_on_day", None)
        if ready is not None:
            return ready[0] if ready else None
        return self.versions.on(on).select_related("parent", "area").first()

    def last_version(self) -> UnitVersion | None:
        """Return the newest version, whether the unit still exists or not."""
        return self.versions.order_by("-valid_from").select_related("parent", "area").first()

    def name_on(self, on: date) -> str:
        """Return the name on ``on``; the newest name when the unit did not exist then."""
        known = self.__dict__.get("known_name") if self.__dict__.get("known_on") == on else None
        if known:
            return str(known)
        found = self.version(on) or self.last_version()
        return found.name if found else self.code

    def record_prefix(self) -> str:
        """Return the prefix for record codes: its own, else its code without the dash."""
        return self.prefix or self.code.replace("-", "")[:12]


class UnitVersionQuerySet(DatedQuerySet):
    def under(self, unit: Unit, on: date) -> Self:
        """Keep the versions on ``on`` of ``unit`` and of all below it."""
        own = unit.version(on)
        if own is None:
            return self.none()
        first, after = path_range(own.path)
        return self.on(on).filter(path__gte=first, path__lt=after)

    def last_ones(self, on: date) -> Self:
        """Keep, for each unit, the version of ``on`` or the last one before it; not of units wholly
        received by another, which belong to their successor.
        """
        started = UnitVersion.objects.filter(unit=OuterRef("unit"), valid_from__lte=on)
        newer = started.filter(valid_from__gt=OuterRef("valid_from"))
        received = Succession.objects.filter(predecessor=OuterRef("unit"), share="whole", effective__lte=on)
        return self.filter(~Exists(newer), ~Exists(received), valid_from__lte=on)

    def children_of(self, unit: Unit, on: date) -> Self:
        """Keep the versions on ``on`` of the units directly below ``unit``."""
        return self.on(on).filter(parent=unit)


class UnitVersion(models.Model):
    """What a unit was called, where it stood, from ``valid_from`` to the day before ``valid_to``."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="versions", verbose_name="đơn vị")
    official_code = models.CharField("mã của Nhà nước", max_length=12, blank=True)
    name = models.CharField("tên đầy đủ", max_length=160)
    kind = models.CharField("loại", max_length=40, choices=list(KINDS.items()))
    level = models.CharField("cấp", max_length=12, choices=list(LEVELS.items()))
    parent = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="child_versions", verbose_name="trực thuộc"
    )
    path = PathField("đường dẫn", max_length=250)
    area = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="served_by", verbose_name="địa bàn phục vụ"
    )
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến trước ngày", null=True, blank=True)
    source = models.CharField("căn cứ", max_length=200, blank=True)

    objects = UnitVersionQuerySet.as_manager()

    scrub = ()
    keep = (
        "id", "unit", "official_code", "name", "kind", "level", "parent", "path", "area",
        "valid_from", "valid_to", "source",
    )  # fmt: skip

    class Meta:
        verbose_name = "tên gọi theo thời gian"
        ordering = ["valid_from"]
        indexes = [
            models.Index(fields=["path", "valid_from"], name="unitversion_path"),
            models.Index(fields=["official_code"], name="unitversion_official_code"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "valid_from"],
                name="unitversion_starts_once",
                violation_error_message="Đơn vị đã có một tên gọi bắt đầu đúng ngày này.",
            ),
            models.UniqueConstraint(
                fields=["unit"],
                condition=Q(valid_to=None),
                name="unitversion_one_open",
                violation_error_message="Đơn vị đang có một tên gọi còn hiệu lực; hãy kết thúc tên đó trước.",
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")),
                name="unitversion_ends_after_start",
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def short_name(self) -> str:
        """The name without its kind: «Duy Tân» for «Phường Duy Tân», «9» for «Quận 9»."""
        label = AREA_KINDS.get(self.kind, "")
        return self.name.removeprefix(f"{label} ") if label else self.name

    @property
    def codes_above(self) -> list[str]:
        """Codes of the superiors, the highest first."""
        return [code for code in self.path.split("/") if code][:-1]

    def said_period(self) -> str:
        """Say the period in Vietnamese."""
        start = "" if self.valid_from == UNKNOWN_START else f"từ {say_day(self.valid_from)}"
        end = f"đến trước {say_day(self.valid_to)}" if self.valid_to else "đến nay"
        return f"{start} {end}".strip()


class UnitClosure(models.Model):
    """Who stood above whom, and when. Rebuilt from the versions, never written by hand."""

    ancestor = models.ForeignKey(Unit, models.CASCADE, related_name="below")
    descendant = models.ForeignKey(Unit, models.CASCADE, related_name="over")
    depth = models.PositiveSmallIntegerField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    objects = DatedQuerySet.as_manager()

    scrub = ()
    keep = ("id", "ancestor", "descendant", "depth", "valid_from", "valid_to")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ancestor", "descendant", "valid_from"], name="unitclosure_once")
        ]


class Succession(models.Model):
    """On ``effective``, ``successor`` received ``predecessor`` wholly or in part."""

    predecessor = models.ForeignKey(Unit, models.CASCADE, related_name="became", verbose_name="đơn vị cũ")
    successor = models.ForeignKey(Unit, models.CASCADE, related_name="came_from", verbose_name="đơn vị mới")
    share = models.CharField("phần", max_length=8, choices=list(SHARES.items()))
    resolution = models.CharField("nghị quyết", max_length=60, blank=True)
    dated = models.DateField("ngày ban hành", null=True, blank=True)
    effective = models.DateField("có hiệu lực từ")
    note = models.CharField("ghi chú", max_length=300, blank=True)

    scrub = ()
    keep = ("id", "predecessor", "successor", "share", "resolution", "dated", "effective", "note")

    class Meta:
        verbose_name = "kế thừa đơn vị"
        indexes = [
            models.Index(fields=["predecessor", "effective"], name="succession_whole", condition=Q(share="whole")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor", "effective"],
                name="succession_once",
                violation_error_message="Việc sáp nhập, chia tách này đã được ghi.",
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")),
                name="succession_between_two",
                violation_error_message="Đơn vị mới phải khác đơn vị cũ.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"


def scope_question(first: Any, after: Any, on: Any) -> models.QuerySet[Any]:
    """Ask for (unit, False) of what stands in a range of paths, and (unit, True) of what those wholly received."""
    last = UnitVersion.objects.last_ones(on).filter(path__gte=first, path__lt=after)
    own = last.order_by().values_list("unit_id", _flag(False))
    taken = Succession.objects.filter(successor__in=last.values("unit"), share="whole", effective__lte=on)
    gone = taken.order_by().values_list("predecessor_id", _flag(True))
    return own.union(gone)[: FEW + 1]


def received_question(known: Any, on: Any) -> models.QuerySet[Any]:
    """Ask for (unit, False) of what stood below received units to their end, and (unit, True) of what all those received."""
    alive = UnitVersion.objects.on(on).filter(unit=OuterRef("descendant"))
    below = UnitClosure.objects.filter(ancestor__in=known, valid_to__isnull=False, valid_to__lte=on)
    below = below.exclude(Exists(alive))
    heirs = Q(successor__in=known) | Q(successor__in=below.values("descendant"))
    gone = Succession.objects.filter(heirs, share="whole", effective__lte=on)
    own = below.order_by().values_list("descendant_id", _flag(False))
    return own.union(gone.order_by().values_list("predecessor_id", _flag(True)))


def name_of(column: str, on: date) -> Subquery:
    """Give the name on ``on``, or the last one before it, of the unit in ``column`` of a row, in that row's question."""
    newest = UnitVersion.objects.filter(unit=OuterRef(column), valid_from__lte=on).order_by("-valid_from")
    return Subquery(newest.values("name")[:1])


SCOPE = Prepared(scope_question, first=PathField(), after=PathField(), on=models.DateField())
RECEIVED = Prepared(received_question, known=None, on=models.DateField())
