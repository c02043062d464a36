"""The keys and the rows they seal: may the program start, which key is still needed, sealing anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.db import models, transaction

from danvan.core import keyring
from danvan.core.models import SealingKey
from danvan.core.refused import Refused
from danvan.core.sealed import SealedTextField

Progress = Callable[[str], None]
BATCH = 500


class KeysMissing(Refused):
    """Không khởi động: dữ liệu có nội dung niêm phong bằng khóa {keys}, nhưng không thấy tệp khóa {path}.
    Hãy đặt lại tệp khóa vào đúng chỗ, hoặc nhập phiếu khôi phục: python3 run.py manage keys enter"""


class OtherKeys(Refused):
    """Không khởi động: dữ liệu có nội dung niêm phong bằng khóa {keys}, nhưng tệp khóa {path} là của khóa khác ({there}).
    Hãy đặt lại đúng tệp khóa, hoặc nhập phiếu khôi phục: python3 run.py manage keys enter"""


class StillNeeded(Refused):
    """Còn nội dung niêm phong bằng khóa {key} ({where}); hãy chạy: python3 run.py manage keys rotate"""


class UnknownKey(Refused):
    """Tệp khóa không có khóa {key}. Xem các khóa: python3 run.py manage keys show."""


class IsCurrent(Refused):
    """Khóa {key} đang dùng để niêm phong nên không bỏ được."""


@dataclass(frozen=True, slots=True)
class Column:
    """A sealed column of a table."""

    model: type[models.Model]
    field: SealedTextField

    def sealed_by(self, key: str) -> models.QuerySet[models.Model]:
        """Give the rows whose value was sealed with ``key``."""
        return self.model._base_manager.filter(**{f"{self.field.name}__sealed_by": key})

    def __str__(self) -> str:
        return self.model._meta.db_table


def columns() -> Iterator[Column]:
    """List every sealed column of the installation."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, SealedTextField) and field.model is model:
                yield Column(model, field)


def needed() -> list[str]:
    """List the keys that have sealed a row which is still there."""
    listed = SealingKey.objects.filter(retired_at=None).order_by("first_at").values_list("key", flat=True)
    return [key for key in listed if where(key) is not None]


def where(key: str) -> Column | None:
    """Name a column that still holds something sealed with ``key``."""
    return next((column for column in columns() if column.sealed_by(key).exists()), None)


def check(at: datetime) -> None:
    """Let the program start, or raise KeysMissing, OtherKeys, OpenKeys, BrokenKeys with a sentence for the operator.

    One question when all is well. A key in the file that this database has not met is written down.
    """
    met = set(SealingKey.objects.filter(retired_at=None).values_list("key", flat=True))
    file = keyring.path()
    try:
        ring = keyring.read(file)
    except keyring.NoKeys:
        if lost := needed():
            raise KeysMissing(keys=", ".join(lost), path=file) from None
        raise
    if unknown := [key for key in sorted(met - set(ring.keys)) if where(key) is not None]:
        raise OtherKeys(keys=", ".join(unknown), path=file, there=", ".join(ring.keys))
    if ring.current not in met:
        meet(ring.current, at)


def prepare(at: datetime) -> bool:
    """Make the keys when nothing is sealed yet; say whether they were made. Raises as ``check`` does."""
    made = False
    if not keyring.path().exists() and not needed():
        keyring.make(keyring.path())
        made = True
    check(at)
    return made


def meet(key: str, at: datetime) -> None:
    """Write down that a key seals rows of this database."""
    SealingKey.objects.update_or_create(pk=key, defaults={"retired_at": None}, create_defaults={"first_at": at})


def rotate(at: datetime, progress: Progress = lambda text: None) -> int:
    """Seal every row anew with a new key and return how many; a run that was killed is resumed with its key.

    Pages go on meanwhile: each batch is one transaction, older keys stay in the file until they are dropped.
    """
    check(at)
    ring = keyring.ring()
    older = set(SealingKey.objects.filter(retired_at=None).values_list("key", flat=True)) - {ring.current}
    if not older:
        older = {ring.current}
        ring = ring.with_new_key()
        keyring.write(keyring.path(), ring)
    meet(ring.current, at)
    done = 0
    for key in sorted(older):
        for column in columns():
            while count := _seal_anew(column, key):
                done += count
                progress(f"{column}: {done} dòng")
        SealingKey.objects.filter(pk=key).update(retired_at=at)
    return done


def put_back(ring: keyring.Ring, *, at: datetime) -> None:
    """Write keys typed from a sheet. Another file there is set aside when nothing is sealed with its keys alone.

    Raises KeysThere when the file that is there is needed, OtherKeys when these keys do not open what is sealed.
    """
    file, wanted = keyring.path(), needed()
    if unknown := sorted(set(wanted) - set(ring.keys)):
        raise OtherKeys(keys=", ".join(unknown), path=file, there=", ".join(ring.keys))
    if file.exists():
        there = keyring.read(file)
        if set(wanted) <= set(there.keys) and wanted:
            raise keyring.KeysThere(path=file)
        file.rename(file.with_name(f"{file.name}.{at:%Y%m%d-%H%M%S}"))
    file.parent.mkdir(parents=True, exist_ok=True)
    keyring.write(file, ring)
    check(at)


def drop(key: str) -> None:
    """Take an older key out of the file. Raises UnknownKey, IsCurrent, StillNeeded."""
    ring = keyring.read(keyring.path())
    if key not in ring.keys:
        raise UnknownKey(key=key or "(chưa ghi)")
    if key == ring.current:
        raise IsCurrent(key=key)
    if found := where(key):
        raise StillNeeded(key=key, where=found)
    keyring.write(keyring.path(), ring.without(key))


def _seal_anew(column: Column, key: str) -> int:
    """Seal one batch of rows of ``column`` with the current key; 0 when none is left."""
    name = column.field.name
    with transaction.atomic():
        rows = list(column.sealed_by(key).order_by("pk").select_for_update().only(name)[:BATCH])
        for row in rows:
            setattr(row, name, getattr(row, name).open())
        column.model._base_manager.bulk_update(rows, [name])
    return len(rows)
