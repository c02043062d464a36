"""Tables of a database: an empty one gets them all at once, one that holds something goes by its migrations.

Migrations redraw every model for each of their steps: on an empty database that took most of the first start. The
tables of today's models are the same ones (tests/hall/test_tables.py compares them on both kinds of database).
"""

from __future__ import annotations

from django.apps import apps
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal
from django.db import connections, models, router
from django.db.migrations import Migration, RunPython
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.recorder import MigrationRecorder

from danvan.core import statistics


def bring_up_to_date(alias: str) -> None:
    """Make or upgrade the tables of one database, the table of the cache included."""
    if connections[alias].introspection.table_names():
        applied = MigrationRecorder(connections[alias]).migration_qs
        before = applied.count()
        call_command("migrate", database=alias, verbosity=0, interactive=False)
        if applied.count() != before:
            statistics.refresh(alias)
    else:
        make_all(alias)
    call_command("createcachetable", database=alias, verbosity=0)


def make_all(alias: str) -> None:
    """Make every table of an empty database, do what our migrations do in Python, and note them all as done.

    In one transaction: all or nothing.
    """
    connection = connections[alias]
    known = list(MigrationLoader(connection).graph.nodes.values())
    recorder = MigrationRecorder(connection)
    with connection.schema_editor(atomic=True) as editor:
        editor.create_model(recorder.Migration)
        for model in apps.get_models():
            if _stands_here(model, alias):
                editor.create_model(model)
        for operation, app_label in _done_in_python(known):
            if router.allow_migrate(alias, app_label, **operation.hints):
                operation.code(apps, editor)
        recorder.migration_qs.bulk_create(recorder.Migration(app=one, name=name) for one, name in _names(known))
    emit_post_migrate_signal(verbosity=0, interactive=False, db=alias)


def of_another_program(alias: str) -> list[str]:
    """List our migrations that a database went through and this program lacks: a newer program has worked there."""
    loader = MigrationLoader(connections[alias])
    own = {config.label for config in apps.get_app_configs() if config.name.startswith("danvan.")}
    known = set(loader.disk_migrations) | {pair for one in loader.disk_migrations.values() for pair in one.replaces}
    return sorted(f"{app}.{name}" for app, name in set(loader.applied_migrations) - known if app in own)


def _stands_here(model: type[models.Model], alias: str) -> bool:
    return model._meta.can_migrate(connections[alias]) and router.allow_migrate_model(alias, model)


def _done_in_python(known: list[Migration]) -> list[tuple[RunPython, str]]:
    """List what our own migrations do beside tables; those of others only mend rows, and there are none."""
    own = [one for one in known if apps.get_app_config(one.app_label).name.startswith("danvan.")]
    done: list[tuple[Operation, str]] = [(step, one.app_label) for one in own for step in one.operations]
    return [(step, label) for step, label in done if isinstance(step, RunPython)]


def _names(known: list[Migration]) -> set[tuple[str, str]]:
    return {(one.app_label, one.name) for one in known} | {pair for one in known for pair in one.replaces}
