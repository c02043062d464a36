"""One chain of entries per unit, and its head. Units, actors and things are codes, without foreign keys."""

from __future__ import annotations

from django.db import models

from danvan.journal.canonical import CODE_LENGTH, hash_of, moment_text


class Entry(models.Model):
    """One act: what, about what, by whom, when. Written once; triggers refuse update and delete."""

    scrub = ()
    keep = (
        "id", "unit", "number", "at", "actor", "verb", "kind", "code", "fields", "count", "digest", "previous", "hash",
    )  # fmt: skip

    unit = models.CharField("Đơn vị", max_length=CODE_LENGTH)
    number = models.PositiveBigIntegerField("Số thứ tự")
    at = models.DateTimeField("Lúc")
    actor = models.CharField("Người thực hiện", max_length=CODE_LENGTH)
    verb = models.CharField("Việc", max_length=CODE_LENGTH)
    kind = models.CharField("Loại", max_length=CODE_LENGTH)
    code = models.CharField("Mã", max_length=CODE_LENGTH, blank=True)
    fields = models.TextField("Các trường", blank=True, help_text="tên trường, cách nhau bằng dấu cách")
    count = models.PositiveIntegerField("Số hồ sơ", default=1)
    digest = models.CharField("Mã băm của nhóm", max_length=64, blank=True)
    previous = models.CharField("Mã băm trước", max_length=64)
    hash = models.CharField("Mã băm", max_length=64)

    class Meta:
        verbose_name = "mục nhật ký"
        ordering = ["unit", "number"]
        constraints = [models.UniqueConstraint(fields=["unit", "number"], name="journal_one_entry_per_number")]
        indexes = [models.Index(fields=["kind", "code", "at"], name="journal_by_thing")]

    def __str__(self) -> str:
        return f"{self.unit} {self.number} {self.verb} {self.code}"

    @property
    def field_names(self) -> tuple[str, ...]:
        """The names of the fields that changed."""
        return tuple(self.fields.split())

    def computed_hash(self) -> str:
        """Compute the hash again from what the row says now."""
        return hash_of(
            {
                "unit": self.unit,
                "number": self.number,
                "at": moment_text(self.at),
                "actor": self.actor,
                "verb": self.verb,
                "kind": self.kind,
                "code": self.code,
                "fields": self.fields,
                "count": self.count,
                "digest": self.digest,
                "previous": self.previous,
            }
        )


class Head(models.Model):
    """The last entry of a unit's chain: the row every writer of the chain locks, last."""

    scrub = ()
    keep = ("unit", "number", "hash", "kept_on")

    unit = models.CharField("Đơn vị", max_length=CODE_LENGTH, primary_key=True)
    number = models.PositiveBigIntegerField("Số của mục cuối", default=0)
    hash = models.CharField("Mã băm của mục cuối", max_length=64)
    kept_on = models.DateField("Ngày giữ ngoài gần nhất", null=True)

    class Meta:
        verbose_name = "đầu chuỗi nhật ký"

    def __str__(self) -> str:
        return f"{self.unit} {self.number}"
