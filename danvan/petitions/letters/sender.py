"""Who a letter is about: the sender as the caller opened it, and how the case is spoken of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from danvan.core.dates import long_day
from danvan.documents import papers as p
from danvan.law import rules
from danvan.law.citing import written
from danvan.petitions.models import Petition

KIND_WORDS = {
    "feedback": "phản ánh", "proposal": "kiến nghị", "suggestion": "góp ý", "question": "câu hỏi",
    "rule_feedback": "phản ánh, kiến nghị về quy định hành chính", "complaint": "khiếu nại", "mixed": "đơn nhiều nội dung",
}  # fmt: skip
"""How a letter calls each kind within a sentence."""
KEPT = "hồ sơ"
WHOLE = 400
"""Up to so many signs the words of a letter are given whole, where its subject is only their beginning."""


@dataclass(frozen=True, slots=True)
class Sender:
    """A person as ``actions.open_contact`` gave it; without a name the paper leaves dots to write on."""

    name: str = ""
    address: str = ""

    @property
    def called(self) -> str:
        return f"ông (bà) {self.name or '……………………………'}"

    @property
    def addressed(self) -> str:
        """How a letter is addressed: with a capital, name and place."""
        return f"Ô{self.full[1:]}"

    @property
    def begins(self) -> str:
        """The name at the beginning of a sentence or a line."""
        return f"Ô{self.called[1:]}"

    @property
    def full(self) -> str:
        return f"{self.called}, địa chỉ: {self.address or '……………………………'}"


def head(petition: Petition, on: date) -> p.Letterhead:
    return p.letterhead(petition.unit, on)


def kind_words(petition: Petition) -> str:
    return KIND_WORDS[petition.kind]


def paper_words(petition: Petition) -> str:
    """Say «đơn khiếu nại»; what is a letter in itself is not called one twice."""
    words = kind_words(petition)
    return words if words.startswith("đơn") else f"đơn {words}"


def about(petition: Petition) -> str:
    """Say what a letter is about, without a stop; a subject that was cut from the words gives way to the words themselves."""
    subject = petition.subject.strip()
    if not subject.endswith("…"):
        return subject.rstrip(". ")
    words = " ".join(petition.text.split())
    if len(words) <= WHOLE:
        return words.rstrip(". ")
    sentences = words[:WHOLE].rpartition(". ")[0]
    return sentences or subject.rstrip("… ").rstrip(",;.")


def came(petition: Petition, letterhead: p.Letterhead, sender: Sender) -> str:
    """Begin a letter: when, from whom, about what."""
    day = long_day(petition.received_on)
    book = f" (số {petition.book}, mã {petition.code})" if petition.book else f" (mã {petition.code})"
    return f"{day[:1].upper()}{day[1:]}, {letterhead.name} nhận được {paper_words(petition)} của {sender.full}; nội dung: {about(petition)}{book}."


def term(rule: str, on: date) -> str:
    """Cite a term of the law as it was on a day: «Điều 28 Luật Khiếu nại»."""
    return written(rules.pick(rule, on).source)


def recipients(letterhead: p.Letterhead, first: str, *others: str) -> list[str]:
    office = f"Văn phòng {'Tỉnh ủy' if letterhead.level == 'province' else 'Đảng ủy'}"
    keeper = (
        (office if letterhead.kind == "party_committee" else "Văn phòng") if letterhead.system == "party" else KEPT
    )
    return p.recipients(letterhead.system, first, others, keeper=keeper)
