"""Whose event it is: the own unit is evidence, never a silent choice."""

from __future__ import annotations

from typing import Any

from danvan.intake.review.cards import CLASH, Card, Value, span_of
from danvan.intake.review.reviewer import Reviewer


def owner_card(key: str, group: str, event: dict[str, Any], reviewer: Reviewer) -> Card:
    """Ask which unit held the event: mine, one of the candidates, another, or no meeting to record."""
    candidates = event["unit_candidates"]
    own = [one for one in candidates if one["code"] in reviewer.codes]
    others = [one for one in candidates if one["code"] not in reviewer.codes]
    choices = [("own", f"{reviewer.unit_name} (đơn vị của tôi)")]
    choices += [(f"unit:{one['code']}", f"{one['full_name']}") for one in others]
    choices += [("other", "Đơn vị khác"), ("none", "Không ghi thành cuộc họp, chỉ lập tin bài")]
    evidence = [("own", _own_evidence(event, own, reviewer))]
    evidence += [(f"unit:{one['code']}", ". ".join(one["evidence"])) for one in others]
    evidence += [("other", "Ghi để tra cứu, không tính vào số liệu của đơn vị tôi.")]
    spans = span_of(event["unit_span"])
    settled = any(one.get("decided") for one in own)
    typed = bool(event.get("typed"))
    chosen = "none" if typed else "own" if settled else ""
    value = Value(
        f"{key}-owner", "Đơn vị nào tổ chức?", "radio", chosen, tuple(choices), spans=spans, evidence=tuple(evidence)
    )
    card = Card(f"{key}-owner", "Đơn vị nào tổ chức?", group, "place", [[value]], spans=list(spans), may_leave=False)
    if typed:
        card.doubt(
            "Không thấy cuộc họp nào trong bài. Nếu có, hãy chọn đơn vị tổ chức và nhập tay các ô của cuộc họp."
        )
    elif not settled:
        card.doubt(_question(event, candidates, reviewer), state=CLASH, blocks=True)
    return card


def _own_evidence(event: dict[str, Any], own: list[dict[str, Any]], reviewer: Reviewer) -> str:
    if own:
        return f"Bài ghi “{event['unit']}”, trùng địa bàn của bạn. " + ". ".join(own[0]["evidence"])
    if event["unit"]:
        return f"Bài ghi “{event['unit']}”, không phải {reviewer.area_name or reviewer.unit_name}."
    return "Bài không nêu tên địa bàn nào."


def _question(event: dict[str, Any], candidates: list[dict[str, Any]], reviewer: Reviewer) -> str:
    name = event["unit"]
    if not name:
        return f"Bài không nói rõ của địa phương nào. Cuộc này do {reviewer.unit_name} hay đơn vị khác tổ chức?"
    if not candidates:
        return f"“{name}” không có trong danh mục đơn vị. Cuộc này do {reviewer.unit_name} hay đơn vị khác tổ chức?"
    if not any(one.get("decided") for one in candidates):
        return f"“{name}” có thể là {len(candidates)} đơn vị. Hãy chọn đúng đơn vị."
    return f"Bài nói về {candidates[0]['full_name']}, bạn đang làm cho {reviewer.unit_name}. Cuộc này của ai?"
