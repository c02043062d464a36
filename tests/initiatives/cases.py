"""Movements and models for tests, walked to a state through the room's own verbs."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from danvan import journal
from danvan.core.dates import local_day
from danvan.core.steps import WrongState
from danvan.initiatives import actions
from danvan.initiatives.models import Initiative, Movement
from danvan.initiatives.states import STATES, STEPS
from tests.cast import Cast
from tests.factories.records import AT, a_picture

D = Decimal
DAY = local_day(AT)
LATER = AT + timedelta(days=10)
STORY = actions.Story("Đường hẹp.", "Đi từng nhà.", "Đường rộng.", "Bắt đầu từ hai hộ đầu ngõ.")
TEN = actions.Ten(
    "Lùi rào mở đường", registrant_name="Thôn Bản Trên", field="Kinh tế", situation="Đường hẹp.", aims="Đường rộng bốn mét.", content="Đi từng nhà.",
    place="Thôn Bản Trên", forces="Tổ dân vận", resources="Ngày công", assess_on=DAY + timedelta(days=60), outputs="Con đường", outlook="Làm tiếp được",
    update_every=30, goals=[actions.Aim("Số hộ lùi rào", D(40), "hộ")],
)  # fmt: skip
MEASURES = actions.Measures(
    fields=["Kinh tế", "Văn hóa"], levels=[("Cấp xã", D(70))], stages=["Tổ thẩm định"], combine="average",
    criteria=[actions.CriterionRow(0, "Kết quả"), actions.CriterionRow(1, "Đạt chỉ tiêu", D(60)), actions.CriterionRow(1, "Dân đồng tình", D(40))],
)  # fmt: skip
PLAN = actions.Plan("Dân vận khéo năm 2025", date(2025, 1, 1), date(2025, 12, 31))


def a_movement(cast: Cast, *, announced: bool = True, measures: actions.Measures = MEASURES) -> Movement:
    made = actions.prepare(PLAN, measures, unit=cast.units.ban_may, by=cast.nam, at=AT)
    return actions.announce(made, on=DAY, by=cast.lan, at=AT) if announced else made


def a_model(
    cast: Cast, state: str = "draft", *, movement: Movement | None = None, name: str = "", ten: Any = TEN
) -> Initiative:
    """Walk a model of the hamlet's team to a state."""
    if name:
        ten = actions.Ten(**{one: getattr(ten, one) for one in ten.__dataclass_fields__} | {"name": name})
    thing = actions.begin(ten, movement=movement, unit=cast.units.ban_may_team, by=cast.son, at=AT)
    if state == "draft":
        return thing
    if state == "withdrawn":
        return actions.withdraw_registration(thing, by=cast.son, at=AT)
    thing = actions.register(thing, difference="Khác nơi.", by=cast.son, at=AT)
    if state == "registered":
        return thing
    if state == "returned":
        return actions.ask_completion(thing, what="Ghi rõ chỉ tiêu.", by=cast.nam, at=AT)
    if state == "merged":
        return actions.merge(thing, into=a_model(cast, "accepted", name="Mô hình giữ lại"), by=cast.nam, at=AT)
    thing = actions.accept(thing, by=cast.nam, at=AT)
    if state == "accepted":
        return thing
    thing = actions.launch(thing, on=DAY, decision="", commitments="Tổ trưởng lo.", by=cast.nam, at=AT)
    if state == "running":
        return thing
    if state == "ended":
        return actions.end(thing, on=DAY, reason="Xong việc.", by=cast.nam, at=AT)
    thing = assessed(cast, thing)
    if state == "assessed":
        return thing
    actions.open_round(thing, stage="Tổ", assessors=[cast.nam, cast.lan, cast.thao], by=cast.lan, at=AT)
    if state == "appraising":
        return Initiative.objects.get(pk=thing.pk)
    for one, less in ((cast.nam, 0), (cast.lan, 3), (cast.thao, 6)):
        hand_in(thing, one, less)
    actions.close_round(
        thing,
        verdict="effective",
        agreed=None if movement else D(90),
        reason="" if movement else "Thống nhất.",
        by=cast.lan,
        at=AT,
    )
    if state == "recognised":
        actions.recognise(
            thing, level="Cấp xã", decision="1/QĐ", decided_on=DAY, decided_by_name="", by=cast.lan, at=AT
        )
    return Initiative.objects.get(pk=thing.pk)


def assessed(cast: Cast, thing: Initiative, at: Any = AT) -> Initiative:
    results = [(one.pk, "met", D(42), "") for one in thing.goals.all()]
    return actions.self_assess(thing, text="Làm xong.", results=results, by=cast.son, at=at)


def hand_in(thing: Initiative, by: Any, less: int = 0, notes: Any = None) -> Any:
    last = thing.rounds.order_by("-number").first()
    leaves = last.edition.leaves() if last.edition else []
    points = {one.pk: one.points - less for one in leaves}
    return actions.score(thing, points=points, notes=notes or {}, hand_in=True, by=by, at=AT)


WORDS: dict[str, dict[str, Any]] = {
    "rewrite": {"ten": TEN}, "register": {"difference": "Khác."}, "ask_completion": {"what": "Thiếu."}, "launch": {"on": DAY, "decision": "", "commitments": "Lo."},
    "report_progress": {"on": DAY, "figures": actions.Figures("Đã làm.")}, "self_assess": {"text": "Xong.", "results": []},
    "open_round": {"stage": "Tổ", "assessors": []}, "score": {"points": {}, "notes": {}}, "close_round": {"verdict": "effective"},
    "confirm_effective": {"basis": "Biên bản."}, "recognise": {"level": "Cấp xã", "decision": "1", "decided_on": DAY, "decided_by_name": ""},
    "decline": {"reason": "Chưa đủ."}, "publish": {"story": STORY}, "end": {"on": DAY, "reason": "Xong."},
}  # fmt: skip
PLAIN = ("rewrite", "register", "withdraw_registration", "ask_completion", "accept", "launch", "report_progress", "ask_update", "self_assess",
         "open_round", "close_round", "confirm_effective", "recognise", "decline", "publish", "unpublish", "end")  # fmt: skip


def others(verb: str) -> list[str]:
    """List all states that a verb may not start from."""
    return [state for state in STATES if state not in STEPS[verb].from_]


def take(verb: str, thing: Initiative, by: Any, at: Any = LATER) -> Any:
    return getattr(actions, verb)(thing, by=by, at=at, **WORDS.get(verb, {}))


def written(thing: Initiative) -> list[str]:
    return [one.verb for one in journal.entries_for("initiative", thing.code)]


__all__ = [
    "AT",
    "DAY",
    "LATER",
    "PLAIN",
    "STORY",
    "TEN",
    "WORDS",
    "WrongState",
    "a_picture",
    "others",
    "take",
    "written",
]
