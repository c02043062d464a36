"""Database triggers that refuse UPDATE, DELETE and TRUNCATE of journal entries, for each kind of database."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

_INSTALL: dict[str, tuple[str, ...]] = {
    "sqlite": (
        "CREATE TRIGGER journal_entry_no_update BEFORE UPDATE ON journal_entry"
        " BEGIN SELECT RAISE(ABORT, 'journal entries are never changed'); END",
        "CREATE TRIGGER journal_entry_no_delete BEFORE DELETE ON journal_entry"
        " BEGIN SELECT RAISE(ABORT, 'journal entries are never deleted'); END",
    ),
    "postgresql": (
        "CREATE OR REPLACE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION 'journal entries are never changed or deleted'; END $$",
        "CREATE TRIGGER journal_entry_no_update BEFORE UPDATE OR DELETE ON journal_entry"
        " FOR EACH ROW EXECUTE FUNCTION journal_refuse()",
        "CREATE TRIGGER journal_entry_no_delete BEFORE TRUNCATE ON journal_entry"
        " FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse()",
    ),
}
_REMOVE: dict[str, tuple[str, ...]] = {
    "sqlite": ("DROP TRIGGER IF EXISTS journal_entry_no_update", "DROP TRIGGER IF EXISTS journal_entry_no_delete"),
    "postgresql": (
        "DROP TRIGGER IF EXISTS journal_entry_no_update ON journal_entry",
        "DROP TRIGGER IF EXISTS journal_entry_no_delete ON journal_entry",
    ),
}


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place. Raises KeyError on a kind of database we do not know."""
    _run(connection, _INSTALL)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: for tests that flush tables, and for going back before this migration."""
    _run(connection, _REMOVE)


def _run(connection: BaseDatabaseWrapper, statements: dict[str, tuple[str, ...]]) -> None:
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)
