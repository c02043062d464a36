"""Triggers that keep the rows of a room's history: never changed, taken away only with the record they belong to."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True, slots=True)
class Guard:
    """Rows of ``table`` stay as they are. One goes only while ``leaving`` names its record: the value of ``owner``."""

    table: str
    owner: str
    leaving: str
    leaving_column: str

    def install(self, connection: BaseDatabaseWrapper) -> None:
        """Put the triggers in place. Raises KeyError on a kind of database we do not know."""
        self._run(connection, _INSTALL)

    def remove(self, connection: BaseDatabaseWrapper) -> None:
        """Take the triggers away: for tests that flush tables, and for going back before the migration."""
        self._run(connection, _REMOVE)

    def _run(self, connection: BaseDatabaseWrapper, statements: dict[str, tuple[str, ...]]) -> None:
        named = {
            "table": self.table,
            "stays": f"NOT EXISTS (SELECT 1 FROM {self.leaving} WHERE {self.leaving_column} = OLD.{self.owner})",
        }
        with connection.cursor() as cursor:
            for statement in statements[connection.vendor]:
                cursor.execute(statement.format(**named))


_INSTALL: dict[str, tuple[str, ...]] = {
    "sqlite": (
        "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}"
        " BEGIN SELECT RAISE(ABORT, 'history is never changed'); END",
        "CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} WHEN {stays}"
        " BEGIN SELECT RAISE(ABORT, 'history goes only with its record'); END",
    ),
    "postgresql": (
        "CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        " IF TG_OP = 'DELETE' AND NOT ({stays}) THEN RETURN OLD; END IF;"
        " RAISE EXCEPTION 'history is never changed, it goes only with its record'; END $$",
        "CREATE TRIGGER {table}_no_update BEFORE UPDATE OR DELETE ON {table}"
        " FOR EACH ROW EXECUTE FUNCTION {table}_refuse()",
    ),
}
_REMOVE: dict[str, tuple[str, ...]] = {
    "sqlite": ("DROP TRIGGER IF EXISTS {table}_no_update", "DROP TRIGGER IF EXISTS {table}_no_delete"),
    "postgresql": ("DROP TRIGGER IF EXISTS {table}_no_update ON {table}",),
}
