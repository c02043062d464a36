"""Events that run down the house: a calendar that changes, units that merge, people and records that go."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from danvan.calendars import actions as calendars
from danvan.calendars.models import Day
from danvan.hall import events
from danvan.jobs.models import Job
from danvan.jobs.worker import run_waiting
from danvan.meetings import actions as meetings
from danvan.meetings.models import Appearance
from danvan.notices.models import Notice
from danvan.petitions.models import IntakeDesk, Petition, PetitionClock
from danvan.units import actions as units
from tests.petitions.cases import AT, entered

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture
def petition(cast) -> Petition:
    return entered(cast)


def longest(petition: Petition) -> PetitionClock:
    """Give the term of working days that ends last."""
    return petition.clocks.filter(measure="wd").latest("due_on")


def in_the_middle(clock: PetitionClock) -> date:
    """Give a weekday within a term, early enough to move it."""
    day = clock.due_on - timedelta(days=1)
    while day.weekday() > 4:
        day -= timedelta(days=1)
    return day


def test_a_day_off_is_previewed_and_nothing_is_written(cast, petition):
    clock = longest(petition)
    calendars.add(on=in_the_middle(clock), name="nghỉ do bão", source="12/CĐ", unit=None, by=cast.dao, at=AT)
    seen = events.preview("calendar_changed", at=AT)
    assert (
        seen.total >= 1 and seen.sentence == f"{seen.total} thời hạn của phản ánh, kiến nghị, tiếp công dân đổi ngày"
    )
    assert seen.samples[0].code == petition.code and "→" in seen.samples[0].sentence
    clock.refresh_from_db()
    assert clock.changes.filter(kind="recompute").count() == 0


def test_the_job_moves_the_terms_keeps_the_old_day_and_tells_people(cast, petition):
    clock = longest(petition)
    calendars.add(on=in_the_middle(clock), name="nghỉ do bão", source="12/CĐ", unit=None, by=cast.dao, at=AT)
    job = events.ask("calendar_changed", by=cast.quan.code, unit="BM", at=AT)
    old, count = clock.due_on, events.preview("calendar_changed", at=AT).total
    assert run_waiting(AT) == 1
    clock.refresh_from_db()
    change = clock.changes.get(kind="recompute")
    assert (change.old_due_on, change.new_due_on, clock.due_on > old) == (old, clock.due_on, True)
    assert sorted(Notice.objects.values_list("officer__code", "text")) == sorted(
        (one.code, f"Lịch nghỉ thay đổi: {count} thời hạn của phản ánh, kiến nghị, tiếp công dân đã được tính lại.")
        for one in (cast.nam, cast.lan)
    )
    job.refresh_from_db()
    assert (job.state, job.sentence) == ("done", f"Đã xong: {count} thay đổi.")


def test_a_killed_run_goes_on_and_tells_nobody_twice(cast, petition, monkeypatch):
    clock = longest(petition)
    calendars.add(on=in_the_middle(clock), name="nghỉ do bão", source="12/CĐ", unit=None, by=cast.dao, at=AT)
    events.ask("calendar_changed", by=cast.quan.code, unit="BM", at=AT)

    class Killed(BaseException):
        pass

    real = events.running.Running.progress

    def killed(*args, **more):
        raise Killed

    monkeypatch.setattr(events.running.Running, "progress", killed)
    with pytest.raises(Killed):
        run_waiting(AT)
    monkeypatch.setattr(events.running.Running, "progress", real)
    assert run_waiting(AT + timedelta(minutes=5)) == 1
    assert (Job.objects.get().state, Notice.objects.filter(kind="event.run").count()) == ("done", 2)
    assert clock.changes.filter(kind="recompute").count() == 1


def test_the_marks_of_a_run_lead_past_what_is_done(cast, monkeypatch):
    done = []
    works = {
        name: events.Work(
            "việc", lambda cause: [1, 2, 21, 22, 40], lambda ids, cause, name=name: done.append((name, ids)) or []
        )
        for name in ("a", "b")
    }
    monkeypatch.setitem(events.EVENTS, "test", works)
    monkeypatch.setattr(events.running, "AT_ONCE", 2)
    events.ask("test", by="system", unit="BM", at=AT)
    Job.objects.update(mark="a:22:7")
    run_waiting(AT)
    assert done == [("a", [40]), ("b", [1, 2]), ("b", [21, 22]), ("b", [40])]


def test_the_page_shows_what_moves_then_saves_and_asks(cast, petition, sign_in):
    day = in_the_middle(longest(petition))
    client = sign_in(cast.dao)  # dao administers the highest unit with an administrator here
    sent = {"on": day.isoformat(), "name": "nghỉ do bão", "source": "12/CĐ", "scope": "national"}
    first = client.post("/desk/calendars/add/", sent)
    assert first.status_code == 200 and "chưa lưu" in first.content.decode()
    assert (Day.objects.filter(on=day).exists(), Job.objects.exists()) == (False, False)
    second = client.post("/desk/calendars/add/", {**sent, "previewed": first.context["form"].previewed})
    assert (second.status_code, Day.objects.filter(on=day).count(), Job.objects.get().task) == (302, 1, "run_event")


def test_content_changed_after_the_preview_is_previewed_again(cast, petition, sign_in):
    day = in_the_middle(longest(petition))
    client = sign_in(cast.dao)
    sent = {"on": day.isoformat(), "name": "nghỉ do bão", "source": "12/CĐ", "scope": "national"}
    mark = client.post("/desk/calendars/add/", sent).context["form"].previewed
    again = client.post("/desk/calendars/add/", {**sent, "name": "nghỉ lễ", "previewed": mark})
    assert again.status_code == 200 and not Job.objects.exists()


def test_a_merged_body_hands_its_desk_to_the_successor(cast):
    IntakeDesk.objects.create(area=cast.units.commune, unit=cast.units.ban_may, set_at=AT)
    old = [cast.units.ban_may, cast.units.doi_che]
    heir = units.merge(old, name="Đảng ủy xã Mây Chè", on=AT.date() - timedelta(days=1), by=None, at=AT)
    assert (
        events.preview("units_merged", subject=heir.code, at=AT).counts[
            "nơi tiếp nhận phản ánh chuyển sang đơn vị mới"
        ]
        == 1
    )
    events.ask("units_merged", subject=heir.code, by="system", unit="BM", at=AT)
    run_waiting(AT)
    assert IntakeDesk.objects.get().unit == heir


def test_an_erased_person_leaves_no_name(cast):
    person = cast.nam.person
    meeting = meetings.record(
        meetings.Details("training", "Lớp tập huấn thử", date(2026, 8, 20)), meetings.Company(),
        unit=cast.units.ban_may, origin="form", by=cast.thao, at=AT,
    )  # fmt: skip
    Appearance.objects.create(meeting=meeting, printed_name=person.full_name, person=person)
    assert events.preview("person_erased", subject=person.code, at=AT).total == 2
    events.ask("person_erased", subject=person.code, by="system", unit="BM", at=AT)
    run_waiting(AT)
    person.refresh_from_db()
    assert (person.full_name, person.phone, person.email) == ("(đã xóa theo yêu cầu)", "", "")
    assert Appearance.objects.get().printed_name == "(đã xóa tên)"
    assert events.preview("person_erased", subject=person.code, at=AT).total == 0


def test_what_is_kept_long_enough_is_masked_each_day_and_a_held_one_is_not(cast):
    due, held = entered(cast), entered(cast, text="Cống thoát nước cạnh chợ bị tắc.")
    Petition.objects.filter(pk__in=[due.pk, held.pk]).update(state="closed", closed_on=date(2020, 1, 6))
    Petition.objects.filter(pk=held.pk).update(held_at=AT, held_by=cast.lan)
    events.ask_for_retention(AT)
    events.ask_for_retention(AT)
    assert (Job.objects.count(), run_waiting(AT)) == (1, 1)
    due.refresh_from_db(), held.refresh_from_db()
    assert (due.masked_at, held.masked_at) == (AT, None)
    assert due.parties.get().name is None
