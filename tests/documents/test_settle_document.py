from dataclasses import replace

import pytest

from danvan.core.steps import WrongState
from danvan.documents import actions
from danvan.documents.models import Citation, Document
from danvan.websites import generation
from tests.factories.units import AT

IDENTITY = "party:79/DU:ke-hoach:12:2025"


@pytest.fixture
def entry(cast, bare):
    return actions.enter(bare, unit=cast.units.ban_may, by=cast.nam, at=AT)


def test_resolve_gives_the_identity(cast, entry):
    done = actions.resolve(entry, identity=IDENTITY, period="2025", by=cast.nam, at=AT)
    assert (done.standing, done.identity, done.period) == ("entered", IDENTITY, "2025")


def test_resolve_merges_into_the_entry_that_is_there_already(cast, entry, bare):
    kept = actions.enter(replace(bare, identity=IDENTITY), unit=cast.units.ban_may, by=cast.nam, at=AT)
    actions.cite(
        "meeting", "BM-26-M", [bare], unit=cast.units.ban_may, day=None, public_from=None, by=cast.nam, at=AT
    )
    assert actions.resolve(entry, identity=IDENTITY, period="2025", by=cast.nam, at=AT) == kept
    assert Citation.objects.get().document == kept
    assert Document.objects.get(pk=entry.pk).merged_into == kept


@pytest.mark.parametrize("who", ["tu", "dao", "mai"])
def test_nobody_else_settles_edits_or_merges_it(cast, entry, kl43, who):
    officer = getattr(cast, who)
    other = actions.enter(kl43, unit=cast.units.ban_may, by=cast.nam, at=AT)
    for act in (
        lambda: actions.resolve(entry, identity=IDENTITY, period="2025", by=officer, at=AT),
        lambda: actions.edit(entry, by=officer, at=AT, title="khác"),
        lambda: actions.confirm(entry, by=officer, at=AT),
        lambda: actions.merge(entry, into=other, by=officer, at=AT),
    ):
        with pytest.raises(actions.NotYours):
            act()


def test_edit_changes_what_the_own_unit_entered(cast, entry):
    assert actions.edit(entry, by=cast.nam, at=AT, title="về công tác dân vận").title == "về công tác dân vận"


def test_confirm_is_for_a_unit_above_and_ends_editing(cast, kl43):
    entry = actions.enter(kl43, unit=cast.units.ban_may_team, by=cast.son, at=AT)
    confirmed = actions.confirm(entry, by=cast.lan, at=AT)
    assert (confirmed.standing, confirmed.confirmed_by) == ("confirmed", cast.lan)
    with pytest.raises(actions.NotYours):
        actions.edit(entry, by=cast.son, at=AT, title="khác")
    with pytest.raises(WrongState):
        actions.confirm(confirmed, by=cast.lan, at=AT)


def test_the_own_unit_does_not_confirm_itself_while_one_stands_above(cast, kl43):
    entry = actions.enter(kl43, unit=cast.units.ban_may, by=cast.nam, at=AT)
    with pytest.raises(actions.NotYours):
        actions.confirm(entry, by=cast.lan, at=AT)


def test_merge_moves_citations_and_refuses_itself(cast, entry, kl43):
    into = actions.enter(kl43, unit=cast.units.ban_may, by=cast.nam, at=AT)
    with pytest.raises(actions.SameDocument):
        actions.merge(into, into=into, by=cast.nam, at=AT)
    assert actions.merge(entry, into=into, by=cast.nam, at=AT) == into
    with pytest.raises(actions.NotYours):
        actions.merge(Document.objects.get(pk=entry.pk), into=into, by=cast.lan, at=AT)


def test_editing_a_public_entry_makes_kept_pages_old(cast, kl43, django_capture_on_commit_callbacks):
    entry = actions.enter(kl43, unit=cast.units.ban_may, by=cast.nam, at=AT)
    actions.cite("article", "BM-26-A", [kl43], unit=cast.units.ban_may, day=None, public_from=AT, by=cast.nam, at=AT)
    before = generation.current()
    with django_capture_on_commit_callbacks(execute=True):
        actions.edit(Document.objects.get(pk=entry.pk), by=cast.nam, at=AT, title="về công tác dân vận")
    assert generation.current() > before
