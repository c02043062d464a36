"""Figures of a model in words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db.models import Sum

from danvan.core.dates import say_money, say_number
from danvan.initiatives.models import Goal, Initiative
from danvan.initiatives.states import BOUNDS, REACHED


def plain(value: Decimal | None) -> str:
    """Write a decimal as it is read here: ``1.250,5``; nothing for none."""
    return "" if value is None else say_number(value)


def said_goal(goal: Goal) -> dict[str, Any]:
    """Say one own criterion: its target, how far it is, how it came out."""
    word = f" {goal.unit_word}" if goal.unit_word else ""
    newest = max(goal.values.all(), key=lambda one: (one.update_row.happened_on, one.pk), default=None)
    return {
        "text": goal.text, "target": f"{plain(goal.target)}{word}" if goal.target is not None else "không ghi số",
        "so_far": f"{plain(newest.value)}{word}" if newest else "", "reached": REACHED.get(goal.reached, ""),
        "result": f"{plain(goal.result)}{word}" if goal.result is not None else "", "note": goal.result_note,
    }  # fmt: skip


def sums_of(thing: Initiative) -> dict[str, Any]:
    """Add up what the updates of a model mobilised. People are lượt and stand apart by how sure they are."""
    rows = thing.updates.all()
    sums = rows.aggregate(money=Sum("money"), days=Sum("labour_days"), land=Sum("land"), kind=Sum("in_kind_worth"))
    exact = rows.filter(people_bound="exact").aggregate(total=Sum("people"))["total"]
    estimate = rows.exclude(people_bound="exact").aggregate(total=Sum("people"))["total"]
    return sums | {"people": exact, "about": estimate}


def said_sums(sums: dict[str, Any]) -> list[tuple[str, str]]:
    """Write the sums as label and figure, leaving out what is nothing."""
    lines = [
        ("Tiền huy động", say_money(sums["money"]) if sums["money"] else ""),
        ("Ngày công", say_number(sums["days"]) if sums["days"] else ""),
        ("Đất hiến", f"{say_number(sums['land'])} m²" if sums["land"] else ""),
        ("Hiện vật, trị giá", say_money(sums["kind"]) if sums["kind"] else ""),
        ("Lượt người được tiếp cận", said_people(sums)),
    ]
    return [(label, text) for label, text in lines if text]


def said_people(sums: dict[str, Any]) -> str:
    """Say lượt of people: counted ones, and beside them the estimates."""
    parts = [say_number(sums["people"]) if sums["people"] else ""]
    parts.append(f"ước tính thêm {say_number(sums['about'])}" if sums["about"] else "")
    return ", ".join(part for part in parts if part)


def said_bound(count: int | None, bound: str) -> str:
    """Say a count with its bound: ``gần 200``."""
    if count is None:
        return ""
    return say_number(count) if bound == "exact" else f"{BOUNDS[bound]} {say_number(count)}"
