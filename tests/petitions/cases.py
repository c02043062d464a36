"""Petitions in any state, and one way to take every verb."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from danvan.petitions import actions
from danvan.petitions.models import Answer, Petition
from tests.cast import Cast

AT = datetime(2026, 9, 7, 2, 0, tzinfo=UTC)
DAY = date(2026, 9, 7)
SENDER = actions.Contact("Lò Thị Hoa", "Thôn Bản Trên, xã Bản Mây", "0900 111 222", "hoa@vi-du.example")
TEXT = "Đường vào thôn Bản Trên bị sạt một đoạn dài, xe không qua được khi trời mưa."


def a_letter(**more: Any) -> actions.Letter:
    values = {"kind": "feedback", "text": TEXT, "channel": "paper", "contact": SENDER, "received_on": DAY}
    return actions.Letter(**(values | more))


def entered(cast: Cast, at: datetime = AT, **more: Any) -> Petition:
    """Take a letter in at the desk of xã Bản Mây and enter it into the book."""
    return actions.enter(a_letter(**more), unit=cast.units.ban_may, by=cast.nam, at=at).petition


def sent(cast: Cast, at: datetime = AT, **more: Any) -> actions.Received:
    """Let chị Hoa send a letter through the portal."""
    letter = a_letter(**({"channel": "portal", "received_on": None} | more))
    return actions.receive(letter, unit=cast.units.ban_may, at=at)


def axes(**more: Any) -> actions.Axes:
    return actions.Axes(**({"kind": "feedback", "condition": "eligible", "competence": "own"} | more))


def classified(cast: Cast, at: datetime = AT, **more: Any) -> Petition:
    letter = {
        name: more.pop(name) for name in ("contact", "text", "channel", "received_on", "signatories") if name in more
    }
    kind = more.get("kind", "feedback")
    petition = entered(cast, at, kind=kind, **letter)
    return actions.classify(petition, axes=axes(**({"signatories": petition.signatories} | more)), by=cast.nam, at=at)


def working(cast: Cast, at: datetime = AT, **more: Any) -> Petition:
    """Bring a case into work with anh Nam."""
    petition = actions.propose(classified(cast, at, **more), by=cast.nam, at=at)
    petition = actions.accept(petition, by=cast.lan, at=at)
    return actions.assign(petition, unit=cast.units.ban_may, officer=cast.nam, by=cast.lan, at=at)


def drafted(cast: Cast, at: datetime = AT, **more: Any) -> Petition:
    petition = working(cast, at, **more)
    outcome = "right" if petition.kind == "complaint" else "settled"
    return actions.answer(petition, text="Xã đã cho san gạt đoạn đường.", outcome=outcome, by=cast.nam, at=at)


def answered(cast: Cast, at: datetime = AT, **more: Any) -> Petition:
    """Bring a case to its end: approved and sent."""
    petition = actions.approve(drafted(cast, at, **more), by=cast.lan, at=at)
    return (
        petition
        if petition.state == "notified"
        else actions.notify(petition, served_by="by_hand", by=cast.nam, at=at)
    )


def in_state(cast: Cast, state: str, **axes_of_row: Any) -> Petition:
    """Put a row straight into a state (for refusals only), with the axes a verb asks for."""
    petition = working(cast) if state in ("verifying", "suspended") else entered(cast)
    Petition.objects.filter(pk=petition.pk).update(state=state, **axes_of_row)
    if state == "drafted":
        Answer.objects.create(petition=petition, text="Thử", outcome="settled", drafted_at=AT, drafted_by=cast.nam)
    return Petition.objects.get(pk=petition.pk)


Take = Callable[[Cast, Petition], Any]
VERBS: dict[str, Take] = {
    "register": lambda c, p: actions.register(p, by=c.nam, at=AT),
    "classify": lambda c, p: actions.classify(p, axes=axes(), by=c.nam, at=AT),
    "file": lambda c, p: actions.file(p, note="Thiếu chữ ký", by=c.nam, at=AT),
    "split": lambda c, p: actions.split(p, parts=[actions.Part("feedback", "Một"), actions.Part("complaint", "Hai")], by=c.nam, at=AT),
    "guide": lambda c, p: actions.guide(p, to_body="Ủy ban nhân dân tỉnh", note="Gửi tới nơi có thẩm quyền", by=c.nam, at=AT),
    "transfer": lambda c, p: actions.transfer(p, to_body="Sở Thử nghiệm", note="", by=c.nam, at=AT),
    "give_back": lambda c, p: actions.give_back(p, note="Trả bản gốc", by=c.nam, at=AT),
    "refer_to_inspection": lambda c, p: actions.refer_to_inspection(p, to_body="Thanh tra tỉnh", by=c.nam, at=AT),
    "refer_crime": lambda c, p: actions.refer_crime(p, to_body="Cơ quan điều tra", by=c.nam, at=AT),
    "propose": lambda c, p: actions.propose(p, by=c.nam, at=AT),
    "accept": lambda c, p: actions.accept(p, by=c.lan, at=AT),
    "refuse": lambda c, p: actions.refuse(p, ground="no_content", note="Không nêu việc cụ thể", by=c.lan, at=AT),
    "assign": lambda c, p: actions.assign(p, unit=c.units.ban_may, officer=c.nam, by=c.lan, at=AT),
    "ask_more": lambda c, p: actions.ask_more(p, note="Xin gửi thêm ảnh", by=c.nam, at=AT),
    "extend": lambda c, p: actions.extend(p, criteria=["several_bodies"], paper="Tờ trình 12/TTr", units=5, by=c.lan, at=AT),
    "pause": lambda c, p: actions.pause(p, ground="other_result", paper="QĐ 5/QĐ", by=c.lan, at=AT),
    "resume": lambda c, p: actions.resume(p, paper="QĐ 6/QĐ", by=c.lan, at=AT),
    "discontinue": lambda c, p: actions.discontinue(p, ground="withdrawn", note="Rút đơn", by=c.lan, at=AT),
    "hold_dialogue": lambda c, p: actions.hold_dialogue(p, day=DAY + timedelta(days=20), by=c.nam, at=AT),
    "answer": lambda c, p: actions.answer(
        p, text="Đã làm xong.", outcome="right" if p.kind == "complaint" else "settled", by=c.nam, at=AT
    ),
    "send_back": lambda c, p: actions.send_back(p, note="Viết rõ hơn", by=c.lan, at=AT),
    "approve": lambda c, p: actions.approve(p, by=c.lan, at=AT),
    "notify": lambda c, p: actions.notify(p, served_by="post", by=c.nam, at=AT),
    "publish": lambda c, p: actions.publish(p, title="Đường thôn", question="Đường bị sạt.", answer="Đã sửa.", by=c.lan, at=AT),
    "unpublish": lambda c, p: actions.unpublish(p, by=c.lan, at=AT),
    "escalate": lambda c, p: actions.escalate(p, note="Khiếu nại lần hai", by=c.nam, at=AT),
    "execute": lambda c, p: actions.execute(p, note="Đã thi hành", by=c.nam, at=AT),
    "reopen": lambda c, p: actions.reopen(p, note="Người gửi cho là chưa xong", by=c.lan, at=AT),
    "close": lambda c, p: actions.close(p, by=c.nam, at=AT),
    "archive": lambda c, p: actions.archive(p, by=c.nam, at=AT),
}  # fmt: skip
"""Every verb of STEPS but ``receive``, taken by somebody who may."""

FITTING: dict[str, dict[str, Any]] = {
    "file": {"condition": "not_eligible", "not_eligible": "form"},
    "split": {"kind": "mixed"},
    "guide": {"kind": "complaint", "competence": "not_own"},
    "transfer": {"competence": "not_own"},
    "give_back": {"competence": "not_own"},
    "refer_to_inspection": {"anonymous": True},
    "refer_crime": {"crime_sign": True},
    "propose": {"condition": "eligible", "competence": "own"},
    "hold_dialogue": {"kind": "complaint"},
    "escalate": {"kind": "complaint"},
    "execute": {"kind": "complaint"},
}
"""The axes that the guards of a verb ask for."""
