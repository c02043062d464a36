"""Sealed fields: what a row holds, what a page shows, what a wrong key says."""

from __future__ import annotations

import pytest
from django.core.exceptions import FieldError
from django.db import connection

from danvan.core import keyring
from danvan.core.sealed import OtherKey, Sealed, Tampered, keyed_hash, seal, unseal
from danvan.notices.models import Outgoing
from tests.factories.units import AT

ADDRESS = "hoa@thu.example"


@pytest.fixture
def own_keys(tmp_path, settings):
    """Keys of this test only."""
    settings.KEYS_FILE = tmp_path / "du-lieu.keys"
    return keyring.make(settings.KEYS_FILE)


def an_outgoing(**more: object) -> Outgoing:
    return Outgoing(gateway="email", subject="Thử", kind="test.told", asked_at=AT, next_try_at=AT, **more)


def column_of(row: Outgoing, name: str) -> str | None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {name} FROM notices_outgoing WHERE id = %s", [row.pk])
        return cursor.fetchone()[0]


def test_what_is_sealed_opens_and_reads_as_dots():
    token = seal(ADDRESS, "a.b.c")
    assert ADDRESS not in token
    assert unseal(token, "a.b.c") == ADDRESS
    one = Sealed(token, "a.b.c")
    assert (str(one), repr(one), f"{one:>5}", one.open()) == ("•••", "•••", "  •••", ADDRESS)


def test_the_same_text_is_never_sealed_the_same_way_twice():
    assert seal(ADDRESS, "a.b.c") != seal(ADDRESS, "a.b.c")


def test_a_token_moved_to_another_column_does_not_open():
    with pytest.raises(Tampered):
        unseal(seal(ADDRESS, "a.b.c"), "a.b.d")


@pytest.mark.parametrize("spoil", [lambda t: t[:-6] + "AAAAAA", lambda t: t[:20], lambda t: "x" + t, lambda t: ""])
def test_a_changed_token_does_not_open(spoil):
    with pytest.raises(Tampered):
        unseal(spoil(seal(ADDRESS, "a.b.c")), "a.b.c")


def test_another_key_is_named_in_the_refusal(own_keys, settings, tmp_path):
    token = seal(ADDRESS, "a.b.c")
    settings.KEYS_FILE = tmp_path / "other.keys"
    keyring.make(settings.KEYS_FILE)
    with pytest.raises(OtherKey, match=own_keys.current):
        unseal(token, "a.b.c")


def test_an_older_key_still_opens_and_a_new_one_seals(own_keys, settings):
    before = seal(ADDRESS, "a.b.c")
    keyring.write(settings.KEYS_FILE, keyring.read(settings.KEYS_FILE).with_new_key())
    assert unseal(before, "a.b.c") == ADDRESS
    assert seal(ADDRESS, "a.b.c").split(".")[1] != before.split(".")[1]


def test_a_column_holds_no_clear_text_and_gives_sealed(db):
    row = an_outgoing(to=ADDRESS, body="Nội dung")
    row.save()
    kept = Outgoing.objects.get(pk=row.pk)
    assert isinstance(kept.to, Sealed) and kept.to.open() == ADDRESS
    assert column_of(row, '"to"').startswith("s1.") and ADDRESS not in column_of(row, '"to"')
    assert Outgoing.objects.values_list("to", flat=True).get().open() == ADDRESS


def test_an_empty_text_is_nothing(db):
    row = an_outgoing(to="")
    row.save()
    assert row.to is None and column_of(row, '"to"') is None


def test_a_sealed_of_another_column_is_sealed_again_for_this_one(db):
    row = an_outgoing(to=Sealed(seal(ADDRESS, "petitions.petition.email"), "petitions.petition.email"))
    row.save()
    assert Outgoing.objects.get().to.open() == ADDRESS


def test_a_deferred_column_is_read_when_asked_for(db):
    an_outgoing(to=ADDRESS).save()
    assert Outgoing.objects.defer("to").get().to.open() == ADDRESS


def test_update_seals_too(db):
    an_outgoing().save()
    Outgoing.objects.update(to=ADDRESS)
    assert Outgoing.objects.get().to.open() == ADDRESS


@pytest.mark.parametrize("lookup", ["to", "to__contains", "to__startswith", "to__in", "to__lower"])
def test_it_cannot_be_searched(db, lookup):
    with pytest.raises(FieldError):
        list(Outgoing.objects.filter(**{lookup: ADDRESS}))


def test_it_can_be_asked_whether_it_is_there_and_by_which_key(db):
    an_outgoing(to=ADDRESS).save()
    an_outgoing().save()
    key = keyring.ring().current
    assert Outgoing.objects.filter(to__isnull=True).count() == 1
    assert Outgoing.objects.filter(to__sealed_by=key).count() == 1
    assert Outgoing.objects.exclude(to__sealed_by=key).filter(to__isnull=False).count() == 0


def test_anything_but_a_text_is_refused():
    with pytest.raises(TypeError):
        an_outgoing(to=12)


def test_a_keyed_hash_depends_on_the_purpose_and_not_on_rotation(own_keys, settings):
    before = keyed_hash("123456", "petition.secret")
    keyring.write(settings.KEYS_FILE, own_keys.with_new_key())
    assert keyed_hash("123456", "petition.secret") == before
    assert len({before, keyed_hash("123456", "other"), keyed_hash("123457", "petition.secret")}) == 3
