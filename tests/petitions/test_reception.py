"""A reception day from the plan to the book: days, numbers, hearing, refusal, conclusion, printing."""

from __future__ import annotations

import io
import json
from datetime import date, datetime, time, timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse

from danvan import journal
from danvan.core.dates import HERE
from danvan.core.steps import WrongState
from danvan.petitions import cadence
from danvan.petitions.actions import reception, visits
from danvan.petitions.actions.refusals import NotYours, ReasonMissing
from danvan.petitions.models import ReceptionClock, ReceptionDay, RegisterPrinting, Visit
from danvan.petitions.waiting import WAITING
from danvan.units.waiting import answers
from tests.english import english

PLANNED = datetime(2026, 10, 1, 9, tzinfo=HERE)
DAY = date(2026, 10, 15)
ON_DAY = datetime(2026, 10, 15, 8, 30, tzinfo=HERE)


def plan(cast, on=DAY, at=PLANNED, **more):
    values = {
        "post": "party_secretary_commune",
        "receiver": "Bí thư Đảng ủy",
        "starts_at": time(8),
        "ends_at": time(11),
        "place": "Phòng tiếp công dân",
    }
    return reception.plan_day(
        reception.DayPlan(on=on, **(values | more)), unit=cast.units.ban_may, by=cast.nam, at=at
    )


def published(cast, **more):
    return reception.publish_day(plan(cast, **more), by=cast.lan, at=PLANNED)


def heard(cast, day, **more):
    values = {
        "kind": "feedback",
        "name": "Lò Thị Hoa",
        "address": "Thôn Bản Trên",
        "summary": "Mất nước sạch ba tuần.",
    }
    visit = visits.queue(day, by=cast.nam, at=ON_DAY)
    return visits.hear(visit, heard=visits.Heard(**(values | more)), by=cast.nam, at=ON_DAY)


def test_a_day_must_be_published_five_working_days_before(cast):
    clock = plan(cast).clocks.get()
    assert (clock.rule_code, clock.due_on, clock.is_overdue(date(2026, 10, 9))) == (
        "tcd.schedule_publish",
        date(2026, 10, 8),
        True,
    )


def test_publishing_in_time_settles_the_term(cast):
    day = published(cast)
    assert (day.state, day.clocks.get().was_late()) == ("published", False)


def test_publishing_late_stays_visible(cast):
    day = reception.publish_day(plan(cast), by=cast.lan, at=PLANNED + timedelta(days=12))
    assert day.clocks.get().was_late() or day.clocks.get().done_on > day.clocks.get().due_on


def test_a_holiday_is_no_reception_day(cast):
    with pytest.raises(reception.NotAWorkingDay):
        plan(cast, on=date(2026, 11, 24))


def test_two_days_of_one_post_on_one_date_are_refused(cast):
    plan(cast)
    with pytest.raises(reception.DayTaken):
        plan(cast)


def test_a_foreign_officer_plans_nothing_here(cast):
    with pytest.raises(NotYours):
        reception.plan_day(
            reception.DayPlan("head_of_agency", "A", DAY, time(8), time(9), "B"),
            unit=cast.units.ban_may,
            by=cast.tu,
            at=PLANNED,
        )


def test_postponing_announces_the_new_day(cast):
    day = reception.postpone_day(published(cast), reason="Bão.", to=date(2026, 10, 22), by=cast.lan, at=PLANNED)
    assert (day.state, day.moved_to.on, day.moved_to.state) == ("postponed", date(2026, 10, 22), "published")
    with pytest.raises(WrongState):
        reception.publish_day(day, by=cast.lan, at=PLANNED)


def test_postponing_without_a_new_day_is_refused(cast):
    with pytest.raises(ReasonMissing):
        reception.postpone_day(published(cast), reason="Bão.", by=cast.lan, at=PLANNED)


def test_numbers_follow_one_another_on_the_day_only(cast):
    day = published(cast)
    with pytest.raises(visits.NotTheDay):
        visits.queue(day, by=cast.nam, at=PLANNED)
    assert [visits.queue(day, by=cast.nam, at=ON_DAY).number for _ in range(3)] == [1, 2, 3]


