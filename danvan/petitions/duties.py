"""Which terms the law sets for a petition: what starts each, what settles it. Data, and the questions about it."""

from __future__ import annotations

from dataclasses import dataclass

from danvan.calendars.clocks import ALARM, FOLLOW_UP, LIMIT
from danvan.petitions.states import SIMPLE_KINDS

FIRST_RESULTS = (
    "file", "split", "guide", "transfer", "give_back", "refer_to_inspection", "refer_crime", "accept", "refuse",
)  # fmt: skip
COMPLAINT = ("complaint",)
SETTLING = ("kn1.settle", "kn2.settle", "knpa.answer")
"""The terms that a pause stops and an extension lengthens."""


@dataclass(frozen=True, slots=True)
class Duty:
    """A rule of the law on petitions: from which verbs it runs, which verbs keep it, for which petitions.

    ``settled_by`` empty: an officer says that it was done (``tick``).
    """

    rule: str
    starts: tuple[str, ...]
    settled_by: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    when: tuple[tuple[str, tuple[object, ...]], ...] = ()
    role: str = LIMIT
    variant: str = ""


DUTIES = (
    Duty("vt.register", ("receive",), ("register",), variant="latest"),
    Duty("tcd.reply_visitor", ("receive",), FIRST_RESULTS),
    Duty(
        "party.secretary_notice",
        ("receive",),
        FIRST_RESULTS,
        when=(("channel", ("reception",)), ("kept_by_party", (True,))),
    ),
    Duty("don.red_line", ("receive",), FIRST_RESULTS, role=ALARM),
    Duty("pakn.forward", ("receive",), FIRST_RESULTS, kinds=("rule_feedback",)),
    Duty("kn.accept", ("receive",), FIRST_RESULTS, kinds=COMPLAINT),
    Duty("kn1.settle", ("accept",), ("approve",), kinds=COMPLAINT, when=(("instance", (1,)),), variant="remote"),
    Duty("kn2.settle", ("accept",), ("approve",), kinds=COMPLAINT, when=(("instance", (2,)),), variant="remote"),
    Duty("knpa.answer", ("accept", "reopen"), ("approve",), kinds=SIMPLE_KINDS),
    Duty("kn.send_suspend", ("pause", "resume", "discontinue"), kinds=COMPLAINT),
    Duty("kn.dialogue_notice", ("hold_dialogue",), kinds=COMPLAINT),
    Duty("kn1.serve", ("approve",), ("notify",), kinds=COMPLAINT, when=(("instance", (1,)),)),
    Duty("kn2.serve", ("approve",), ("notify",), kinds=COMPLAINT, when=(("instance", (2,)),)),
    Duty("kn2.publish", ("approve",), ("publish",), kinds=COMPLAINT, when=(("instance", (2,)),), role=FOLLOW_UP),
    Duty("kn.effective", ("approve",), ("execute", "escalate"), kinds=COMPLAINT, role=FOLLOW_UP, variant="remote"),
    Duty("tcd.result_to_forwarder", ("approve",), when=(("empowered_forwarder", (True,)),)),
    Duty("don.filed_purge_review", ("file",), role=FOLLOW_UP),
    Duty("vt.file_to_archive", ("close",), ("archive",), role=FOLLOW_UP),
)


def applies(duty: Duty, petition: object) -> bool:
    """Say whether a duty is one of this petition, by its kind and axes."""
    if duty.kinds and petition.kind not in duty.kinds:  # type: ignore[attr-defined]
        return False
    return all(getattr(petition, axis) in allowed for axis, allowed in duty.when)


def duty_of(rule: str) -> Duty | None:
    return next((duty for duty in DUTIES if duty.rule == rule), None)


def by_hand(rule: str) -> bool:
    """Say whether an officer says that the duty was done: no verb settles it."""
    duty = duty_of(rule)
    return duty is not None and not duty.settled_by
