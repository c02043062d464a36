"""Numbers of dialogues, congresses and training: each is one query over what was held or done in the days asked for."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, F, Q

from danvan.documents.models import Citation
from danvan.figures.contributions import Contribution
from danvan.meetings.models import Candidate, Dialogue, DialogueClock, Learner, Question

ANSWERS = {
    "answered": "Đã trả lời",
    "promised": "Đang hứa, có người và ngày",
    "handed_over": "Chuyển thành phản ánh",
    "open": "Chưa trả lời",
}
TIMELINESS = {"in_time": "Đúng hạn", "late": "Chậm"}
MOVES = {"in": "Hứa mới", "out": "Làm xong"}
ROUNDS = {"first": "Lần đầu", "later": "Lần sau"}
READING = {"read": "Đã đọc hết tài liệu", "not_read": "Chưa đọc hết"}
HELD = {"meeting__state": "held", "meeting__own_event": True}


def dialogues_held(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count meetings held with questions taken, on their first day. Slice: kind of meeting."""
    rows = Dialogue.objects.filter(**HELD, meeting__unit__in=unit_ids, meeting__starts_on__range=(first, last))
    rows = rows.order_by("meeting__starts_on", "pk").values_list(
        "meeting__code", "meeting__unit__code", "meeting__starts_on", "meeting__kind"
    )
    return [
        Contribution(code=code, unit=unit, day=day, amount=1, slices={"kind": kind}) for code, unit, day, kind in rows
    ]


def questions_asked(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count questions by what has become of them, per meeting, on the day of the meeting; those set aside are left out."""
    rows = Question.objects.filter(**HELD, meeting__unit__in=unit_ids, meeting__starts_on__range=(first, last))
    counted = rows.exclude(state="set_aside").values(
        "meeting__code", "meeting__unit__code", "meeting__starts_on", "state"
    )
    lines = counted.annotate(count=Count("pk")).order_by("meeting__starts_on", "meeting__code", "state")
    return [
        _asked(line)
        for line in lines.values_list("meeting__code", "meeting__unit__code", "meeting__starts_on", "state", "count")
    ]


def _asked(line: tuple[str, str, date, str, int]) -> Contribution:
    code, unit, day, state, count = line
    became = {"asked": "open", "sorted": "open", "kept": "answered"}.get(state, state)
    return Contribution(code=code, unit=unit, day=day, amount=count, slices={"became": became})


def results_announced(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count dialogues whose result was announced, on the day of it. Slice: timeliness, by the legal clock."""
    rows = DialogueClock.objects.filter(
        rule_code="dialogue.result",
        done_on__range=(first, last),
        dialogue__meeting__unit__in=unit_ids,
        dialogue__meeting__own_event=True,
    )
    rows = rows.order_by("done_on", "pk").values_list(
        "dialogue__meeting__code", "dialogue__meeting__unit__code", "done_on", "due_on"
    )
    return [
        Contribution(
            code=code, unit=unit, day=done, amount=1, slices={"timeliness": "in_time" if done <= due else "late"}
        )
        for code, unit, done, due in rows
    ]


def promises_open(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count promises as a stock: one in on the day of the meeting, one out on the day it was kept."""
    rows = Question.objects.filter(
        meeting__unit__in=unit_ids, state__in=("promised", "kept"), due_on__isnull=False, **HELD
    )
    rows = rows.filter(Q(meeting__starts_on__range=(first, last)) | Q(kept_on__range=(first, last)))
    found = []
    for code, unit, day, kept in rows.order_by("meeting__starts_on", "pk").values_list(
        "meeting__code", "meeting__unit__code", "meeting__starts_on", "kept_on"
    ):
        if first <= day <= last:
            found.append(Contribution(code=code, unit=unit, day=day, amount=1, slices={"move": "in"}))
        if kept is not None and first <= max(kept, day) <= last:
            found.append(Contribution(code=code, unit=unit, day=max(kept, day), amount=-1, slices={"move": "out"}))
    return found


def elected_at_congresses(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count people elected at congresses held, on the day of the congress. Slice: round."""
    rows = Candidate.objects.filter(
        elected=True, ballot__state="counted", ballot__congress__meeting__unit__in=unit_ids, ballot__congress__meeting__state="held",
        ballot__congress__meeting__own_event=True, ballot__congress__meeting__starts_on__range=(first, last),
    )  # fmt: skip
    meeting = "ballot__congress__meeting"
    lines = rows.values(
        f"{meeting}__code", f"{meeting}__unit__code", f"{meeting}__starts_on", "ballot__round"
    ).annotate(count=Count("pk"))
    lines = lines.order_by(f"{meeting}__starts_on", f"{meeting}__code")
    return [
        Contribution(
            code=code, unit=unit, day=day, amount=count, slices={"round": "first" if number == 1 else "later"}
        )
        for code, unit, day, number, count in lines.values_list(
            f"{meeting}__code", f"{meeting}__unit__code", f"{meeting}__starts_on", "ballot__round", "count"
        )
    ]


def learners_by_reading(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count learners of classes held, by whether they confirmed to have read every document of their class. Two queries."""
    rows = Learner.objects.filter(
        study__meeting__unit__in=unit_ids, study__meeting__state="held", study__meeting__own_event=True,
        study__meeting__starts_on__range=(first, last),
    ).annotate(read=Count("readings"), code=F("study__meeting__code"), day=F("study__meeting__starts_on"))  # fmt: skip
    lines = list(rows.order_by("day", "code", "pk").values_list("code", "study__meeting__unit__code", "day", "read"))
    cited = Citation.objects.filter(kind="meeting", record_code__in={code for code, *_ in lines})
    papers = dict(cited.order_by().values_list("record_code").annotate(count=Count("pk")))
    totals: dict[tuple[str, str, date, str], int] = {}
    for code, unit, day, read in lines:
        done = "read" if 0 < papers.get(code, 0) <= read else "not_read"
        totals[code, unit, day, done] = totals.get((code, unit, day, done), 0) + 1
    return [
        Contribution(code=code, unit=unit, day=day, amount=count, slices={"reading": done})
        for (code, unit, day, done), count in totals.items()
    ]
