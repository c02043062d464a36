"""A person asks to see, correct or erase what is kept about them; the terms of the law run beside."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from danvan.core.steps import WrongState
from danvan.petitions.actions import close, keep
from danvan.petitions.actions import data_requests as actions
from danvan.petitions.actions.refusals import KeptByLaw, NoLongerTerm, NotYours, StillOpen
from danvan.petitions.models import DataRequest, Opening, Party, Petition
from danvan.petitions.waiting import WAITING
from danvan.units.waiting import answers
from tests.petitions.cases import AT, DAY, answered, entered


@pytest.fixture
def ask(cast):
    """Give a function that enters a request of chị Hoa about a petition."""

    def _ask(petition: Petition, kind: str, **more: object) -> DataRequest:
        values = {
            "kind": kind,
            "proof": "in_person",
            "wish": "Cho tôi biết",
            "asked_on": DAY,
            "by": cast.nam,
            "at": AT,
        }
        return actions.take_request(petition, **(values | more))

    return _ask


@pytest.mark.parametrize(
    ("kind", "due_on"), [("see", date(2026, 9, 17)), ("correct", date(2026, 9, 17)), ("erase", date(2026, 9, 28))]
)
def test_take_request_starts_both_terms_of_the_law(cast, ask, kind, due_on):
    request = ask(entered(cast), kind)
    rows = {clock.rule_code: clock.due_on for clock in request.clocks.all()}
    rule = "pdp.delete" if kind == "erase" else "pdp.access"
    assert rows == {"pdp.answer": date(2026, 9, 9), rule: due_on}


def test_take_request_is_for_those_who_keep_the_record_and_not_of_tomorrow(cast, ask):
    petition = entered(cast)
    for other in (cast.son, cast.tu, cast.mai):
        with pytest.raises(NotYours):
            ask(petition, "see", by=other)
    with pytest.raises(actions.AskedInFuture):
        ask(petition, "see", asked_on=DAY + timedelta(days=1))


def test_acknowledge_settles_the_first_term_only(cast, ask):
    request = actions.acknowledge(ask(entered(cast), "see"), by=cast.nam, at=AT)
    assert (request.state, request.acknowledged_on) == ("open", DAY)
    assert [clock.rule_code for clock in request.clocks.open()] == ["pdp.access"]


def test_show_data_opens_it_once_and_writes_that_down(cast, ask):
    request = ask(entered(cast), "see")
    people = actions.show_data(request, by=cast.nam, at=AT)
    assert people[0]["name"] == "Lò Thị Hoa"
    assert (Opening.objects.get().purpose, DataRequest.objects.get().state) == ("own_data", "granted")
    assert not request.clocks.open().exists()
    with pytest.raises(WrongState):
        actions.show_data(request, by=cast.nam, at=AT)


def test_correct_data_writes_what_is_given_and_leaves_the_rest(cast, ask):
    request = ask(entered(cast), "correct")
    with pytest.raises(actions.NothingToCorrect):
        actions.correct_data(request, phone=" ", by=cast.nam, at=AT)
    actions.correct_data(request, phone="0900 333 444", by=cast.nam, at=AT)
    sender = Party.objects.get()
    assert (sender.phone.open(), sender.name.open()) == ("0900 333 444", "Lò Thị Hoa")


def test_erase_data_waits_for_the_end_of_the_case_and_for_the_hold(cast, ask):
    with pytest.raises(StillOpen):
        actions.erase_data(ask(entered(cast), "erase"), by=cast.lan, at=AT)
    ended = close(answered(cast), by=cast.nam, at=AT)
    keep(ended, note="Đang thanh tra", by=cast.lan, at=AT)
    with pytest.raises(KeptByLaw):
        actions.erase_data(ask(ended, "erase"), by=cast.lan, at=AT)


def test_erase_data_leaves_no_word_about_the_person(cast, ask):
    petition = close(answered(cast), by=cast.nam, at=AT)
    request = actions.erase_data(ask(petition, "erase"), by=cast.lan, at=AT)
    petition.refresh_from_db()
    assert (petition.masked_at, request.state, DataRequest.objects.get().wish) == (AT, "granted", None)
    assert petition.parties.get().name is None


def test_decline_needs_a_ground(cast, ask):
    request = ask(entered(cast), "erase")
    with pytest.raises(actions.NoGround):
        actions.decline(request, ground=" ", by=cast.lan, at=AT)
    assert actions.decline(request, ground="Vụ việc chưa kết thúc", by=cast.lan, at=AT).state == "declined"


@pytest.mark.parametrize("verb", ["show_data", "correct_data"])
def test_a_request_is_fulfilled_by_its_own_verb(cast, ask, verb):
    with pytest.raises(actions.OtherKind):
        getattr(actions, verb)(ask(entered(cast), "erase"), by=cast.nam, at=AT)


def test_the_corridor_in_the_browser(cast, sign_in):
    petition = entered(cast)
    client = sign_in(cast.nam)
    sent = {"kind": "see", "proof": "paper", "asked_on": DAY.isoformat(), "wish": "Cho tôi xem"}
    where = client.post(f"/desk/petitions/{petition.code}/data-request/", sent)["Location"]
    page = client.get(where).content.decode()
    assert "Cho tôi xem" in page and "Xem, chỉnh sửa, cung cấp dữ liệu cá nhân" in page
    assert client.post(f"{where}acknowledge/").status_code == 302
    shown = client.post(f"{where}show/")
    assert "Lò Thị Hoa" in shown.content.decode() and shown["Cache-Control"] == "no-store"
    assert "Đã thực hiện" in client.get("/desk/petitions/data/").content.decode()


@pytest.mark.parametrize("who", ["tu", "dao", "son", "mai"])
def test_nobody_else_finds_a_request(cast, sign_in, ask, who):
    request = ask(entered(cast), "see")
    client = sign_in(getattr(cast, who))
    for where in ("", "acknowledge/", "show/", "decline/"):
        assert client.get(f"/desk/petitions/data/{request.code}/{where}").status_code == 404


@pytest.mark.parametrize(
    ("kind", "due_on"), [("see", date(2026, 9, 28)), ("restrict", date(2026, 10, 7)), ("erase", date(2026, 10, 19))]
)
def test_extend_data_lengthens_the_doing_once_by_what_the_rule_allows(cast, ask, kind, due_on):
    request = actions.extend_data(
        ask(entered(cast), kind), ground="Nhiều hồ sơ", paper="Thông báo", by=cast.nam, at=AT
    )
    rows = {clock.rule_code: clock.due_on for clock in request.clocks.all()}
    assert (request.state, rows.pop("pdp.answer"), list(rows.values())) == ("open", date(2026, 9, 9), [due_on])
    with pytest.raises(NoLongerTerm):
        actions.extend_data(request, ground="Nữa", paper="Thông báo", by=cast.nam, at=AT)


def test_extend_data_needs_a_ground_and_a_term_that_still_runs(cast, ask):
    request = ask(entered(cast), "see")
    with pytest.raises(actions.NoGround):
        actions.extend_data(request, ground=" ", paper="Thông báo", by=cast.nam, at=AT)
    with pytest.raises(actions.TermOver):
        actions.extend_data(request, ground="Nhiều", paper="Thông báo", by=cast.nam, at=AT + timedelta(days=11))
    assert actions.may_extend(request, DAY) and not actions.may_extend(request, DAY + timedelta(days=11))


def test_the_page_offers_to_extend_and_the_form_does_it(cast, ask, sign_in):
    request = ask(entered(cast), "see", at=timezone.now(), asked_on=timezone.localdate())
    client, page = sign_in(cast.nam), f"/desk/petitions/data/{request.code}/"
    assert f"{page}extend/" in client.get(page).content.decode()
    client.post(f"{page}extend/", {"ground": "Nhiều hồ sơ", "paper": "Thông báo 5/TB"})
    assert f"{page}extend/" not in client.get(page).content.decode()


@pytest.mark.parametrize(
    ("kind", "due_on"), [("see", date(2026, 9, 22)), ("restrict", date(2026, 9, 28)), ("erase", date(2026, 10, 7))]
)
def test_a_request_that_needs_a_processor_has_the_longer_term(cast, ask, kind, due_on):
    petition = entered(cast)
    with_one = ask(petition, kind, processor="Công ty Máy chủ Thử")
    named = actions.involve_processor(ask(petition, kind), processor="Công ty Máy chủ Thử", by=cast.nam, at=AT)
    for request in (with_one, named):
        rows = {clock.rule_code: clock.due_on for clock in request.clocks.open()}
        assert (rows.pop("pdp.answer"), list(rows.values())) == (date(2026, 9, 9), [due_on])
    assert [clock.stopped_on for clock in named.clocks.filter(stopped_on__isnull=False)] == [DAY]


def test_involve_processor_needs_a_name_a_running_term_and_comes_before_lengthening(cast, ask):
    request = ask(entered(cast), "see")
    with pytest.raises(actions.NoGround):
        actions.involve_processor(request, processor=" ", by=cast.nam, at=AT)
    with pytest.raises(actions.TermOver):
        actions.involve_processor(request, processor="Công ty Thử", by=cast.nam, at=AT + timedelta(days=11))
    longer = actions.extend_data(request, ground="Nhiều hồ sơ", paper="Thông báo", by=cast.nam, at=AT)
    with pytest.raises(actions.ProcessorKnown):
        actions.involve_processor(longer, processor="Công ty Thử", by=cast.nam, at=AT)
    assert not actions.may_involve(longer, DAY)


def test_the_page_names_the_processor_and_both_lengths_of_the_rule(cast, ask, sign_in):
    request = ask(entered(cast), "see", at=timezone.now(), asked_on=timezone.localdate())
    client, page = sign_in(cast.nam), f"/desk/petitions/data/{request.code}/"
    assert "là 15 ngày thay cho 10 ngày" in client.get(f"{page}processor/").content.decode()
    client.post(f"{page}processor/", {"processor": "Công ty Máy chủ Thử"})
    shown = client.get(page).content.decode()
    assert "Công ty Máy chủ Thử" in shown and f"{page}processor/" not in shown and f"{page}extend/" in shown


def test_today_tells_the_clerk_of_the_terms_of_what_is_asked(cast, ask):
    asked = ask(entered(cast), "correct")
    page = reverse("petitions:data_request", args=[asked.code])
    lines = [line for found in answers(WAITING, cast.nam, on=DAY) for line in found if line.url == page]
    assert [(one.what, one.due_on) for one in lines] == [("Sửa dữ liệu của mình", date(2026, 9, 9))]
    assert not [line for found in answers(WAITING, cast.tu, on=DAY) for line in found if line.url == page]


def test_a_restricted_contact_is_refused_in_a_sentence_on_the_form(cast, ask, sign_in):
    petition = entered(cast)
    actions.restrict_data(ask(petition, "restrict"), by=cast.nam, at=AT)
    page = reverse("petitions:contact", args=[petition.code])
    said = sign_in(cast.nam).post(page, {"purpose": "verify", "reason": "Xác minh"})
    assert said.status_code == 422 and "hạn chế xử lý dữ liệu" in said.content.decode()
