"""Comments: verified, read by a person, taken down in 24 hours; robots and floods are contained."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from danvan import journal
from danvan.core.dates import local_day
from danvan.core.steps import WrongState
from danvan.news import actions, codes
from danvan.news.actions import comment as comments
from danvan.news.models import Comment
from danvan.notices.gateways.message import send as message
from danvan.notices.gateways.refusals import NotSent, Unreachable
from danvan.notices.models import Outgoing
from tests.factories.records import AT, an_article

SHOWN = AT + timedelta(hours=1)
SENT = SHOWN + timedelta(seconds=20)
WORDS = comments.Words("Bà Bảy", "Đường làng sạch hẳn, mong thôn tôi cũng làm được.", "hoa@thu.example")


def nobody(text: str) -> tuple[str, ...]:
    return ()


def code_in_the_letter() -> str:
    body = Outgoing.objects.filter(kind="comment.code").latest("pk").body.open()
    return body.split(": ")[1][:6]


@pytest.fixture
def article(cast, site):
    actions.set_comments(site, categories=["activity"], by=None, at=AT)
    return an_article(cast, "published")


def ticket_for(article, words=WORDS, at=SENT) -> str:
    return actions.send_code(article, words, made=comments.stamp(SHOWN), judge=nobody, at=at)


@pytest.fixture
def comment(article) -> Comment:
    return actions.receive_comment(ticket_for(article), code=code_in_the_letter(), at=SENT)


def test_nothing_is_stored_before_the_code_is_right(article):
    ticket = ticket_for(article)
    wrong = f"{(int(code_in_the_letter()) + 1) % 10**6:06d}"
    for given, code in ((ticket, wrong), ("s1.x.y", "123456"), ("", "123456")):
        with pytest.raises(comments.WrongCode):
            actions.receive_comment(given, code=code, at=SENT)
    with pytest.raises(comments.WrongCode):
        actions.receive_comment(ticket, code=code_in_the_letter(), at=SENT + timedelta(minutes=31))
    assert Comment.objects.count() == 0


def test_the_address_is_sealed_apart_from_the_name_shown(comment):
    assert (comment.state, comment.shown_name, str(comment.identity.contact)) == ("pending", "Bà Bảy", "•••")
    assert comment.identity.contact.open() == "hoa@thu.example"


def test_a_ticket_is_good_once(article):
    ticket, code = ticket_for(article), code_in_the_letter()
    actions.receive_comment(ticket, code=code, at=SENT)
    with pytest.raises(comments.SaidAlready):
        actions.receive_comment(ticket, code=code, at=SENT)


@pytest.mark.parametrize(
    ("words", "made", "refusal"),
    [
        (comments.Words("A", "x" * 2001, "a@b.example"), SHOWN, comments.TooLong),
        (comments.Words("A", "Xem http://a.vn http://b.vn http://c.vn", "a@b.example"), SHOWN, comments.TooManyLinks),
        (WORDS, SENT - timedelta(seconds=1), comments.TooFast),
        (WORDS, SENT - timedelta(hours=4), comments.TooOld),
    ],
)
def test_what_looks_like_a_program_is_refused_with_a_sentence(article, words, made, refusal):
    with pytest.raises(refusal):
        actions.send_code(article, words, made=comments.stamp(made), judge=nobody, at=SENT)
    assert not Outgoing.objects.exists()


def test_a_denunciation_is_refused_and_nothing_stored(article):
    with pytest.raises(comments.Denounces):
        actions.send_code(article, WORDS, made=comments.stamp(SHOWN), judge=lambda text: ("Tố cáo.",), at=SENT)
    assert (Comment.objects.count(), Outgoing.objects.count()) == (0, 0)


def test_the_same_words_are_taken_once_but_two_people_may_both_say_yes(article, comment):
    with pytest.raises(comments.SaidAlready):
        ticket_for(article, comments.Words("Khác", WORDS.text.upper(), "khac@thu.example"))
    ticket_for(article, comments.Words("A", "Rất hay!", "a@thu.example"))
    ticket_for(article, comments.Words("B", "Rất hay!", "b@thu.example"))


def test_a_flood_is_contained_with_a_sentence(article, comment, monkeypatch):
    monkeypatch.setattr(comments, "MOST_PENDING", 1)
    with pytest.raises(comments.Full):
        ticket_for(article, comments.Words("A", "Câu khác hẳn.", "a@thu.example"))


def test_approve_comment(cast, comment):
    approved = actions.approve_comment(comment, by=cast.lan, at=SENT)
    assert (approved.state, approved.decided_by) == ("approved", cast.lan)
    assert Outgoing.objects.filter(kind="comment.approved").count() == 1
    with pytest.raises(WrongState):
        actions.approve_comment(comment, by=cast.lan, at=SENT)


def test_refuse_comment_tells_why(cast, comment):
    actions.refuse_comment(comment, reason="off_topic", note="Bài nói về đường.", by=cast.thao, at=SENT)
    assert "Không liên quan đến bài. Bài nói về đường." in Outgoing.objects.latest("pk").body.open()


@pytest.mark.parametrize("who", ["nam", "son", "tu", "mai", "dao", "quan"])
def test_only_who_publishes_for_the_unit_moderates(cast, comment, who):
    with pytest.raises(comments.NotYourComment):
        actions.approve_comment(comment, by=getattr(cast, who), at=SENT)


def test_request_takedown_starts_24_hours_and_take_down_keeps_them(cast, comment):
    actions.approve_comment(comment, by=cast.lan, at=SENT)
    clock = actions.request_takedown(comment, paper="Công an tỉnh, 12/CV", asked_at=SENT, by=cast.lan, at=SENT)
    assert clock.due_at == SENT + timedelta(hours=24)
    with pytest.raises(comments.NoBasis):
        actions.take_down(comment, ground="authority", basis=" ", by=cast.lan, at=SENT)
    actions.take_down(comment, ground="authority", basis="12/CV", by=cast.lan, at=SENT + timedelta(hours=2))
    clock.refresh_from_db()
    assert (clock.was_late(), clock.done_on is not None) == (False, True)
    verbs = [one.verb for one in journal.entries_for("comment", comment.code)]
    assert sorted(verbs) == [
        f"comment.{verb}" for verb in ("approve_comment", "received", "request_takedown", "take_down")
    ]


def test_a_comment_removed_without_a_basis_is_refused_by_the_database(cast, comment):
    comment.state, comment.decided_at, comment.decided_by = "removed", SENT, cast.lan
    with pytest.raises(ValidationError, match="căn cứ"):
        comment.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        comment.save()


@pytest.mark.parametrize(
    ("text", "said"), [("Xem a.com", "đường dẫn"), ("Gọi 0901234567", "điện thoại"), ("Hay", "")]
)
def test_what_the_machine_notices_is_said_to_the_reader_of_comments(text, said):
    assert said in comments.noticed(text)


def test_the_writer_is_forgotten_when_time_is_over_or_when_asked(cast, article):
    said = ("Đường đẹp lắm, bà con mừng.", "Câu thứ hai của bà con.")
    tickets = [
        (ticket_for(article, comments.Words("A", text, "a@thu.example")), code_in_the_letter()) for text in said
    ]
    shown, refused = (actions.receive_comment(ticket, code=code, at=SENT) for ticket, code in tickets)
    actions.approve_comment(shown, by=cast.lan, at=AT)
    actions.refuse_comment(refused, reason="advert", by=cast.lan, at=AT)
    later = local_day(AT) + timedelta(days=31 * comments.months_kept())
    assert [comments.identities_due(local_day(AT)), len(comments.identities_due(later))] == [[], 2]
    with pytest.raises(comments.NoBasis):
        actions.forget_writer(shown, by=cast.lan, at=AT)
    actions.forget_writer(shown, paper="thư ngày 20/11", by=cast.lan, at=AT)
    actions.forget_writer(refused, at=AT)
    letters = [one.body.open() for one in Outgoing.objects.filter(kind="comment.forgotten").order_by("pk")]
    assert ["theo yêu cầu của bạn" in letters[0], "vẫn hiện trên trang" in letters[0], said[0] in letters[0]] == [True, True, False]  # fmt: skip
    assert ["hết thời hạn lưu" in letters[1], "cũng đã được xóa" in letters[1], len(letters)] == [True, True, 2]
    kept = [
        (one.text, one.identity.contact, one.identity.person_key)
        for one in (shown, refused)
        if not one.refresh_from_db()
    ]
    assert kept == [("Đường đẹp lắm, bà con mừng.", None, ""), ("(đã xóa)", None, "")]
    assert comments.identities_due(later) == []


def test_a_code_by_telephone_is_refused_until_a_service_is_named(cast, site, settings, tmp_path):
    settings.CODE_WAY = "sms"
    with pytest.raises(codes.NoWay):
        codes.checked("0912345678")
    sent = tmp_path / "sent"
    program = tmp_path / "send"
    program.write_text(f'#!/bin/sh\necho "$1 $(cat)" >> {sent}\n[ "$1" = 0900000075 ] && exit 75 || exit 0\n')
    program.chmod(0o700)
    settings.MESSAGE_COMMAND = str(program)
    assert codes.checked("+84 912.345.678") == "0912345678"
    with pytest.raises(codes.NotAPhone):
        codes.checked("nam@thu.example")
    message.send("0912345678", "", "Mã: 123456")
    assert sent.read_text() == "0912345678 Mã: 123456\n"
    with pytest.raises(NotSent):
        message.send("0900000075", "", "Mã")
    with pytest.raises(Unreachable):
        message.send("--help", "", "Mã")
