"""Copy a whole database into an empty one of another kind: SQLite to PostgreSQL, or back.

All rows travel in one transaction of the target: when anything goes wrong, none of them stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from graphlib import TopologicalSorter
from itertools import islice
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import connections, models, router, transaction
from django.db.utils import DatabaseError

from config.database import databases, is_side
from danvan import journal, search
from danvan.core import statistics
from danvan.core.refused import Refused
from danvan.hall.standing import standing_still
from danvan.hall.tables import bring_up_to_date

Model = type[models.Model]
Progress = Callable[[str], None]
BATCH = 2000
MADE_BY_MIGRATION = ("contenttypes.ContentType", "auth.Permission")
NOT_COPIED = ("search.Syllable",)
"""Counted again on the target."""
MAIN, SIDE = "copy", "copy_side"


class NotADatabase(Refused):
    """Địa chỉ đích phải là postgresql://người-dùng:mật-khẩu@máy:cổng/tên, hoặc «sqlite» khi đang dùng PostgreSQL."""


class SameKind(Refused):
    """Dữ liệu đang ở {here}; lệnh này chuyển sang loại cơ sở dữ liệu khác. Cùng loại thì dùng sao lưu và khôi phục."""


class NotReached(Refused):
    """Không nối được tới cơ sở dữ liệu đích: {why}"""


class NotEmpty(Refused):
    """Cơ sở dữ liệu đích không trống (bảng {table}). Hãy lập một cơ sở dữ liệu mới rồi chạy lại."""


class Differs(Refused):
    """Bảng {table}: nguồn có {there} dòng, đích có {here} dòng. Không giữ lại dòng nào ở đích."""


class JournalBroken(Refused):
    """Nhật ký ở đích không nguyên vẹn ({where}). Không giữ lại dòng nào ở đích."""


@dataclass(slots=True)
class Copied:
    """What a copy moved: rows by table, entries of the journal that were verified, syllables counted."""

    rows: dict[str, int] = field(default_factory=dict)
    entries: int = 0
    syllables: int = 0


class ToTarget:
    """Router that sends every query of this process to the target."""

    def __init__(self, sides: bool) -> None:
        self.sides = sides

    def alias(self, app_label: str, model_name: str | None = None) -> str:
        return SIDE if self.sides and is_side(app_label, model_name) else MAIN

    def db_for_read(self, model: Model, **hints: Any) -> str:
        return self.alias(model._meta.app_label, model._meta.model_name)

    db_for_write = db_for_read

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        return True

    def allow_migrate(self, db: str, app_label: str, model_name: str | None = None, **hints: Any) -> bool:
        return db == self.alias(app_label, model_name)


def copy_database(url: str, progress: Progress = lambda text: None) -> Copied:
    """Copy every row to the empty database at ``url`` (``postgresql://…`` or ``sqlite``) and check it there.

    Rows are counted on both sides, the journal is verified and the words of the search are counted again on the
    target. Uploaded files stay where they are: both databases use the same data folder. Raises Refused subclasses.
    """
    with standing_still(), _target(url) as to:
        progress("lập các bảng ở đích")
        _migrate(to)
        return _copy_all(to, progress)


def tables() -> list[Model]:
    """List every model that has a table, those that others point at first."""
    known = [
        model for model in apps.get_models(include_auto_created=True) if model._meta.managed and not model._meta.proxy
    ]
    points_at = {
        model: {
            one.related_model
            for one in model._meta.concrete_fields
            if one.is_relation and one.related_model is not model
        }
        for model in known
    }
    return [model for model in TopologicalSorter(points_at).static_order() if model._meta.label not in NOT_COPIED]


