"""Every address × every role × a foreign unit: what is not yours is not there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

PUBLIC = ("danvan.portal", "danvan.news.views_portal", "danvan.meetings.views_portal", "danvan.documents.views_portal",
          "danvan.accounts", "danvan.units.views_portal", "allauth", "django.views")  # fmt: skip


def _patterns(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for one in resolver.url_patterns:
        where = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _patterns(one, where)
        else:
            yield where, one


ALL = list(_patterns(get_resolver()))
DESK = [(where, one) for where, one in ALL if where.startswith("desk/")]


def test_every_address_outside_the_desk_belongs_to_a_public_door():
    strangers = [where for where, one in ALL if not where.startswith("desk/") and not one.callback.__module__.startswith(PUBLIC)]
    assert strangers == []


def _address(where: str, code: str) -> str:
    for part in where.split("/"):
        if part.startswith("<"):
            kind, _, name = part.strip("<>").rpartition(":")
            where = where.replace(part, "2026" if kind == "int" else code, 1)
    return f"/{where}"


@pytest.mark.parametrize(("where", "pattern"), DESK, ids=lambda value: value if isinstance(value, str) else "")
@pytest.mark.django_db(databases="__all__")
def test_a_visitor_is_sent_to_the_sign_in(where, pattern):
    response = Client().get(_address(where, "XX-26-3333333"))
    assert response.status_code in (302, 405)
    if response.status_code == 302:
        assert response["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize(("where", "pattern"), DESK, ids=lambda value: value if isinstance(value, str) else "")
def test_an_account_without_a_role_sees_no_desk_page(where, pattern, cast, sign_in):
    assert sign_in(cast.hoa).get(_address(where, "XX-26-3333333")).status_code in (302, 404, 405)
