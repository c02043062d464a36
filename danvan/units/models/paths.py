"""A column for tree paths: compared byte by byte on every database, so that ranges are subtrees."""

from __future__ import annotations

from typing import Any

from django.db import models


class PathField(models.CharField):
    """Hold ``/CODE/CODE/…/``.

    PostgreSQL compares text by the rules of a language, which skip the slashes; the "C" collation
    compares bytes as SQLite does, and the index then serves ranges.
    """

    def db_parameters(self, connection: Any) -> dict[str, Any]:
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters


def path_range(path: str) -> tuple[str, str]:
    """Give the lowest path of a subtree and the first one after it («0» follows «/»)."""
    return path, path[:-1] + "0"
