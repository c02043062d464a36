"""The shared catalogue of documents, who cites them, a unit's register, attached files."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Self

from django.core.files.storage import storages
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q
from django.db.models.functions import Coalesce

from danvan.documents.states import DIRECTIONS, ENDING, FIELDS, RELATIONS, STANDINGS, SYSTEMS
from danvan.units.models import Officer, Unit

ISSUED = Func(F("issued_on"), template="COALESCE(%(expressions)s, '0001-01-01')", output_field=models.DateField())
"""The day of issue; without one, before every day that has been. Both databases walk its index in either direction."""


def private_files() -> object:
    """Return the storage of originals, which no address reaches."""
    return storages["private"]


class DocumentQuerySet(models.QuerySet["Document"]):
    def standing(self) -> Self:
        """Leave out entries merged into another."""
        return self.filter(merged_into=None)

    def public(self, at: datetime, *, far: bool = False) -> Self:
        """Keep what a published record cites. ``far``: the moment is disguised so that no index of moments is taken (``cited_by``)."""
        if not far:
            return self.standing().filter(public_from__lte=at)
        return self.standing().alias(moment=Coalesce("public_from", "public_from")).filter(moment__lte=at)

    def cited_by(self, unit_ids: Any, at: Any, *, far: bool) -> Self:
        """Keep what published records of some bodies cite. ``far``: of so many (``is_far``) that each document is asked
        whether one of them cites it, instead of gathering all that they cite; the unit is disguised so that the
        records of the document are looked through, not those of every body.
        """
        cited = Citation.objects.filter(public_from__lte=at)
        if not far:
            return self.filter(pk__in=cited.filter(unit__in=unit_ids).values("document"))
        own = cited.alias(place=F("unit_id") + 0).filter(place__in=unit_ids)
        return self.filter(Exists(own.filter(document=OuterRef("pk"))))

    def unresolved(self) -> Self:
        return self.standing().filter(standing="unresolved")

    def ended(self, on: date) -> Self:
        """Keep what a later document, confirmed by a person, has replaced or repealed by a day."""
        ends = Relation.objects.confirmed().filter(kind__in=ENDING).exclude(since_on__gt=on)
        return self.filter(pk__in=ends.values("other"))

    def amended(self, on: date) -> Self:
        """Keep what a later document, confirmed by a person, has amended by a day."""
        changes = Relation.objects.confirmed().filter(kind="amends").exclude(since_on__gt=on)
        return self.filter(pk__in=changes.values("other"))

    def new_first(self) -> Self:
        return self.order_by(ISSUED.desc(), "-pk")


class Document(models.Model):
    """A public fact shared by all: this document exists, with this number, of this issuer."""

    scrub = ()
    keep = (
        "id", "code", "system", "type_name", "number", "symbol", "label", "issuer", "issuer_scope", "issued_on",
        "period", "identity", "title", "standing", "entered_unit", "entered_at", "confirmed_at", "confirmed_by",
        "merged_into", "public_from", "field",
    )  # fmt: skip

    code = models.CharField("mã", max_length=24, unique=True)
    system = models.CharField("hệ thống", max_length=8, choices=list(SYSTEMS.items()))
    type_name = models.CharField("tên loại", max_length=60)
    number = models.CharField("số", max_length=12, blank=True)
    symbol = models.CharField("ký hiệu", max_length=40, blank=True)
    label = models.CharField("số, ký hiệu như in", max_length=80)
    issuer = models.CharField("cơ quan ban hành", max_length=200, blank=True)
    issuer_scope = models.CharField("phạm vi cơ quan ban hành", max_length=40, blank=True)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    period = models.CharField("năm hoặc khóa", max_length=20, blank=True)
    identity = models.CharField("khóa nhận dạng", max_length=160, null=True, blank=True, unique=True)
    title = models.CharField("trích yếu", max_length=600, blank=True)
    standing = models.CharField("tình trạng", max_length=12, choices=list(STANDINGS.items()), default="entered")
    entered_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị ghi")
    entered_at = models.DateTimeField("ghi lúc")
    confirmed_at = models.DateTimeField("xác nhận lúc", null=True, blank=True)
    confirmed_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_from")
    public_from = models.DateTimeField("công khai từ", null=True, blank=True)
    field = models.CharField("lĩnh vực", max_length=12, choices=list(FIELDS.items()), blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "văn bản"
        indexes = [
            models.Index(fields=["-issued_on"], name="document_issued"),
            models.Index(fields=["label"], name="document_label"),
            models.Index(fields=["public_from"], name="document_public"),
            models.Index(ISSUED.desc(), F("id").desc(), name="document_newest"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(standing="unresolved") | Q(identity__isnull=False) | Q(standing="merged"),
                name="document_resolved_has_identity",
                violation_error_message="Văn bản đã xác định phải có khóa nhận dạng (cơ quan, loại, số, năm hoặc khóa).",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="document_confirmed_at_and_by",
                violation_error_message="Xác nhận phải ghi cả người và lúc xác nhận.",
            ),
        ]

    def __str__(self) -> str:
        return self.full_label()

    def full_label(self) -> str:
        """Write type and number as cited: ``Kết luận số 43-KL/TW``; one without a number by its title, else by its
        issuer; a key of the reader alone (``NQ-ĐH-XIII``) is no title."""
        if self.number:
            return f"{self.type_name} số {self.label}"
        title = "" if self.title == self.label and " " not in self.label else self.title
        if title or not (self.type_name and self.issuer) or " " in self.label:
            return title or self.label or self.type_name
        of = " " if self.issuer.startswith("Đại hội") else " của "
        return f"{self.type_name}{of}{self.issuer}"


class CitationQuerySet(models.QuerySet["Citation"]):
    def of(self, kind: str, code: str) -> Self:
        """Keep the citations made by one record, documents ready."""
        return self.filter(kind=kind, record_code=code).select_related("document").order_by("start", "pk")

    def visible_to(self, officer: Officer, on: date) -> Self:
        return self.filter(unit__in=Unit.objects.in_scope_of(officer, on))


class Citation(models.Model):
    """A record cites a document, in these words."""

    scrub = ()
    keep = (
        "id",
        "document",
        "kind",
        "record_code",
        "unit",
        "surface",
        "start",
        "end",
        "disseminated",
        "day",
        "public_from",
    )

    document = models.ForeignKey(Document, models.PROTECT, related_name="citations", verbose_name="văn bản")
    kind = models.CharField("loại hồ sơ", max_length=12)
    record_code = models.CharField("mã hồ sơ", max_length=24)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    surface = models.CharField("như in", max_length=400, blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    disseminated = models.BooleanField("được phổ biến, quán triệt", default=False)
    day = models.DateField("ngày của hồ sơ", null=True, blank=True)
    public_from = models.DateTimeField("công khai từ", null=True, blank=True)

    objects = CitationQuerySet.as_manager()

    class Meta:
        verbose_name = "viện dẫn"
        indexes = [
            models.Index(fields=["kind", "record_code"], name="citation_record"),
            models.Index(fields=["unit", "document", "public_from"], name="citation_of_body"),
            models.Index(fields=["document", "public_from", "unit"], name="citation_of_document"),
            models.Index(fields=["public_from"], name="citation_public"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "kind", "record_code"],
                name="citation_once",
                violation_error_message="Hồ sơ này đã viện dẫn văn bản đó.",
            )
        ]


class RelationQuerySet(models.QuerySet["Relation"]):
    def confirmed(self) -> Self:
        return self.filter(confirmed_at__isnull=False)


class Relation(models.Model):
    """What one document does to an earlier one, said where, confirmed by whom."""

    scrub = ()
    keep = (
        "id",
        "document",
        "kind",
        "other",
        "source",
        "since_on",
        "stated_at",
        "stated_by",
        "confirmed_at",
        "confirmed_by",
    )

    document = models.ForeignKey(Document, models.CASCADE, related_name="does", verbose_name="văn bản")
    kind = models.CharField("quan hệ", max_length=10, choices=list(RELATIONS.items()))
    other = models.ForeignKey(Document, models.CASCADE, related_name="undergoes", verbose_name="văn bản kia")
    source = models.CharField("căn cứ", max_length=300)
    since_on = models.DateField("từ ngày", null=True, blank=True)
    stated_at = models.DateTimeField("ghi lúc")
    stated_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField("xác nhận lúc", null=True, blank=True)
    confirmed_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")

    objects = RelationQuerySet.as_manager()

    class Meta:
        verbose_name = "quan hệ giữa hai văn bản"
        constraints = [
            models.UniqueConstraint(
                fields=["document", "kind", "other"],
                name="relation_once",
                violation_error_message="Quan hệ này đã được ghi.",
            ),
            models.CheckConstraint(
                condition=~Q(document=F("other")),
                name="relation_of_two",
                violation_error_message="Một văn bản không sửa đổi, thay thế chính nó.",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="relation_confirmed_at_and_by",
                violation_error_message="Xác nhận phải ghi cả người và lúc xác nhận.",
            ),
        ]


class ScopedQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def visible_to(self, officer: Officer, on: date) -> Self:
        """Keep the rows of units in the officer's scope."""
        return self.filter(unit__in=Unit.objects.in_scope_of(officer, on))


