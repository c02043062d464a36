"""Say whether a text denounces an identifiable person of a crime or breach (tố cáo), before anything is kept.

A pure function over words: nothing is stored, sent or logged here. Lateness, attitude and wrong procedure are
lawful feedback; bribery, theft, forgery, embezzlement and their like, told of a person who can be identified,
are not for this system (Luật Tố cáo 25/2018/QH14, Điều 2 and 9; Nghị định 20/2008/NĐ-CP, Điều 5).
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

from danvan.petitions import conduct, learned, lists
from danvan.petitions.recognise_case import Act, Case, Person
from danvan.petitions.wording import Reading, read

ACTS = {
    "bribery": "đòi hoặc nhận tiền, quà (hối lộ)", "embezzlement": "chiếm đoạt, ăn chặn, bớt xén tiền hoặc tài sản", "forgery": "làm giả, khai khống giấy tờ",
    "theft": "trộm cắp", "fraud": "lừa đảo, cưỡng đoạt tài sản", "violence": "bạo lực, xâm hại", "vice": "tội phạm, tệ nạn", "abuse": "lợi dụng chức vụ, cố ý làm trái",
}  # fmt: skip
MOST_PASSED = 500
_passed: set[bytes] = set()
"""Digests of texts that were let through; never a text, never one that was refused."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The finding. ``reasons``: sentences in Vietnamese; ``spans``: (start, end) in the text."""

    denunciation: bool
    reasons: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


def recognise(text: str) -> Verdict:
    """Judge a text: by the rules, then by what was learned. It is only read; nothing of it is kept anywhere."""
    case = Case(read(text, lists.short()))
    found = _by_rules(case)
    if found and case.may_be_weighed and learned.is_clearly_lawful(case.reading, case.signs()):
        found = None
    return found or _by_own_word(case) or _by_weight(case) or Verdict(False)


def _by_rules(case: Case) -> Verdict | None:
    for act in case.acts:
        person = case.doer_of(act)
        if person:
            return _verdict(case.reading, f"Nội dung nói về hành vi {ACTS[act.kind]}", act, person)
    for told in conduct.find(case.reading, case.conduct):
        person = case.doer_of_conduct(told)
        if person:
            act = Act(told.first, told.last, told.kind)
            return _verdict(case.reading, f"Nội dung kể về hành vi {ACTS[told.kind]}", act, person)
    return None


def _by_own_word(case: Case) -> Verdict | None:
    accused = case.accused()
    return _verdict(case.reading, "Người viết nói rõ là tố cáo, tố giác", *accused) if accused else None


def _by_weight(case: Case) -> Verdict | None:
    """Judge by how it is told."""
    if not case.may_be_weighed:
        return None
    found = learned.find(case.reading, case.signs())
    if found is None or case.only_asks(found.first, found.last):
        return None
    reading, person = case.reading, case.nearest(found.first, found.last)
    whom = reading.span(person.first, person.last)
    spans = [reading.span(first, last) for first, last in found.told]
    said = ", ".join(f"“{reading.text[slice(*span)]}”" for span in spans)
    reasons = (
        f"Cách kể giống nội dung tố cáo hành vi vi phạm, rõ nhất ở các chữ: {said}.",
        f"Gắn với một người hoặc một nơi xác định được: “{reading.text[slice(*whom)]}”.",
    )
    return Verdict(True, reasons, tuple(sorted({*spans, whom})))


def weighed(text: str) -> tuple[Reading, learned.Signs, bool, str]:
    """Give what the learned layer weighs of a text, whether it may, and what else stops it: "rules", "word" or ""."""
    case = Case(read(text, lists.short()))
    stopped = "word" if _by_own_word(case) else "rules" if _by_rules(case) else ""
    return case.reading, case.signs(), case.may_be_weighed, stopped


def passes(text: str) -> bool:
    """Say whether a text denounces nobody. One that was let through a moment ago is not read again: a digest tells it."""
    digest = blake2b(text.encode(), digest_size=16).digest()
    if digest in _passed:
        return True
    if recognise(text).denunciation:
        return False
    if len(_passed) >= MOST_PASSED:
        _passed.clear()
    _passed.add(digest)
    return True


def _verdict(reading: Reading, what: str, act: Act, person: Person) -> Verdict:
    spans = tuple(sorted({reading.span(act.first, act.last), reading.span(person.first, person.last)}))
    said = [reading.text[slice(*reading.span(one.first, one.last))] for one in (act, person)]
    reasons = (f"{what}: “{said[0]}”.", f"Gắn với một người hoặc một nơi xác định được: “{said[1]}”.")
    return Verdict(True, reasons, spans)