def test_names_are_sealed_and_never_in_the_journal(cast):
    visit = heard(cast, published(cast))
    assert (str(visit.name), visit.name.open(), visit.state) == ("•••", "Lò Thị Hoa", "heard")
    assert "Hoa" not in " ".join(f"{one.fields} {one.code}" for one in journal.entries_for("visit", visit.code))


def test_of_a_denouncer_nothing_is_written(cast):
    day = published(cast)
    with pytest.raises(visits.NothingOfADenouncer):
        heard(cast, day, kind="denunciation")
    bare = heard(cast, day, kind="denunciation", name="", address="", summary="")
    with pytest.raises(IntegrityError), transaction.atomic():
        Visit.objects.filter(pk=bare.pk).update(summary="Lời tố cáo")


def test_a_summary_that_denounces_is_not_kept(cast):
    with pytest.raises(visits.LooksLikeDenunciation):
        heard(cast, published(cast), summary="Ông Bảy kế toán thôn ăn chặn tiền hỗ trợ.")


def test_two_grounds_need_a_written_refusal_in_three_working_days(cast):
    visit = visits.queue(published(cast), by=cast.nam, at=ON_DAY)
    with pytest.raises(ReasonMissing):
        visits.refuse_visit(visit, ground="LTCD9.3", by=cast.nam, at=ON_DAY)
    visits.refuse_visit(visit, ground="LTCD9.3", name="Lò Thị Hoa", address="Bản Trên", by=cast.nam, at=ON_DAY)
    clock = ReceptionClock.objects.get(visit=visit)
    assert (clock.rule_code, clock.due_on) == ("tcd.refusal_notice", date(2026, 10, 20))
    visits.serve_refusal(visit, by=cast.nam, at=ON_DAY)
    clock.refresh_from_db()
    assert clock.done_on == DAY


def test_what_was_heard_becomes_a_petition_once(cast):
    visit = heard(cast, published(cast), people=6)
    received = visits.hand_over(visit, by=cast.nam, at=ON_DAY)
    petition = received.petition
    assert (petition.channel, petition.state, petition.received_on, petition.signatories) == (
        "reception",
        "registered",
        DAY,
        6,
    )
    assert petition.parties.get().name.open() == "Lò Thị Hoa"
    with pytest.raises(visits.AlreadyHandedOver):
        visits.hand_over(visit, by=cast.nam, at=ON_DAY)


def test_a_conclusion_names_deadline_and_contact_and_is_followed(cast):
    visit = heard(cast, published(cast))
    conclusion = visits.conclude(
        visit,
        to_body="Trạm cấp nước",
        text="Sửa máy bơm.",
        due_on=date(2026, 10, 30),
        contact_person="Đặng Hoài Nam",
        by=cast.lan,
        at=ON_DAY,
    )
    visits.follow_up(visit, text="Đã sửa.", is_done=True, by=cast.nam, at=ON_DAY + timedelta(days=5))
    conclusion.refresh_from_db()
    assert conclusion.done_on == date(2026, 10, 20)


def test_a_day_does_not_end_while_people_wait(cast):
    day = published(cast)
    visit = visits.queue(day, by=cast.nam, at=ON_DAY)
    with pytest.raises(reception.StillWaiting):
        reception.hold_day(day, by=cast.nam, at=ON_DAY)
    visits.leave(visit, by=cast.nam, at=ON_DAY)
    assert reception.hold_day(day, by=cast.nam, at=ON_DAY).state == "held"


@pytest.mark.parametrize(
    "post, month, needed",
    [
        ("commune_chair", date(2026, 10, 1), 2),
        ("commune_chair", date(2026, 6, 1), 4),
        ("party_secretary_commune", date(2026, 6, 1), 2),
    ],
)
def test_the_law_of_the_month_says_how_many_days(cast, post, month, needed):
    first = next(day for at in range(7) if (day := month + timedelta(days=at)).weekday() < 5)
    ReceptionDay.objects.create(
        code="BM-26-TEST", unit=cast.units.ban_may, post=post, receiver="A", on=first, starts_at=time(8), ends_at=time(9), place="B",
        made_at=PLANNED, made_by=cast.nam,
    )  # fmt: skip
    assert {duty.post: duty.needed for duty in cadence.month_of(cast.units.ban_may, month)}[post] == needed


