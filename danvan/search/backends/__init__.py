"""One module for each kind of database, with the same functions."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol

from django.db.backends.base.base import BaseDatabaseWrapper

from danvan.search.backends import postgresql, sqlite
from danvan.search.backends.sought import Narrowing, Sought


class Backend(Protocol):
    """What a database must be able to do for the index."""

    def install(self, connection: BaseDatabaseWrapper) -> None:
        """Make what stands beside the document table."""

    def remove(self, connection: BaseDatabaseWrapper) -> None:
        """Take it away."""

    def at_once(self, connection: BaseDatabaseWrapper) -> AbstractContextManager[None]:
        """Let very many documents in while nobody searches, in a transaction; their words are read in one go at the end."""

    def delete_for_good(self, connection: BaseDatabaseWrapper, delete: Callable[[], None]) -> None:
        """Let ``delete`` take a document out so that its words can be read nowhere any more."""

    def settle(self, connection: BaseDatabaseWrapper) -> None:
        """Make what was deleted for good leave the files, after the transaction."""

    def matching(
        self, connection: BaseDatabaseWrapper, sought: Sought, narrowing: Narrowing, limit: int
    ) -> list[int]:
        """Give the places of the documents that match, newest first, at most ``limit``."""

    def matching_each(
        self, connection: BaseDatabaseWrapper, several: list[Sought], narrowing: Narrowing, limit: int
    ) -> list[list[int]]:
        """Give the same for each of several, in one query where that costs no more."""


def backend_for(connection: BaseDatabaseWrapper) -> Backend:
    """Return the backend of a connection. Raises KeyError on a kind of database we do not know."""
    backends: dict[str, Backend] = {"sqlite": sqlite, "postgresql": postgresql}
    return backends[connection.vendor]
