"""Files of commendation for tests, walked to a state through the room's own verbs."""

from __future__ import annotations

from datetime import date
from typing import Any

from danvan import journal
from danvan.commendations import actions
from danvan.commendations.models import Award, Proposal
from danvan.commendations.states import STATES, STEPS
from danvan.core.dates import local_day
from danvan.core.steps import WrongState
from tests.cast import Cast
from tests.factories.records import AT

DAY = local_day(AT)
GROUP = actions.Subject("group", "Tổ dân vận thôn Bản Trên", "Mở đường", report="Đã mở đường.")
PERSON = actions.Subject(
    "individual",
    "Lò Thị Hoa",
    "Vận động bà con",
    honorific="Bà",
    detail="thôn Bản Trên",
    birth_year=1980,
    report="Đi từng nhà.",
)
DETAILS = actions.Details(
    "Khen thưởng Dân vận khéo năm 2025", "Thành tích trong phong trào Dân vận khéo năm 2025", 2025, "state", "PT-25"
)
SIGNED = actions.Signed("12/QĐ-UBND", DAY, "", "CHỦ TỊCH", "Hoàng Thị Lan", "quỹ thi đua")


def an_award(cast: Cast, **more: Any) -> Award:
    terms = actions.AwardTerms(
        **(
            {
                "system": "state",
                "name": "Giấy khen",
                "giver": "Chủ tịch Ủy ban nhân dân xã Bản Mây",
                "valid_from": date(2024, 1, 1),
            }
            | more
        )
    )
    return actions.set_award(terms, unit=cast.units.ban_may, by=cast.lan, at=AT)


def a_file(
    cast: Cast,
    state: str = "draft",
    *,
    award: Award | None = None,
    details: Any = DETAILS,
    kind: str = "phong_trao",
    received: date = DAY,
) -> Proposal:
    """Walk a file of the hamlet's team, sent to Đảng ủy xã Bản Mây, to a state."""
    award = award or an_award(cast)
    proposal = actions.begin(details, unit=cast.units.ban_may_team, giver=cast.units.ban_may, by=cast.son, at=AT)
    for one in (GROUP, PERSON):
        actions.nominate(proposal, one, award=award, same_deed_reason="Thử.", by=cast.son, at=AT)
    if state == "draft":
        return proposal
    if state == "cancelled":
        return actions.cancel(proposal, reason="Nhầm.", by=cast.son, at=AT)
    proposal = actions.submit(proposal, by=cast.son, at=AT)
    if state == "submitted":
        return proposal
    if state == "returned":
        return actions.send_back(proposal, reason="Thiếu báo cáo.", by=cast.nam, at=AT)
    proposal = actions.receive(proposal, on=received, kind=kind, by=cast.nam, at=AT)
    if state == "received":
        return proposal
    ballots = [actions.Ballot(one.pk, 4, 1, 0) for one in proposal.nominees.all()]
    proposal = actions.review(proposal, meeting=actions.Meeting(DAY, 5, 5), ballots=ballots, by=cast.nam, at=AT)
    if state == "reviewed":
        return proposal
    proposal = actions.propose(proposal, on=DAY, by=cast.nam, at=AT)
    if state == "submitted_up":
        return proposal
    proposal = granted(cast, proposal)
    if state == "decided":
        return proposal
    proposal = actions.hand_over(proposal, on=DAY, place="Hội trường", meeting_code="", by=cast.nam, at=AT)
    return (
        proposal
        if state == "handed_over"
        else actions.archive(proposal, on=DAY, place="Kho xã, hồ sơ 5", by=cast.nam, at=AT)
    )


def granted(cast: Cast, proposal: Proposal) -> Proposal:
    outcomes = [actions.Granted(one.pk, "granted") for one in proposal.nominees.all()]
    return actions.decide(proposal, signed=SIGNED, outcomes=outcomes, by=cast.lan, at=AT)


WORDS: dict[str, dict[str, Any]] = {
    "revise": {"details": DETAILS}, "send_back": {"reason": "Thiếu."}, "receive": {"on": DAY, "kind": "phong_trao"},
    "review": {"meeting": actions.Meeting(DAY, 5, 5), "ballots": []}, "propose": {"on": DAY}, "decide": {"signed": SIGNED, "outcomes": []},
    "notify": {"on": DAY}, "print_certificates": {"look": {}}, "hand_over": {"on": DAY, "place": "", "meeting_code": ""}, "cancel": {"reason": "Nhầm."},
    "post_list": {"on": DAY, "where": "Bảng tin xã", "until": DAY}, "close_posting": {"result": "Không có ý kiến"}, "waive_posting": {"reason": "Khen đột xuất"},
    "pay": {"payment": actions.Payment(DAY, 0, "")}, "archive": {"on": DAY, "place": "Kho xã"},
}  # fmt: skip
OWN = ("revise", "submit", "cancel")
PLAIN = (
    *OWN,
    "send_back",
    "receive",
    "review",
    "propose",
    "decide",
    "notify",
    "print_certificates",
    "hand_over",
    "post_list",
    "close_posting",
    "waive_posting",
    "pay",
    "archive",
)


def others(verb: str) -> list[str]:
    return [state for state in STATES if state not in STEPS[verb].from_]


def take(verb: str, proposal: Proposal, by: Any) -> Any:
    more = {"giver": proposal.giver} if verb == "revise" else {}
    return getattr(actions, verb)(proposal, by=by, at=AT, **WORDS.get(verb, {}), **more)


def written(proposal: Proposal) -> list[str]:
    return [one.verb for one in journal.entries_for("commendation", proposal.code)]


__all__ = ["AT", "DAY", "PLAIN", "WrongState", "others", "take", "written"]