def test_a_chairmans_day_by_a_deputy_does_not_count(cast):
    day = published(cast, post="commune_chair")
    reception.hold_day(day, in_person=False, deputed_to="Phó Chủ tịch", by=cast.nam, at=ON_DAY)
    duty = next(one for one in cadence.month_of(cast.units.ban_may, date(2026, 10, 1)) if one.post == "commune_chair")
    assert (duty.held, duty.counted, duty.short) == (1, 0, 2)


def test_mid_month_warns_when_days_are_missing(cast):
    published(cast)
    duty = cadence.month_of(cast.units.ban_may, date(2026, 10, 1))[0]
    assert [duty.is_warned(date(2026, 10, 1), date(2026, 10, at)) for at in (14, 15)] == [False, True]


def test_the_secretary_reports_by_month_and_longer_periods():
    assert [[period for period, _, _ in cadence.secretary_periods(date(2026, month, 1))] for month in (2, 3, 6, 9, 12)] == [
        ["month"], ["month", "first_quarter"], ["month", "six_months"], ["month", "nine_months"], ["month", "year"],
    ]  # fmt: skip


def test_printing_the_book_is_one_logged_opening_with_a_reason(cast, sign_in):
    heard(cast, published(cast))
    client = sign_in(cast.nam)
    given = {"start": "2026-10-01", "end": "2026-10-31", "reason": "Thanh tra tỉnh yêu cầu"}
    assert client.post(reverse("petitions:print_register"), given | {"reason": ""}).status_code == 422
    response = client.post(reverse("petitions:print_register"), given)
    assert (response.status_code, RegisterPrinting.objects.get().visits) == (200, 1)
    assert response.headers["Content-Disposition"].startswith("attachment")


def test_the_command_says_what_the_law_wants(cast):
    published(cast)
    sink = io.StringIO()
    call_command("cadence", cast.units.ban_may.code, month="2026-10", json=True, stdout=sink)
    found = json.loads(sink.getvalue())
    assert (found["duties"][0]["needed"], found["duties"][0]["planned"], len(found["days"])) == (2, 1, 1)


def test_the_desk_pages_of_a_day_open_and_speak_vietnamese(cast, sign_in):
    day = published(cast)
    visit = heard(cast, day)
    client = sign_in(cast.nam)
    pages = [reverse("petitions:reception") + "?thang=2026-10", reverse("petitions:reception_day", args=[day.code])]
    pages += [
        reverse(f"petitions:{name}", args=[visit.code]) for name in ("hear", "conclude", "follow_up", "hand_over")
    ]
    pages += [reverse("petitions:plan_day"), reverse("petitions:set_place"), reverse("petitions:print_register")]
    for page in pages:
        response = client.get(page)
        assert (page, response.status_code, english(response)) == (page, 200, [])


def test_who_left_documents_gets_a_receipt_from_the_day(cast, sign_in):
    visit = heard(cast, published(cast), documents="Đơn, 2 tờ")
    petition = visits.hand_over(visit, by=cast.nam, at=ON_DAY).petition
    client = sign_in(cast.nam)
    receipt = reverse("petitions:letter", args=[petition.code, "receipt"])
    assert receipt in client.get(reverse("petitions:reception_day", args=[visit.day.code])).content.decode()
    assert client.get(receipt).status_code == 200


def test_another_unit_finds_neither_day_nor_visit(cast, sign_in):
    day = published(cast)
    visit = heard(cast, day)
    client = sign_in(cast.tu)
    pages = [reverse("petitions:reception_day", args=[day.code]), reverse("petitions:hear", args=[visit.code])]
    assert [client.get(page).status_code for page in pages] == [404, 404]


def test_an_online_day_asks_for_notice_a_test_of_the_line_and_connection_before_it(cast, sign_in):
    day = plan(cast, kind="online")
    dues = {one.rule_code: one.due_on for one in day.clocks.all()}
    assert set(dues) == {"tcd.online_notice", "tcd.online_link_test", "tcd.online_connect"}
    assert dues["tcd.online_notice"] < dues["tcd.online_link_test"] < dues["tcd.online_connect"] == day.on
    day = reception.tick_day(day, rule="tcd.online_notice", by=cast.lan, at=PLANNED)
    assert {one.rule_code for one in day.clocks.open()} == {"tcd.online_link_test", "tcd.online_connect"}
    with pytest.raises(Exception, match="việc đã làm"):
        reception.tick_day(day, rule="tcd.online_notice", by=cast.lan, at=PLANNED)
    where = f"/desk/petitions/reception/{day.code}/"
    assert sign_in(cast.lan).post(f"{where}tick/", {"rule": "tcd.online_link_test"}).status_code == 302


