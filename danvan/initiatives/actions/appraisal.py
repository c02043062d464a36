"""Appraisal: open a round, score, close it; confirm that a model works, recognise it, or not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.db import transaction

from danvan.core.dates import local_day, short_day
from danvan.core.refused import Refused
from danvan.initiatives.actions.carrying import not_in_future
from danvan.initiatives.actions.keeping import NotYours, keep, locked, write
from danvan.initiatives.models import Assessor, Criterion, Initiative, Recognition, Round, Score, ScoreChange
from danvan.initiatives.permissions import (
    is_own,
    may_close_round,
    may_confirm_effective,
    may_decline,
    may_open_round,
    may_recognise,
    may_score,
)  # fmt: skip
from danvan.initiatives.states import VERDICTS
from danvan.units.models import Officer

HUNDREDTH = Decimal("0.01")


class NoAssessors(Refused):
    """Hãy chọn ít nhất một người chấm."""


class OwnModel(Refused):
    """{name} không chấm mô hình này được: mô hình của chính đơn vị mình, hoặc do mình viết, gửi, cập nhật."""


class PointsTooMany(Refused):
    """«{text}»: điểm phải từ 0 đến {most}."""


class AllMustBeScored(Refused):
    """Còn tiêu chí chưa có điểm: {missing}."""


class ChangeNeedsReason(Refused):
    """Phiếu đã nộp. Sửa điểm «{text}» phải ghi lý do."""


class RoundClosed(Refused):
    """Vòng này đã chốt, không sửa điểm được nữa."""


class AllMustHandIn(Refused):
    """Còn người chưa nộp phiếu: {names}."""


class PointsNeedReason(Refused):
    """Điểm thống nhất phải ghi số và lý do."""


class NoVerdict(Refused):
    """Hãy chọn kết luận của vòng."""


class StillSilent(Refused):
    """Mô hình quá hạn cập nhật theo lịch tự đặt (có tin lần cuối {day}). Hãy hỏi tiến độ trước; mô hình không có tin thì không tính là hiệu quả."""


class NoBasis(Refused):
    """Hãy ghi căn cứ: biên bản, vòng thẩm định, kiểm tra tại chỗ."""


class LevelUnknown(Refused):
    """Mức «{level}» không có trong kế hoạch của đợt."""


class NoDecision(Refused):
    """Hãy ghi số quyết định công nhận, như trên giấy đã ký."""


class NoReason(Refused):
    """Hãy ghi lý do chưa công nhận."""


@transaction.atomic
def open_round(
    thing: Initiative,
    *,
    stage: str,
    assessors: Sequence[Officer],
    by: Officer,
    at: datetime,
    due_on: date | None = None,
) -> Round:
    """Open the next round with named assessors. Raises OwnModel for one whose own the model is."""
    thing = locked(thing, "open_round", may_open_round, by=by, at=at)
    if not assessors:
        raise NoAssessors(field="assessors")
    for one in assessors:
        if is_own(one, thing):
            raise OwnModel(name=one.full_name, field="assessors")
    number = thing.rounds.count() + 1
    made = Round.objects.create(
        initiative=thing, edition=thing.movement.edition() if thing.movement else None, number=number,
        stage=stage.strip() or f"Vòng {number}", due_on=due_on, opened_at=at, opened_by=by,
    )  # fmt: skip
    Assessor.objects.bulk_create(Assessor(round=made, officer=one) for one in assessors)
    keep(thing, "round_opened", ("state", "rounds"), by=by, at=at)
    return made


@transaction.atomic
def score(
    thing: Initiative, *, points: Mapping[int, Decimal], notes: Mapping[int, str], by: Officer, at: datetime,
    remark: str = "", hand_in: bool = False,
) -> Assessor:  # fmt: skip
    """Give points (criterion id → points) in the open round. Once handed in, each change needs a reason in ``notes``."""
    thing = locked(thing, "score", may_score, by=by, at=at)
    row = Assessor.objects.select_for_update(of=("self",)).select_related("round__edition").filter(
        round__initiative=thing, round__closed_at=None, officer=by
    ).first()  # fmt: skip
    if row is None:
        raise NotYours()
    criteria = {one.pk: one for one in (row.round.edition.leaves() if row.round.edition else [])}
    given = {key: value for key, value in points.items() if key in criteria}
    for key, value in given.items():
        _judge(criteria[key], value)
    if hand_in and (missing := [one.text for key, one in criteria.items() if key not in given]):
        raise AllMustBeScored(missing="; ".join(missing)[:300])
    _write_scores(row, criteria, given, notes, at)
    row.remark = remark.strip()
    row.handed_in_at = row.handed_in_at or (at if hand_in else None)
    row.save()
    write(thing, "scored", ("scores",), by=by, at=at)
    return row


def _judge(criterion: Criterion, points: Decimal) -> None:
    most = (criterion.points or Decimal(0)) + (criterion.bonus or Decimal(0))
    if points < 0 or points > most:
        raise PointsTooMany(text=criterion.text[:80], most=f"{most.normalize():f}".replace(".", ","))


def _write_scores(
    row: Assessor,
    criteria: Mapping[int, Criterion],
    given: Mapping[int, Decimal],
    notes: Mapping[int, str],
    at: datetime,
) -> None:
    standing = {one.criterion_id: one for one in row.scores.all()}
    for key, value in given.items():
        note, known = notes.get(key, "").strip(), standing.get(key)
        if row.handed_in_at and (known is None or known.points != value):
            if not note or (known and note == known.note):
                raise ChangeNeedsReason(text=criteria[key].text[:80])
            before = known.points if known else None
            ScoreChange.objects.create(
                assessor=row, criterion=criteria[key], before=before, after=value, reason=note, changed_at=at
            )
        if known is None:
            Score.objects.create(assessor=row, criterion=criteria[key], points=value, note=note)
        elif (known.points, known.note) != (value, note):
            known.points, known.note = value, note
            known.save()


@transaction.atomic
def close_round(
    thing: Initiative, *, verdict: str, by: Officer, at: datetime, note: str = "", agreed: Decimal | None = None,
    reason: str = "",
) -> Round:  # fmt: skip
    """Close the open round: its points are locked. The common points come as the plan says: average, or agreed with a reason."""
    thing = locked(thing, "close_round", may_close_round, by=by, at=at)
    row = thing.rounds.select_for_update(of=("self",)).select_related("edition").get(closed_at=None)
    sheets = list(row.assessors.select_related("officer__person", "officer__user").prefetch_related("scores"))
    if late := [one.officer.full_name for one in sheets if one.handed_in_at is None]:
        raise AllMustHandIn(names=", ".join(late))
    if verdict not in VERDICTS:
        raise NoVerdict(field="verdict")
    if row.edition and row.edition.combine == "average" and agreed is None:
        row.points = (sum((one.total() for one in sheets), Decimal(0)) / len(sheets)).quantize(
            HUNDREDTH, ROUND_HALF_UP
        )
    elif row.edition and row.edition.leaves():
        if agreed is None or not reason.strip():
            raise PointsNeedReason(field="agreed" if agreed is None else "reason")
        row.points, row.points_reason = agreed, reason.strip()
    row.verdict, row.verdict_note = verdict, note.strip()
    row.closed_at, row.closed_by = at, by
    row.save()
    keep(thing, "round_closed", ("state", "rounds"), by=by, at=at)
    return row


@transaction.atomic
def confirm_effective(thing: Initiative, *, basis: str, by: Officer, at: datetime) -> Initiative:
    """Say that the model is carried out effectively, on what ground. Raises StillSilent past its own schedule."""
    thing = locked(thing, "confirm_effective", may_confirm_effective, by=by, at=at)
    day = local_day(at)
    if thing.owes_since(day) is not None:
        raise StillSilent(day=short_day(thing.heard_on) if thing.heard_on else "chưa có")
    if not basis.strip():
        raise NoBasis(field="basis")
    thing.effective_at, thing.effective_by, thing.effective_on, thing.effective_basis = at, by, day, basis.strip()
    return keep(thing, "effect_confirmed", ("effective_on", "effective_basis"), by=by, at=at)


@transaction.atomic
def recognise(
    thing: Initiative, *, level: str, decision: str, decided_on: date, decided_by_name: str, by: Officer, at: datetime
) -> Recognition:
    """Enter a recognition at a level of the plan, by its signed decision (number and day as on the paper)."""
    thing = locked(thing, "recognise", may_recognise, by=by, at=at)
    if thing.movement and level not in thing.movement.edition().names("level"):
        raise LevelUnknown(level=level, field="level")
    if not decision.strip():
        raise NoDecision(field="decision")
    not_in_future(decided_on, at, "decided_on")
    if thing.owes_since(local_day(at)) is not None:
        raise StillSilent(day=short_day(thing.heard_on) if thing.heard_on else "chưa có")
    made = Recognition.objects.create(
        initiative=thing, level=level, decision=decision.strip(), decided_on=decided_on,
        decided_by_name=decided_by_name.strip(), recognised_at=at, recognised_by=by,
    )  # fmt: skip
    keep(thing, "recognised", ("state", "recognitions"), by=by, at=at)
    return made


@transaction.atomic
def decline(thing: Initiative, *, reason: str, by: Officer, at: datetime) -> Initiative:
    """Do not recognise now: the model goes on, the last round says why."""
    thing = locked(thing, "decline", may_decline, by=by, at=at)
    if not reason.strip():
        raise NoReason(field="reason")
    last = thing.rounds.order_by("-number").first()
    if last is not None:
        last.verdict_note = "; ".join(filter(None, [last.verdict_note, reason.strip()]))[:400]
        last.save(update_fields=["verdict_note"])
    return keep(thing, "declined", ("state",), by=by, at=at)
