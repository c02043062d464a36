"""Routes of a room that are read when the first address under their prefix is asked for or written."""

from __future__ import annotations

from django.urls.resolvers import RoutePattern, URLPattern, URLResolver


class Later(URLResolver):
    """A room under ``prefix``: its module of routes stays unread until it is needed; ``name`` is its ``app_name``.

    A server answers its first readers before it has read the rooms that only officers enter.
    """

    def __init__(self, prefix: str, module: str, name: str) -> None:
        super().__init__(RoutePattern(prefix, is_endpoint=False), module, app_name=name, namespace=name)

    def _populate(self) -> None:
        """Give nothing to the routes above: whoever looks for a name within asks the room itself."""


def read(routes: list[URLPattern | URLResolver]) -> None:
    """Read every module of routes under ``routes``."""
    for one in routes:
        if isinstance(one, URLResolver):
            read(one.url_patterns)