def test_both_papers_of_a_visit_open_their_form_and_come_as_word(cast, sign_in):
    day, client = published(cast), sign_in(cast.nam)
    refused = visits.queue(day, by=cast.nam, at=ON_DAY)
    visits.refuse_visit(refused, ground="LTCD9.3", name="Lò Thị Hoa", address="Bản Trên", by=cast.nam, at=ON_DAY)
    concluded = heard(cast, day)
    visits.conclude(
        concluded, to_body="Ban quản lý nước", text="Sửa máy bơm.", due_on=date(2026, 10, 30), contact_person="Anh Nam", by=cast.nam, at=ON_DAY
    )  # fmt: skip
    for visit, what in ((refused, "refusal"), (concluded, "conclusion")):
        address = f"/desk/petitions/reception/visits/{visit.code}/{what}-paper/"
        form = client.get(address).content.decode()
        assert "Thông báo từ chối tiếp (01/TCD)" in form if what == "refusal" else "Thông báo kết luận" in form
        paper = client.post(address, {"reason": "Giao cho người đến"})
        assert paper["Content-Disposition"].startswith("attachment") and paper.content[:2] == b"PK"


def test_a_session_that_was_held_is_noted_afterwards_without_terms(cast):
    day = plan(cast, on=date(2026, 9, 18))
    visit = visits.queue(day, by=cast.nam, at=PLANNED)
    assert (day.clocks.count(), visit.came_at.astimezone(HERE).date()) == (0, date(2026, 9, 18))
    visits.hear(
        visit, heard=visits.Heard(kind="feedback", name="", address="", summary="Nước."), by=cast.nam, at=PLANNED
    )
    assert reception.hold_day(day, by=cast.nam, at=PLANNED).state == "held"
    with pytest.raises(reception.DayGone):
        plan(cast, on=date(2025, 9, 18))


def test_a_day_is_put_off_to_a_later_one_only(cast):
    with pytest.raises(reception.NotLater):
        reception.postpone_day(published(cast), reason="Bão.", to=DAY, by=cast.lan, at=PLANNED)


def test_the_secretary_reports_any_period_that_is_asked_for(cast, sign_in):
    heard(cast, day := published(cast))
    reception.hold_day(day, by=cast.nam, at=ON_DAY)
    client, page = sign_in(cast.nam), reverse("petitions:reception")
    shown = client.get(page, {"tu": "01/10/2026", "den": "20/10/2026"}).content.decode()
    assert "Kỳ tự chọn (báo cáo đột xuất) (01/10/2026 – 20/10/2026)" in shown and "kiến nghị, phản ánh 1" in shown
    assert (
        "Ngày cuối phải sau ngày đầu." in client.get(page, {"tu": "20/10/2026", "den": "01/10/2026"}).content.decode()
    )


def test_today_tells_the_clerk_until_when_a_day_must_be_published(cast):
    day = plan(cast)
    page = reverse("petitions:reception_day", args=[day.code])
    lines = [line for found in answers(WAITING, cast.nam, on=date(2026, 10, 5)) for line in found if line.url == page]
    assert [(one.what, one.due_on) for one in lines] == [("Tiếp công dân: Bí thư Đảng ủy", date(2026, 10, 8))]
    Visit.objects.filter(day=day).delete()
    ReceptionDay.objects.filter(pk=day.pk).update(state="held", held_at=ON_DAY, held_by=cast.nam)
    assert not [line for found in answers(WAITING, cast.nam, on=DAY) for line in found if line.url == page]


def test_who_only_follows_reads_how_many_came_and_no_word_of_them(cast, sign_in):
    heard(cast, day := published(cast))
    page = sign_in(cast.mai).get(reverse("petitions:reception_day", args=[day.code])).content.decode()
    assert "Có 1 lượt." in page and "Mất nước sạch" not in page