class RegisterEntry(models.Model):
    """A document in a unit's own register: came in or went out, with its book number and handling."""

    scrub = ("handling",)
    keep = (
        "id", "code", "unit", "document", "direction", "book_number", "book_year", "entered_on", "title",
        "recipient", "entered_at", "entered_by",
    )  # fmt: skip

    code = models.CharField("mã", max_length=24, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    document = models.ForeignKey(Document, models.PROTECT, related_name="register", verbose_name="văn bản")
    direction = models.CharField("đến hay đi", max_length=4, choices=list(DIRECTIONS.items()))
    book_number = models.PositiveIntegerField("số trong sổ")
    book_year = models.PositiveSmallIntegerField("năm của sổ")
    entered_on = models.DateField("ngày đến hoặc đi")
    title = models.CharField("trích yếu", max_length=600, blank=True)
    recipient = models.CharField("đơn vị, người nhận", max_length=200, blank=True)
    handling = models.CharField("xử lý", max_length=400, blank=True)
    entered_at = models.DateTimeField("ghi lúc")
    entered_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "dòng sổ văn bản"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "direction", "book_year", "book_number"],
                name="registerentry_number_once",
                violation_error_message="Số này đã có trong sổ của năm.",
            )
        ]


class Attachment(models.Model):
    """A file kept with a record. The original is private; what it holds is named by its hash."""

    scrub = ("name", "file")
    keep = (
        "id",
        "code",
        "unit",
        "kind",
        "record_code",
        "media_type",
        "size",
        "sha256",
        "added_at",
        "added_by",
        "shown_at",
        "shown_by",
    )

    code = models.CharField("mã", max_length=24, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    kind = models.CharField("loại hồ sơ", max_length=12)
    record_code = models.CharField("mã hồ sơ", max_length=24)
    name = models.CharField("tên tệp", max_length=200)
    file = models.FileField("tệp", storage=private_files, upload_to="attachments/%Y/%m")
    media_type = models.CharField("kiểu tệp", max_length=100)
    size = models.PositiveBigIntegerField("cỡ tệp")
    sha256 = models.CharField(max_length=64)
    added_at = models.DateTimeField("thêm lúc")
    added_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    shown_at = models.DateTimeField("cho tải về từ", null=True, blank=True)
    shown_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "tệp đính kèm"
        indexes = [models.Index(fields=["kind", "record_code"], name="attachment_record")]
