"""A congress: convene, check the mandate, prepare and count ballots, confirm who was elected, targets of the term."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Max

from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.core.steps import check
from danvan.law.elections import COLLECTED, RuleSet, in_force, rule_sets
from danvan.meetings.actions.meeting import locked, write
from danvan.meetings.models import Ballot, Candidate, Congress, Meeting, Member, Target, TargetReport
from danvan.meetings.permissions import may_edit
from danvan.meetings.states_talk import BALLOT_STATES, BALLOT_STEPS, MEMBER_KINDS
from danvan.text.folding import key3
from danvan.units import actions as units
from danvan.units.models import Officer, Person
from danvan.units.permissions import may_administer


class NoTerm(Refused):
    """Hãy ghi nhiệm kỳ và tên tổ chức."""


class RulesMissing(Refused):
    """Chưa có bộ quy tắc bầu cử cho ngày {day}."""


class NoMembers(Refused):
    """Chưa ghi ai được triệu tập nên chưa tính được số phiếu cần để trúng cử."""


class AbsentWithoutReason(Refused):
    """Người có mặt thì không thể không tính vào số triệu tập vì vắng."""


class UnknownReason(Refused):
    """Lý do này không có trong bộ quy tắc bầu cử."""


class TooFewNames(Refused):
    """Danh sách bầu cử có {names} người, ít hơn số lượng bầu {seats}."""


class TooManyNames(Refused):
    """Danh sách có {names} người; bầu {seats} người thì danh sách nhiều nhất {most} người (số dư {percent} phần trăm)."""


class MustBeSecret(Refused):
    """Bầu {what} phải bỏ phiếu kín, không giơ tay. Hãy chọn hình thức phiếu kín."""


class BallotsGivenOut(Refused):
    """Số phiếu phát ra ({issued}) nhiều hơn số người được bầu cử có mặt ({present})."""


class CountsDisagree(Refused):
    """{what}"""


class NoCounters(Refused):
    """Kiểm phiếu phải ghi tên ít nhất hai người kiểm phiếu."""


class SamePerson(Refused):
    """Người ghi kết quả kiểm phiếu không tự xác nhận người trúng cử; cần người thứ hai."""


class NotElected(Refused):
    """Chỉ xác nhận được người trúng cử trong lần bầu đã kiểm xong."""


class NoPost(Refused):
    """Lần bầu này không ghi chức vụ nên không có gì để đưa vào danh sách chức vụ."""


@dataclass(frozen=True, slots=True)
class Convened:
    """One member called to the congress."""

    full_name: str
    post: str = ""
    kind: str = "official"
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """What the counters wrote on their sheet. ``votes``: candidate row → votes."""

    issued: int
    collected: int
    valid: int
    invalid: int
    votes: Mapping[int, int]
    counters: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Mandate:
    """Who is convened, counted, present; ``base`` is what the threshold is taken of."""

    convened: int
    counted: int
    left_out: int
    present: int
    voters: int
    base: int
    needed: int


def rules_of(congress: Congress) -> RuleSet:
    """Return the pinned rule set."""
    return rule_sets()[congress.rule_set]


def mandate(congress: Congress, members: Sequence[Member] | None = None) -> Mandate:
    """Count the members as the rule set says. ``voters``: present members whose kind votes."""
    rules = rules_of(congress)
    rows = [one for one in (congress.members.all() if members is None else members) if one.kind in rules.counts]
    counted = [one for one in rows if not one.left_out]
    present = sum(one.present for one in rows)
    base = len(counted)
    return Mandate(
        len(rows), len(counted), len(rows) - len(counted), present, present, base, rules.needed(base) if base else 0
    )


@transaction.atomic
def open_congress(meeting: Meeting, *, term: str, body_name: str, by: Officer, at: datetime) -> Congress:
    """Open the congress of a meeting under the rule set of its day, or change term and name. Raise RulesMissing."""
    meeting = locked(meeting, by, at, may_edit)
    if not term.strip() or not body_name.strip():
        raise NoTerm(field="body_name" if term.strip() else "term")
    found = in_force(meeting.starts_on)
    if not found:
        raise RulesMissing(day=f"{meeting.starts_on:%d/%m/%Y}")
    congress, made = Congress.objects.get_or_create(
        meeting=meeting,
        defaults={"term": term.strip(), "body_name": body_name.strip(), "rule_set": found[0].key, "opened_at": at, "opened_by": by},
    )  # fmt: skip
    if not made:
        congress.term, congress.body_name = term.strip(), body_name.strip()
        congress.save(update_fields=["term", "body_name"])
    write(meeting, "congress.opened", ("term",), by=by, at=at)
    return congress


@transaction.atomic
def convene(congress: Congress, members: Sequence[Convened], *, by: Officer, at: datetime) -> list[Member]:
    """Add members to the list of convened, each with the next number."""
    meeting = locked(congress.meeting, by, at, may_edit)
    last = congress.members.aggregate(last=Max("number"))["last"] or 0
    rows = [
        Member(
            congress=congress, number=last + place, full_name=one.full_name.strip(), post=one.post.strip(), person=one.person,
            kind=one.kind if one.kind in MEMBER_KINDS else "official",
        )
        for place, one in enumerate((one for one in members if one.full_name.strip()), 1)
    ]  # fmt: skip
    Member.objects.bulk_create(rows)
    write(meeting, "members.convened", ("members",), by=by, at=at)
    return rows


@transaction.atomic
def check_member(member: Member, *, present: bool, left_out: str = "", by: Officer, at: datetime) -> Member:
    """Say whether a member is there, and why the base does not count an absent one. Raise UnknownReason."""
    meeting = locked(member.congress.meeting, by, at, may_edit)
    if left_out and left_out not in rules_of(member.congress).left_out:
        raise UnknownReason(field="left_out")
    if left_out and present:
        raise AbsentWithoutReason(field="left_out")
    member.present, member.left_out = present, left_out
    member.save(update_fields=["present", "left_out"])
    write(meeting, "member.checked", ("present", "left_out"), by=by, at=at)
    return member


def secret_of(rules: RuleSet, text: str) -> str:
    """Return the body or post that ``text`` names and the rules elect by secret ballot only; empty when hands may be raised."""
    folded = f" {key3(text)} "
    return next((one for one in rules.secret if f" {key3(one)} " in folded), "")


@transaction.atomic
def prepare_ballot(
    congress: Congress, *, title: str, seats: int, names: Sequence[Convened], mode: str = "paper", post_name: str = "",
    previous: Ballot | None = None, by: Officer, at: datetime,
) -> Ballot:  # fmt: skip
    """Prepare a round. The names are bounded by the surplus of the rule set. Raise MustBeSecret, TooFewNames, TooManyNames."""
    meeting = locked(congress.meeting, by, at, may_edit)
    secret = secret_of(rules_of(congress), f"{title} {post_name}")
    if mode == "hands" and secret:
        raise MustBeSecret(what=secret, field="mode")
    names = [one for one in names if one.full_name.strip()]
    most = rules_of(congress).most_candidates(seats)
    if len(names) < seats or not names:
        raise TooFewNames(names=len(names), seats=seats, field="names")
    if len(names) > most:
        raise TooManyNames(
            names=len(names), seats=seats, most=most, percent=rules_of(congress).surplus_percent, field="names"
        )
    ballot = Ballot.objects.create(
        congress=congress, title=title.strip(), post_name=post_name.strip(), mode=mode, seats=seats, previous=previous,
        round=previous.round + 1 if previous else 1,
    )  # fmt: skip
    Candidate.objects.bulk_create(
        Candidate(
            ballot=ballot, position=place, full_name=one.full_name.strip(), post_before=one.post, person=one.person
        )
        for place, one in enumerate(names)
    )
    write(meeting, "ballot.prepared", ("title", "seats"), by=by, at=at)
    return ballot


@transaction.atomic
def open_ballot(ballot: Ballot, *, by: Officer, at: datetime) -> Ballot:
    """Begin the round: base and threshold are fixed now. Raise NoMembers."""
    meeting = locked(ballot.congress.meeting, by, at, may_edit)
    ballot.state = check(BALLOT_STEPS, "open_ballot", ballot.state, labels=BALLOT_STATES)
    counts = mandate(ballot.congress)
    if not counts.base:
        raise NoMembers()
    ballot.base, ballot.threshold = counts.base, counts.needed
    ballot.save()
    write(meeting, "ballot.opened", ("state", "base"), by=by, at=at)
    return ballot


@transaction.atomic
def count_ballot(ballot: Ballot, tally: Tally, *, by: Officer, at: datetime) -> Ballot:
    """Take the counters' sheet: all sums must agree, then the elected follow from threshold and seats.

    Raise BallotsGivenOut, CountsDisagree, NoCounters. Candidates tied on the last seat are not elected: another round.
    """
    meeting = locked(ballot.congress.meeting, by, at, may_edit)
    ballot = Ballot.objects.select_for_update(of=("self",)).select_related("congress").get(pk=ballot.pk)
    ballot.state = check(BALLOT_STEPS, "count_ballot", ballot.state, labels=BALLOT_STATES)
    candidates = list(ballot.candidates.all())
    judge(ballot, tally, {one.pk: one.full_name for one in candidates}, mandate(ballot.congress).voters)
    if rules_of(ballot.congress).base == COLLECTED:
        ballot.base, ballot.threshold = tally.collected, rules_of(ballot.congress).needed(tally.collected)
    ballot.issued, ballot.collected, ballot.valid, ballot.invalid = (
        tally.issued,
        tally.collected,
        tally.valid,
        tally.invalid,
    )
    ballot.counters, ballot.counted_at, ballot.counted_by = "; ".join(tally.counters)[:300], at, by
    ballot.save()
    won = elected(tally.votes, seats=ballot.seats, threshold=ballot.threshold or 0)
    for one in candidates:
        one.votes, one.elected = tally.votes.get(one.pk, 0), one.pk in won
    Candidate.objects.bulk_update(candidates, ["votes", "elected"])
    write(meeting, "ballot.counted", ("state", "collected", "valid"), by=by, at=at)
    return ballot


def judge(ballot: Ballot, tally: Tally, names: Mapping[int, str], voters: int) -> None:
    """Refuse a sheet whose sums cannot be. Works the same for five members as for five hundred."""
    if tally.issued > voters:
        raise BallotsGivenOut(issued=tally.issued, present=voters, field="issued")
    if tally.collected > tally.issued:
        raise CountsDisagree(
            what=f"Thu về {tally.collected} phiếu, nhiều hơn số phát ra {tally.issued}.", field="collected"
        )
    if tally.valid + tally.invalid != tally.collected:
        raise CountsDisagree(
            what=f"Hợp lệ {tally.valid} và không hợp lệ {tally.invalid} cộng lại phải bằng số thu về {tally.collected}.", field="valid"
        )  # fmt: skip
    for key, votes in tally.votes.items():
        if votes > tally.valid:
            raise CountsDisagree(
                what=f"{names[key]} có {votes} phiếu, nhiều hơn số phiếu hợp lệ {tally.valid}.", field=f"votes_{key}"
            )
    total, most = sum(tally.votes.values()), tally.valid * ballot.seats
    if total > most:
        raise CountsDisagree(
            what=f"Tổng số phiếu bầu {total} nhiều hơn {most} (số phiếu hợp lệ nhân số lượng bầu {ballot.seats})."
        )
    if ballot.mode == "paper" and len([one for one in tally.counters if one.strip()]) < 2:
        raise NoCounters(field="counters")


def elected(votes: Mapping[int, int], *, seats: int, threshold: int) -> set[int]:
    """Return who is elected: enough votes, the most first, at most ``seats``; a tie on the last seat elects none of the tied."""
    enough = sorted((one for one in votes.items() if one[1] >= threshold), key=lambda one: -one[1])
    if len(enough) <= seats:
        return {key for key, _ in enough}
    last = enough[seats][1]
    return {key for key, count in enough[:seats] if count > last}


@transaction.atomic
def confirm_elected(candidate: Candidate, *, since: date, by: Officer, at: datetime) -> Candidate:
    """Let an elected person enter the post. A second person does it: not the one who counted. Raise SamePerson."""
    ballot = candidate.ballot
    meeting = locked(ballot.congress.meeting, by, at, may_edit)
    if ballot.state != "counted" or not candidate.elected:
        raise NotElected()
    if ballot.counted_by_id is not None and ballot.counted_by and ballot.counted_by.user_id == by.user_id:
        raise SamePerson()
    if not ballot.post_name:
        raise NoPost()
    if candidate.confirmed_at:
        return candidate
    administers = may_administer(by, meeting.unit, local_day(at))
    actor = by if administers else None
    person = candidate.person or units.add_person(meeting.unit, full_name=candidate.full_name, by=actor, at=at)
    units.hold(person, post_name=ballot.post_name, since=since, by=actor, at=at)
    candidate.person, candidate.confirmed_at, candidate.confirmed_by = person, at, by
    candidate.save(update_fields=["person", "confirmed_at", "confirmed_by"])
    write(meeting, "elected.confirmed", ("post",), by=by, at=at)
    return candidate


@transaction.atomic
def set_target(
    congress: Congress, *, text: str, measure: str = "", wanted: Decimal | None = None, by: Officer, at: datetime
) -> Target:  # fmt: skip
    """Keep a target of the term."""
    meeting = locked(congress.meeting, by, at, may_edit)
    row = Target.objects.create(
        congress=congress, text=text.strip(), measure=measure.strip(), wanted=wanted, set_at=at
    )
    write(meeting, "target.set", ("text",), by=by, at=at)
    return row


@transaction.atomic
def report_target(
    target: Target, *, on: date, reached: Decimal | None, note: str = "", by: Officer, at: datetime
) -> TargetReport:  # fmt: skip
    """Say what had been reached of a target on a day."""
    meeting = locked(target.congress.meeting, by, at, may_edit)
    row = TargetReport.objects.create(target=target, on=on, reached=reached, note=note.strip(), at=at, by=by)
    write(meeting, "target.reported", ("reached",), by=by, at=at)
    return row
