"""Whoever takes the database away finds no contact of anybody in clear."""

from __future__ import annotations

from django.apps import apps
from django.db import connection

from danvan.petitions import actions
from tests.petitions.cases import AT, SENDER, answered, entered
from tests.petitions.test_reception import ON_DAY, heard, published, visits


def dump() -> str:
    """Read every table of the database as text."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            found += [str(row) for row in cursor.fetchall()]
    return "\n".join(found)


def test_a_dump_holds_no_name_address_phone_or_mail_of_a_sender(cast):
    petition = entered(cast)
    petition = actions.represent(entered(cast, signatories=7), contact=SENDER, by=cast.nam, at=AT)
    actions.open_contact(answered(cast), purpose="reply", reason="Gọi báo", by=cast.nam, at=AT)
    text = dump()
    assert petition.code in text
    for word in (SENDER.phone, "0900111222", SENDER.email, SENDER.address):
        assert word not in text
    users = {row["full_name"] for row in apps.get_model("accounts", "User").objects.values("full_name")}
    assert text.count(SENDER.name) == sum(name == SENDER.name for name in users)


VISITOR = {"name": "Quàng Văn Xoẻn", "address": "Thôn Chưa Có Tên"}


def test_a_dump_holds_no_name_or_address_of_a_visitor(cast):
    day = published(cast)
    visit = heard(cast, day, **VISITOR)
    visits.hand_over(visit, by=cast.nam, at=ON_DAY)
    refused = visits.queue(day, by=cast.nam, at=ON_DAY)
    visits.refuse_visit(refused, ground="LTCD9.3", **VISITOR, by=cast.nam, at=ON_DAY)
    text = dump()
    assert visit.code in text
    assert [word for word in VISITOR.values() if word in text] == []
