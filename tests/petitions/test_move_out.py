"""Leading a denunciation out of the system leaves a count, and nowhere a word of it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.urls import reverse

from danvan import journal
from danvan.notices import actions as notices
from danvan.petitions import actions
from danvan.petitions.actions import visits
from danvan.petitions.actions.erase import NotAPart, PartDenounces
from danvan.petitions.models import ErasureCount, Petition, Visit
from tests.english import english
from tests.factories.records import a_picture
from tests.petitions.cases import AT, a_letter, axes, entered, sent
from tests.petitions.test_reception import ON_DAY, heard, published

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


WATER = "Nước giếng chung của thôn đục từ đầu tháng, mong xã cho xét nghiệm."
TRACES = ("xoằng", "xoang", "ngoãn", "0900 333", "ăn chặn", "thôn thử nghiệm")


def a_split_letter(cast):
    """A letter that came by a reception visit and was split: one part denounces, the other is about water."""
    visit = heard(cast, published(cast), name=DENOUNCER.name, address=DENOUNCER.address, summary=WATER)
    whole = visits.hand_over(visit, by=cast.nam, at=ON_DAY).petition
    Visit.objects.filter(pk=visit.pk).update(summary=f"{WORDS}. {WATER}", follow_up_text=WORDS)
    Petition.objects.filter(pk=whole.pk).update(text=f"{WORDS}. {WATER}", subject=WORDS)
    notices.tell([cast.lan], text=WORDS, kind="visit", code=visit.code, url="/", at=ON_DAY)
    whole = actions.classify(whole, axes=axes(kind="mixed"), by=cast.nam, at=ON_DAY)
    parts = [actions.Part("feedback", WORDS), actions.Part("feedback", WATER)]
    return whole, *actions.split(whole, parts=parts, by=cast.nam, at=ON_DAY)


@pytest.mark.django_db(transaction=True, databases="__all__")
@pytest.mark.parametrize("pressed", ["whole", "part"])
def test_a_split_letter_goes_with_its_parts_and_its_visit(cast, pressed):
    whole, denounces, water = a_split_letter(cast)
    actions.join([denounces, water], label=WORDS, by=cast.nam, at=ON_DAY)
    assert "Xoằng" in everything()
    out = actions.move_out(whole if pressed == "whole" else denounces, by=cast.nam, at=ON_DAY)
    after = everything().casefold()
    assert [word for word in (*TRACES, "giếng chung", "gieng chung") if word in after] == []
    assert (Petition.objects.count(), out.count, Visit.objects.get().kind) == (0, 1, "denunciation")


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_a_part_that_is_not_concerned_stays_as_a_letter_of_its_own(cast):
    whole, denounces, water = a_split_letter(cast)
    twin = entered(cast, text=WATER, contact=DENOUNCER)
    actions.join([denounces, water, twin], label=WORDS, by=cast.nam, at=ON_DAY)
    actions.move_out(denounces, keeping=[water.code], by=cast.nam, at=ON_DAY)
    after = everything().casefold()
    assert [word for word in ("xoằng", "xoang", "ăn chặn") if word in after] == []
    kept = Petition.objects.get(pk=water.pk)
    assert (kept.parent, kept.text, kept.group.label, kept.group.petitions.count()) == (None, WATER, WATER, 2)


def test_neither_the_whole_nor_a_part_that_denounces_can_be_kept(cast):
    whole, denounces, water = a_split_letter(cast)
    with pytest.raises(NotAPart):
        actions.move_out(denounces, keeping=[whole.code], by=cast.nam, at=ON_DAY)
    with pytest.raises(PartDenounces, match=denounces.code):
        actions.move_out(whole, keeping=[denounces.code], by=cast.nam, at=ON_DAY)
    assert Petition.objects.count() == 3


def test_the_page_lists_the_parts_and_erases_them_together(cast, sign_in):
    whole, denounces, water = a_split_letter(cast)
    client, address = sign_in(cast.nam), reverse("desk:move_out", args=[denounces.code])
    page = client.get(address)
    assert [code for code in (whole.code, denounces.code, water.code) if code not in page.content.decode()] == []
    assert english(page) == []
    assert client.post(address, {"keeping": [whole.code], "sure": "on"}).status_code == 422
    assert client.post(address, {"keeping": [water.code], "sure": "on"}).status_code == 302
    assert [one.code for one in Petition.objects.all()] == [water.code]
