"""What can be found, and the syllables that stand in it. Units and things are codes, without foreign keys."""

from __future__ import annotations

import hashlib
from datetime import date

from django.db import models


class Document(models.Model):
    """One findable thing as the index knows it; triggers or generated columns keep the words beside it."""

    scrub = ("title", "body", "folded_title", "exact_title", "folded", "exact")
    keep = ("place", "kind", "code", "unit", "day", "public_from", "public_until", "status", "url_name", "labels")

    place = models.BigIntegerField(primary_key=True)
    kind = models.CharField("Loại", max_length=40)
    code = models.CharField("Mã", max_length=64)
    unit = models.CharField("Đơn vị", max_length=64)
    day = models.DateField("Ngày", null=True)
    public_from = models.DateTimeField("Công khai từ", null=True)
    public_until = models.DateTimeField("Công khai đến trước", null=True)
    status = models.CharField("Bước", max_length=40, blank=True)
    url_name = models.CharField("Tên đường dẫn", max_length=80, blank=True)
    labels = models.CharField("Nhãn", max_length=160)
    title = models.TextField("Tiêu đề")
    folded_title = models.TextField("Tiêu đề bỏ dấu")
    exact_title = models.TextField("Tiêu đề chuẩn dấu")
    body = models.TextField("Nội dung", blank=True)
    folded = models.TextField("Lời bỏ dấu")
    exact = models.TextField("Lời chuẩn dấu")

    class Meta:
        db_table = "search_document"
        verbose_name = "mục tìm kiếm"
        constraints = [models.UniqueConstraint(fields=["kind", "code"], name="search_one_document_per_thing")]

    def __str__(self) -> str:
        return f"{self.kind} {self.code}"

    @staticmethod
    def place_of(kind: str, code: str, day: date | None) -> int:
        """Compute the document's place: newest day first when read downwards, then a hash of the thing.

        Both databases read candidates in this order, so they cut off at the same document.
        """
        sign = int.from_bytes(hashlib.sha256(f"{kind}:{code}".encode()).digest()[:5], "big")
        return ((day.toordinal() if day else 0) << 40) | sign


class Syllable(models.Model):
    """A folded syllable of the index and the number of documents it stands in, for repairing typing errors.

    A rebuildable cache: counted after commit, recounted by reindex.
    """

    scrub = ("folded",)
    keep = ("count",)

    folded = models.CharField("Tiếng bỏ dấu", max_length=64, primary_key=True)
    count = models.IntegerField("Số mục", default=0)

    class Meta:
        db_table = "search_syllable"
        verbose_name = "tiếng trong kho tìm kiếm"

    def __str__(self) -> str:
        return self.folded
