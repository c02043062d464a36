"""Papers at the end of a case: the reply, one reply for many senders, the decision on a complaint."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from danvan.core.dates import long_day, short_day
from danvan.documents import papers as p
from danvan.law.wording import say
from danvan.petitions.letters.handling import decision
from danvan.petitions.letters.sender import Sender, about, came, head, kind_words, recipients, term
from danvan.petitions.models import Petition
from danvan.petitions.states import OUTCOMES

COURT_AFTER = {1: "khiếu nại lần hai đến người có thẩm quyền hoặc khởi kiện", 2: "khởi kiện"}


def reply(petition: Petition, *, sender: Sender, text: str, outcome: str = "", on: date) -> p.Letter:
    """Write the answer: a công văn for feedback and questions, a decision for a complaint."""
    if petition.kind == "complaint":
        return _settlement(petition, sender, text, outcome, on)
    own = head(petition, on)
    return own.letter(
        "", "", f"trả lời {kind_words(petition)} của {sender.called}", on=on, addressees=[sender.addressed],
        body=[p.Paragraph(came(petition, own, sender)), p.Paragraph(f"{own.name} trả lời như sau:"), p.Paragraph(text)],
        recipients=recipients(own, "Như trên"),
    )  # fmt: skip


def joint_reply(petitions: Sequence[Petition], *, senders: Sequence[Sender], text: str, on: date) -> p.Letter:
    """Write one reply to many who wrote about the same matter; the senders stand in an appendix.

    ``senders`` in the order of ``petitions``. Raises ValueError when the numbers differ.
    """
    own = head(petitions[0], on)
    rows = [
        [number, sender.name, sender.address, short_day(one.received_on), one.code]
        for number, (one, sender) in enumerate(zip(petitions, senders, strict=True), 1)
    ]
    first, last = min(one.received_on for one in petitions), max(one.received_on for one in petitions)
    days = long_day(first) if first == last else f"từ {long_day(first)} đến {long_day(last)}"
    columns = [p.Column("TT", 10, "center"), p.Column("Họ và tên", 42), p.Column("Địa chỉ", 43), p.Column("Ngày nhận", 24, "center"),
               p.Column("Mã hồ sơ", 46)]  # fmt: skip
    group = petitions[0].group
    matter = group.label.strip().rstrip(".… ") if group else about(petitions[0])
    return own.letter(
        "", "", f"trả lời {kind_words(petitions[0])} của {len(rows):02d} công dân", on=on,
        addressees=["Các ông, bà có tên trong danh sách kèm theo"],
        body=[
            p.Paragraph(f"{days[:1].upper()}{days[1:]}, {own.name} nhận được đơn của {len(rows):02d} ông, bà có cùng nội dung: "
                        f"{matter}."),
            p.Paragraph(f"{own.name} trả lời chung như sau:"),
            p.Paragraph(text),
        ],
        recipients=recipients(own, "Như trên"), appendices=[p.Appendix("Danh sách người gửi", [p.Table(columns, rows)])],
    )  # fmt: skip


def _settlement(petition: Petition, sender: Sender, text: str, outcome: str, on: date) -> p.Letter:
    """Write «Quyết định giải quyết khiếu nại», with the sender's next right and its term (Luật KN Đ31, Đ33, Đ40)."""
    own = head(petition, on)
    times = "lần hai" if petition.instance == 2 else "lần đầu"
    lodge = term("kn2.lodge", on)
    days = say("kn2.lodge", on, "remote" if petition.remote else "")
    right = f"Trong thời hạn {days} kể từ ngày nhận được quyết định này, nếu không đồng ý, {sender.called} có quyền "
    after = f"{right}{COURT_AFTER[petition.instance]} vụ án hành chính tại Tòa án ({lodge})."
    verdict = OUTCOMES.get(outcome, "")
    found = f" Kết luận: {verdict[:1].lower()}{verdict[1:]}." if verdict else ""
    return decision(
        petition, own, f"giải quyết khiếu nại ({times})", on, sender,
        f"Nội dung khiếu nại của {sender.full}: {about(petition)}.{found}\n{text.strip()}", after,
        basis=f"Căn cứ {term('kn1.settle' if petition.instance == 1 else 'kn2.settle', petition.accepted_on or on)}",
    )  # fmt: skip
