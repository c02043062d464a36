"""The corridor of a report: opened, filled, handed in, approved or sent back, received or handed back, corrected."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from danvan import journal
from danvan.core.steps import WrongState
from danvan.documents.models import Attachment
from danvan.figures.periods import Period
from danvan.notices.models import Notice
from danvan.reports import actions
from danvan.reports.actions import refusals as no
from danvan.reports.board import build
from danvan.reports.compiling import compile
from danvan.reports.freezing import add_drift
from danvan.reports.models import Reminder, Sheet
from danvan.reports.states import STATES, STEPS
from danvan.reports.waiting import WAITING
from danvan.units.waiting import answers
from tests.factories.sites import held
from tests.reports.forms import AT, Q3, opened, received, sent, typed

TODAY = date(2026, 10, 3)


def lines(form, unit, period=Q3, today=TODAY):
    return compile(form, unit, period, today=today).by_code


def test_open_makes_one_sheet_with_its_due_day_and_where_it_goes(cast, form):
    sheet = actions.open(form, cast.units.ban_may, Q3, by=cast.nam, at=AT)
    assert (sheet.state, sheet.superior, sheet.due_on) == ("filling", cast.units.provincial, date(2026, 10, 7))
    assert actions.open(form, cast.units.ban_may, Q3, by=cast.lan, at=AT).pk == sheet.pk
    assert [one.verb for one in journal.entries_for("report", sheet.code)] == ["report.opened"]


@pytest.mark.parametrize(
    ("who", "period", "refusal"),
    [
        ("tu", "2026-Q3", no.NotYours), ("mai", "2026-Q3", no.NotYours), ("nam", "2026-09", no.WrongPeriod),
        ("nam", "2027-Q1", no.PeriodToCome), ("nam", "2025-Q3", no.NotAsked),
    ],
)  # fmt: skip
def test_open_is_refused_to_others_and_for_other_periods(who, period, refusal, cast, form, van):
    if refusal is no.NotAsked:
        one = form.form.assignments.get()
        actions.end_assignment(one, until=date(2026, 1, 2), by=van, at=AT)
        period = "2026-Q3"
    with pytest.raises(refusal):
        actions.open(form, cast.units.ban_may, Period.parse(period), by=getattr(cast, who), at=AT)


def test_fill_keeps_what_is_typed_and_counted_figures_stand_there_already(cast, form):
    held("Tập huấn", date(2026, 7, 1), by=cast.lan, at=AT, kind="training", count=40)
    held("Họp dân", date(2026, 3, 1), by=cast.lan, at=AT, kind="community_meeting", count=30)
    sheet = opened(form, cast.nam, QUY=1_500_000)
    actions.fill(sheet, entries=typed(DAT=0.25, TIENDO="Đúng"), passages={"tam-tu": "Ổn định."}, by=cast.nam, at=AT)
    found = lines(form, cast.units.ban_may)
    assert [(found[code].value, found[code].ytd) for code in ("HN", "HN-TH", "LUOT", "QUY", "DAT")] == [
        (1, 2), (1, 1), (40, 70), (1_500_000, 1_500_000), (Decimal("0.25"), Decimal("0.25")),
    ]  # fmt: skip
    assert (found["TIENDO"].text, found["HN"].kind, found["QUY"].kind) == ("Đúng", "counted", "typed")
    assert compile(form, cast.units.ban_may, Q3, today=TODAY).passages == {"tam-tu": "Ổn định."}
    actions.fill(sheet, entries={"DAT": actions.Entry()}, passages={}, by=cast.nam, at=AT)
    assert lines(form, cast.units.ban_may)["DAT"].value is None


@pytest.mark.parametrize(
    ("entries", "refusal", "field"),
    [
        ({"QUY": actions.Entry(-1)}, no.Negative, "QUY"), ({"DAT": actions.Entry(Decimal("0.123"))}, no.TooPrecise, "DAT"),
        ({"QUY": actions.Entry(10**17)}, no.TooBig, "QUY"), ({"TIENDO": actions.Entry(text="Nhanh")}, no.NoChoice, "TIENDO"),
        ({"HN": actions.Entry(3)}, no.NotTyped, "HN"), ({"KHAC": actions.Entry(3)}, no.NotInForm, "KHAC"),
    ],
)  # fmt: skip
def test_fill_refuses_beside_the_cell(entries, refusal, field, cast, form):
    with pytest.raises(refusal) as caught:
        actions.fill(opened(form, cast.nam), entries=entries, passages={}, by=cast.nam, at=AT)
    assert caught.value.field == field


def test_send_hands_the_report_to_the_head_who_is_told(cast, form):
    sheet = actions.send(opened(form, cast.nam, QUY=5), by=cast.nam, at=AT)
    assert sheet.state == "waiting"
    assert [one.officer for one in Notice.objects.filter(kind="report.send")] == [cast.lan]


def test_send_wants_a_basis_and_a_period_that_is_over(cast, form):
    sheet = opened(form, cast.nam)
    actions.fill(sheet, entries={"QUY": actions.Entry(5)}, passages={}, by=cast.nam, at=AT)
    with pytest.raises(no.NoBasis) as caught:
        actions.send(sheet, by=cast.nam, at=AT)
    assert caught.value.field == "QUY"
    early = opened(form, cast.nam, Period.parse("2026-Q4"))
    with pytest.raises(no.PeriodNotOver):
        actions.send(early, by=cast.nam, at=AT)


def test_send_back_returns_the_report_with_a_reason_and_loses_nothing(cast, form):
    sheet = actions.send(opened(form, cast.nam, QUY=5), by=cast.nam, at=AT)
    with pytest.raises(no.NoReason):
        actions.send_back(sheet, reason=" ", by=cast.lan, at=AT)
    with pytest.raises(no.NotYours):
        actions.send_back(sheet, reason="Thiếu.", by=cast.nam, at=AT)
    sheet = actions.send_back(sheet, reason="Quỹ chưa khớp sổ.", by=cast.lan, at=AT)
    assert (sheet.state, sheet.send_back_reason) == ("filling", "Quỹ chưa khớp sổ.")
    assert lines(form, cast.units.ban_may)["QUY"].value == 5


def test_approve_freezes_every_cell_and_later_records_are_drift(cast, form):
    held("Tập huấn", date(2026, 7, 1), by=cast.lan, at=AT, kind="training", count=40)
    sheet = sent(form, cast.nam, head=cast.lan, QUY=5)
    held("Ghi muộn", date(2026, 8, 1), by=cast.lan, at=AT)
    report = compile(form, cast.units.ban_may, Q3, today=TODAY)
    assert (sheet.state, report.by_code["HN"].value, report.version.number) == ("sent", 1, 1)
    add_drift(report, today=TODAY)
    assert [code for code, line in report.by_code.items() if line.drift] == ["HN"]
    assert (report.by_code["HN"].value, report.by_code["HN"].live) == (1, 2)


def test_the_head_approves_exactly_what_was_handed_in_and_sees_what_changed(cast, form):
    held("Tập huấn", date(2026, 7, 1), by=cast.lan, at=AT, kind="training", count=40)
    sheet = actions.send(opened(form, cast.nam, QUY=5, TIENDO="Đúng"), by=cast.nam, at=AT)
    held("Ghi giữa lúc trình và duyệt", date(2026, 8, 1), by=cast.lan, at=AT)
    waiting = compile(form, cast.units.ban_may, Q3, today=TODAY)
    add_drift(waiting, today=TODAY)
    assert [(code, line.value, line.live) for code, line in waiting.by_code.items() if line.drift] == [("HN", 1, 2)]
    handed_in = waiting.version.hash
    version = actions.approve(sheet, by=cast.lan, at=AT)
    assert (version.hash, version.cells.get(indicator__code="HN").value) == (handed_in, 1)


def test_a_report_sent_back_is_counted_anew_when_it_is_handed_in_again(cast, form):
    held("Tập huấn", date(2026, 7, 1), by=cast.lan, at=AT, kind="training", count=40)
    sheet = actions.send(opened(form, cast.nam, QUY=5, TIENDO="Đúng", DV=4, DV_HOC=2), by=cast.nam, at=AT)
    held("Ghi thêm", date(2026, 8, 1), by=cast.lan, at=AT)
    actions.send_back(sheet, reason="Thiếu một cuộc.", by=cast.lan, at=AT)
    found = lines(form, cast.units.ban_may)
    assert [(found[code].value, found[code].kind) for code in ("HN", "QUY")] == [(2, "counted"), (5, "typed")]
    assert (found["TIENDO"].text, found["TYLE"].value) == ("Đúng", 50)
    actions.approve(actions.send(sheet, by=cast.nam, at=AT), by=cast.lan, at=AT)
    assert lines(form, cast.units.ban_may)["HN"].value == 2


def test_receive_and_hand_back_are_the_superiors(cast, form, van):
    sheet = sent(form, cast.nam, head=cast.lan)
    for who in (cast.lan, cast.mai, cast.tu):
        with pytest.raises(no.NotYours):
            actions.receive(sheet, by=who, at=AT)
    version = actions.receive(sheet, by=van, at=AT)
    assert (version.received_by, Sheet.objects.get().state) == (van, "received")
    with pytest.raises(WrongState):
        actions.receive(sheet, by=van, at=AT)
    actions.hand_back(sheet, reason="Thiếu bảng.", by=van, at=AT)
    sheet = Sheet.objects.get()
    assert (sheet.state, sheet.hand_back_reason, sheet.standing()) == ("handed_back", "Thiếu bảng.", None)
    assert sheet.working().number == 2


def test_correct_makes_a_new_version_while_the_old_one_stands(cast, form, van):
    version = received(form, cast.nam, van, head=cast.lan, QUY=5)
    new = actions.correct(version.sheet, reason="Nhập thiếu một khoản.", by=cast.nam, at=AT)
    actions.fill(version.sheet, entries=typed(QUY=8), passages={}, by=cast.nam, at=AT)
    actions.send(version.sheet, by=cast.nam, at=AT)
    actions.approve(version.sheet, by=cast.lan, at=AT)
    assert lines(form, cast.units.provincial)["QUY"].value == 5
    assert Notice.objects.filter(officer=van, kind="report.resend").count() == 1
    actions.receive(version.sheet, by=van, at=AT)
    assert lines(form, cast.units.provincial)["QUY"].value == 8
    assert (new.number, new.correction_reason) == (2, "Nhập thiếu một khoản.")
    assert compile(form, cast.units.ban_may, Q3, today=TODAY, number=1).by_code["QUY"].value == 5


def test_attach_scan_keeps_the_sealed_paper_with_its_version(cast, form):
    sheet = opened(form, cast.nam)
    upload = SimpleUploadedFile("bao-cao.pdf", b"%PDF-1.4 thu")
    with pytest.raises(WrongState):
        actions.attach_scan(sheet, upload, by=cast.nam, at=AT)
    actions.send(sheet, by=cast.nam, at=AT)
    version = actions.approve(sheet, by=cast.lan, at=AT)
    actions.attach_scan(sheet, upload, by=cast.nam, at=AT)
    assert Attachment.objects.get(kind="report").record_code == version.code


def test_remind_tells_those_who_have_not_sent_once_a_day(cast, form, van):
    sent(form, cast.tu)
    units = [cast.units.ban_may, cast.units.doi_che, cast.units.far]
    assert actions.remind(form, Q3, units, superior=cast.units.provincial, by=van, at=AT) == 1
    assert [one.unit for one in Reminder.objects.all()] == [cast.units.ban_may]
    assert {one.officer for one in Notice.objects.filter(kind="report.remind")} == {cast.nam, cast.lan, cast.thao}
    with pytest.raises(no.NothingToRemind):
        actions.remind(form, Q3, units, superior=cast.units.provincial, by=van, at=AT)
    with pytest.raises(no.NotYours):
        actions.remind(form, Q3, units, superior=cast.units.provincial, by=cast.mai, at=AT)


def test_enter_for_takes_the_paper_of_a_unit_that_does_not_work_here(cast, form, van):
    values, texts = {"HN": 7, "QUY": 9}, {"tam-tu": "Yên ổn.", "TIENDO": "Chậm"}
    version = actions.enter_for(
        form, cast.units.doi_che, Q3, values=values, texts=texts, paper="Công văn số 12-CV/ĐU", by=van, at=AT
    )
    assert (version.origin, version.sheet.state) == ("spreadsheet", "received")
    found = lines(form, cast.units.provincial)
    assert [(found[code].value, found[code].missing) for code in ("HN", "QUY")] == [(7, 1), (9, 1)]
    with pytest.raises(no.SamePaper):
        actions.enter_for(
            form, cast.units.doi_che, Q3, values=values, texts={}, paper="Công văn số 12-CV/ĐU", by=van, at=AT
        )
    with pytest.raises(no.AlreadyThere):
        actions.enter_for(form, opened(form, cast.nam).unit, Q3, values=values, texts={}, paper="x", by=van, at=AT)
    with pytest.raises(no.NotAsked):
        actions.enter_for(form, cast.units.ban_may, Q3, values=values, texts={}, paper="x", by=cast.nam, at=AT)


def test_enter_for_takes_a_second_paper_as_a_correction_and_goes_on_after_hand_back(cast, form, van):
    def entered(paper, **values):
        return actions.enter_for(
            form, cast.units.doi_che, Q3, values=values, texts={"tam-tu": paper}, paper=paper, by=van, at=AT
        )

    entered("Công văn 12", HN=7, QUY=9)
    second = entered("Công văn 15", HN=8)
    assert (second.number, second.correction_reason) == (2, "Theo Công văn 15")
    found = lines(form, cast.units.provincial)
    assert (found["HN"].value, found["QUY"].value) == (8, None)
    actions.hand_back(second.sheet, reason="Thiếu quỹ.", by=van, at=AT)
    assert lines(form, cast.units.provincial)["HN"].value == 7  # the first paper stands again
    third = entered("Công văn 20", HN=8, QUY=10)
    assert (third.number, third.sheet.state, Sheet.objects.get().hand_back_reason) == (3, "received", "")
    found = lines(form, cast.units.provincial)
    assert (found["HN"].value, found["QUY"].value) == (8, 10)


VERBS = {
    "fill": lambda sheet, cast, van: actions.fill(sheet, entries={}, passages={}, by=cast.nam, at=AT),
    "send": lambda sheet, cast, van: actions.send(sheet, by=cast.nam, at=AT),
    "send_back": lambda sheet, cast, van: actions.send_back(sheet, reason="x", by=cast.lan, at=AT),
    "approve": lambda sheet, cast, van: actions.approve(sheet, by=cast.lan, at=AT),
    "receive": lambda sheet, cast, van: actions.receive(sheet, by=van, at=AT),
    "hand_back": lambda sheet, cast, van: actions.hand_back(sheet, reason="x", by=van, at=AT),
    "correct": lambda sheet, cast, van: actions.correct(sheet, reason="x", by=cast.nam, at=AT),
}


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_is_refused_in_any_other_state(verb, cast, form, van):
    sheet = opened(form, cast.nam)
    for state in STATES:
        if state not in STEPS[verb].from_:
            Sheet.objects.update(state=state)
            with pytest.raises(WrongState):
                VERBS[verb](sheet, cast, van)


def test_the_day_of_sending_is_the_legal_day_here(cast, form):
    late = datetime(2026, 10, 7, 18, 0, tzinfo=UTC)
    assert sent(form, cast.nam, head=cast.lan, at=late).last_sent().sent_on == date(2026, 10, 8)


def test_a_report_under_correction_stands_and_is_neither_late_nor_missing(cast, form, van):
    sheet = received(form, cast.nam, van, head=cast.lan, QUY=5).sheet
    actions.correct(sheet, reason="Ghi sót.", by=cast.nam, at=AT)
    late = date(2026, 12, 1)
    row = next(one for one in build(form, cast.units.provincial, Q3, today=late).rows if one.code == "BM")
    assert (row.label, row.is_in, row.late_days, row.version) == ("Đang điều chỉnh", True, 0, 1)
    (said,) = answers(WAITING, cast.nam, on=late)
    assert [one.badge for one in said if one.url.endswith(f"/{sheet.code}/")] == ["Đang điều chỉnh"]
    actions.fill(sheet, entries=typed(QUY=6), passages={}, by=cast.nam, at=AT)
    actions.send(sheet, by=cast.nam, at=AT)
    actions.approve(sheet, by=cast.lan, at=AT)
    actions.hand_back(sheet, reason="Sai.", by=van, at=AT)
    row = next(one for one in build(form, cast.units.provincial, Q3, today=late).rows if one.code == "BM")
    assert (row.state, row.is_in, row.late_days > 0) == ("handed_back", False, True)
