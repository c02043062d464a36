"""The end: closed, archived, held, masked; the calendar moves open terms and no others."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from danvan.calendars import actions as calendars
from danvan.petitions import actions
from danvan.petitions.actions.closing import MASKED, months_kept
from danvan.petitions.models import Petition, PetitionClockChange, StepNote
from tests.petitions.cases import AT, DAY, SENDER, answered, entered, working
from tests.petitions.test_reception import ON_DAY, heard, published, visits

LONG_AFTER = AT + timedelta(days=31 * 25)


def closed(cast, **more):
    return actions.close(answered(cast, **more), by=cast.nam, at=AT)


def test_close_starts_the_year_until_the_archive_and_archive_settles_it(cast):
    petition = closed(cast)
    assert petition.clocks.get(rule_code="vt.file_to_archive").due_on == date(2027, 9, 7)
    petition = actions.archive(petition, paper="BB 1", by=cast.nam, at=AT)
    assert petition.clocks.get(rule_code="vt.file_to_archive").done_on == DAY


def test_mask_empties_every_word_about_people_and_keeps_counts(cast):
    petition = closed(cast)
    actions.rate(petition, settled=True, words="Cảm ơn, Hoa.", at=AT)
    actions.open_contact(petition, purpose="reply", reason="Gọi chị Hoa", by=cast.nam, at=AT)
    petition = actions.mask(petition, at=LONG_AFTER)
    assert (petition.text, petition.person_key, petition.book, petition.settled_on) == (MASKED, "", "1/2026", DAY)
    party = petition.parties.get()
    assert (party.name, party.phone, petition.openings.get().reason, petition.verdict.words) == (None, None, "", "")
    assert not StepNote.objects.filter(step__petition=petition).exists()


def test_due_for_masking_leaves_out_the_held_the_young_and_complaints(cast):
    old, held, complaint = closed(cast), closed(cast), closed(cast, kind="complaint")
    actions.keep(held, note="Đang có khởi kiện", by=cast.lan, at=AT)
    assert actions.due_for_masking(date(2028, 9, 6)) == []
    assert months_kept() == 24
    assert [one.code for one in actions.due_for_masking(date(2028, 9, 7))] == [old.code]
    with pytest.raises(actions.KeptByLaw):
        actions.mask(held, at=LONG_AFTER)
    actions.release(held, note="Xong", by=cast.lan, at=AT)
    assert len(actions.due_for_masking(date(2028, 9, 7))) == 2
    assert complaint.masked_at is None
    with pytest.raises(actions.StillOpen):
        actions.mask(entered(cast), at=AT)


def test_recompute_keeps_the_old_day_beside_the_new_one_and_leaves_settled_terms(cast):
    running, ended = working(cast), answered(cast)
    before = ended.settle_due_on
    calendars.add(
        on=date(2026, 9, 9), name="Nghỉ bão", source="CV 1/UBND", unit=cast.units.ban_may, by=cast.quan, at=AT
    )
    ids = [cast.units.ban_may.pk]
    asked = actions.recompute_clocks(ids, at=AT, on=DAY, dry_run=True)
    assert [(one.old, one.new) for one in asked] == [(date(2026, 9, 28), date(2026, 9, 29))]
    assert Petition.objects.get(pk=running.pk).next_due_on == date(2026, 9, 28)
    assert len(actions.recompute_clocks(ids, at=AT, on=DAY)) == 1
    change = PetitionClockChange.objects.get(kind="recompute")
    assert (change.old_due_on, change.new_due_on, change.by_code) == (date(2026, 9, 28), date(2026, 9, 29), "system")
    assert Petition.objects.get(pk=running.pk).next_due_on == date(2026, 9, 29)
    assert ended.clocks.get(rule_code="knpa.answer").due_on == before
    assert actions.recompute_clocks(ids, at=AT, on=DAY) == []


def test_a_mask_takes_the_sender_out_of_every_table(cast):
    petition = closed(cast)
    actions.mask(petition, at=LONG_AFTER)
    assert SENDER.name not in str(list(Petition.objects.values()))


DUE = date(2028, 10, 15)


def test_a_visit_is_masked_after_the_same_months_and_still_counts(cast):
    day = published(cast)
    visit = heard(cast, day, documents="Đơn của Lò Thị Hoa")
    visits.follow_up(visit, text="Đã trả lời chị Hoa.", by=cast.nam, at=ON_DAY)
    complaint = heard(cast, day, kind="complaint")
    assert actions.visits_due_for_masking(DUE - timedelta(days=1)) == []
    assert [one.pk for one in actions.visits_due_for_masking(DUE)] == [visit.pk]
    visit = actions.mask_visit(visit, at=LONG_AFTER)
    assert (visit.name, visit.address, visit.summary, visit.documents, visit.follow_up_text) == (
        None,
        None,
        MASKED,
        "",
        "",
    )
    assert (visit.number, visit.kind, visit.state) == (1, "feedback", "heard")
    assert actions.visits_due_for_masking(DUE) == []
    complaint.refresh_from_db()
    assert complaint.summary == "Mất nước sạch ba tuần."


def test_a_visit_that_became_a_letter_waits_for_it(cast):
    visit = heard(cast, published(cast))
    petition = visits.hand_over(visit, by=cast.nam, at=ON_DAY).petition
    assert actions.visits_due_for_masking(DUE) == []
    with pytest.raises(actions.KeptByLaw):
        actions.mask_visit(visit, at=LONG_AFTER)
    Petition.objects.filter(pk=petition.pk).update(state="closed")
    actions.mask(petition, at=LONG_AFTER)
    assert [one.pk for one in actions.visits_due_for_masking(DUE)] == [visit.pk]