@contextmanager
def _target(url: str) -> Iterator[ToTarget]:
    """Open the target beside our own database. Refuses one that cannot be reached or holds something."""
    here = connections["default"].vendor
    if url != "sqlite" and not url.startswith(("postgresql://", "postgres://")):
        raise NotADatabase()
    if (here == "sqlite") == (url == "sqlite"):
        raise SameKind(here=here)
    wanted = databases(None if url == "sqlite" else url, settings.DATA_DIR)
    aliases = dict(zip((MAIN, SIDE), wanted.values(), strict=False))
    for alias, setting in aliases.items():
        setting["OPTIONS"] = {name: value for name, value in setting["OPTIONS"].items() if name != "pool"}
        connections.databases[alias] = connections.configure_settings({"default": {}, alias: setting})[alias]
    try:
        for alias in aliases:
            _refuse_unless_empty(alias)
        yield ToTarget(sides=SIDE in aliases)
    finally:
        for alias in aliases:
            connections[alias].close()
            del connections[alias], connections.databases[alias]


def _refuse_unless_empty(alias: str) -> None:
    connection = connections[alias]
    try:
        there = set(connection.introspection.table_names())
    except DatabaseError as error:
        raise NotReached(why=str(error).strip().splitlines()[0]) from error
    known = {model._meta.db_table: model for model in tables()}
    for table in sorted(there):
        model = known.get(table)
        if model and model._meta.label not in MADE_BY_MIGRATION and model._base_manager.using(alias).exists():
            raise NotEmpty(table=table)
    if there and "django_migrations" not in there:
        raise NotEmpty(table=min(there))


@contextmanager
def _everything_to(to: ToTarget) -> Iterator[None]:
    router.routers.insert(0, to)
    try:
        yield
    finally:
        router.routers.remove(to)


def _migrate(to: ToTarget) -> None:
    with _everything_to(to):
        for alias in (MAIN, SIDE) if to.sides else (MAIN,):
            bring_up_to_date(alias)


def _copy_all(to: ToTarget, progress: Progress) -> Copied:
    done = Copied()
    with ExitStack() as all_or_nothing:
        for alias in {*settings.DATABASES, MAIN, *((SIDE,) if to.sides else ())}:
            all_or_nothing.enter_context(transaction.atomic(using=alias))
        for model in reversed([one for one in tables() if one._meta.label in MADE_BY_MIGRATION]):
            model._base_manager.using(to.db_for_write(model)).delete()
        with search.at_once(MAIN):
            for model in tables():
                done.rows[model._meta.db_table] = _copy_table(model, to.db_for_write(model), progress)
        _reset_sequences(to)
        with _everything_to(to):
            _check_there(done, progress)
        statistics.refresh(MAIN)
    return done


def _copy_table(model: Model, alias: str, progress: Progress) -> int:
    """Copy the rows of one table in batches; return how many stand at the target afterwards."""
    source, target = router.db_for_read(model), connections[alias]
    columns = model._meta.concrete_fields
    quote = target.ops.quote_name
    sql = (
        f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(quote(one.column) for one in columns)})"
        f" VALUES ({', '.join(['%s'] * len(columns))})"
    )
    said = [partial(one.get_db_prep_save, connection=target) for one in columns]
    rows = (
        model._base_manager.using(source)
        .order_by("pk")
        .values_list(*(one.attname for one in columns))
        .iterator(BATCH)
    )
    done = 0
    with target.cursor() as cursor:
        while batch := [[say(value) for say, value in zip(said, row, strict=True)] for row in islice(rows, BATCH)]:
            cursor.executemany(sql, batch)
            done += len(batch)
            if done % (50 * BATCH) == 0:
                progress(f"{model._meta.db_table}: {done} dòng")
    here, there = model._base_manager.using(alias).count(), model._base_manager.using(source).count()
    if here != there:
        raise Differs(table=model._meta.db_table, there=there, here=here)
    if here:
        progress(f"{model._meta.db_table}: {here} dòng")
    return here


def _reset_sequences(to: ToTarget) -> None:
    """Let the next own number follow the highest copied one."""
    connection = connections[MAIN]
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), tables()):
            cursor.execute(sql)


def _check_there(done: Copied, progress: Progress) -> None:
    progress("kiểm tra nhật ký ở đích")
    report = journal.verify()
    if not report.ok:
        raise JournalBroken(where=report.breaks[0].sentence)
    done.entries = report.entries
    progress("dựng lại kho tìm kiếm ở đích")
    done.syllables = search.recount()
