"""GET only asks: a GET or HEAD that writes to a business table is a bug and raises."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import connections
from django.http import HttpRequest, HttpResponse

_WRITE = re.compile(r"\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM|REPLACE\s+INTO)\s+\"?(\w+)", re.I)


class ReadOnlyViolation(RuntimeError):
    """A page that was only asked for has tried to write."""


def _refuse_writes(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    found = _WRITE.match(sql)
    if found and not found[1].startswith(settings.TABLES_A_GET_MAY_WRITE):
        raise ReadOnlyViolation(sql[:200])
    return execute(sql, params, many, context)


class ReadOnlyGuard:
    """Middleware that wraps the main database during GET, HEAD and OPTIONS."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD", "OPTIONS"):
            return self.get_response(request)
        with connections["default"].execute_wrapper(_refuse_writes):
            return self.get_response(request)
