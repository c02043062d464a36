"""Leading a denunciation out of the system leaves a count, and nowhere a word of it."""

from __future__ import annotations

import pytest
from django.db import connection

from danvan import journal
from danvan.notices import actions as notices
from danvan.petitions import actions
from danvan.petitions.models import ErasureCount, Petition
from tests.factories.records import a_picture
from tests.petitions.cases import AT, a_letter, sent

DENOUNCER = actions.Contact("Quàng Thị Ngoãn", "Thôn Thử Nghiệm", "0900 333 444", "")
WORDS = "Ông Xoằng kế toán thôn ăn chặn tiền cứu trợ"


def everything() -> str:
    """Write out every row of every table, as a thief of the database would read it."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        rows = []
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += [
                f"{table}: {bytes(value) if isinstance(value, memoryview) else value}"
                for row in cursor.fetchall()
                for value in row
            ]
    return "\n".join(rows)


def slipped_through(cast):
    received = actions.receive(
        a_letter(text=WORDS, contact=DENOUNCER, channel="portal", received_on=None), unit=cast.units.ban_may, at=AT
    )
    petition = actions.register(received.petition, by=cast.nam, at=AT)
    actions.attach(petition, a_picture(), by=None, at=AT)
    notices.tell([cast.lan], text="Có đơn mới", kind="petition.received", code=petition.code, url="/", at=AT)
    return petition


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_nothing_of_it_is_left_but_a_count(cast, files):
    petition = slipped_through(cast)
    before = everything()
    assert "Xoằng" in before and "xoang" in before
    out = actions.move_out(petition, by=cast.nam, at=AT)
    after = everything().casefold()
    assert [word for word in ("xoằng", "xoang", "ngoãn", "0900 333", "ăn chặn") if word in after] == []
    assert Petition.objects.count() == 0
    assert (out.count, ErasureCount.objects.get().count) == (1, 1)
    assert [path.name for path in files.rglob("*") if path.is_file() and "private" in str(path)] == []


def test_the_journal_keeps_code_and_verb_only(cast):
    petition = slipped_through(cast)
    actions.move_out(petition, by=cast.nam, at=AT)
    last = list(journal.entries_for("petition", petition.code))[-1]
    assert (last.verb, last.fields) == ("petition.moved_out", "")


def test_another_unit_may_not(cast):
    petition = sent(cast).petition
    with pytest.raises(actions.NotYours):
        actions.move_out(petition, by=cast.tu, at=AT)
