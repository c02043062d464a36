"""What is counted from records: every room's facts, for a unit, a period and since the start of the year.

A room adds its facts here: label, unit of measure, function, breakdown. One question has one query, so the
figures page, a report's cell, its drill-down, the stored row and the hash are the same number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.db.models import BigIntegerField

from danvan.commendations import facts as commendations
from danvan.commendations.states import SUBJECTS
from danvan.core.prepared import Prepared
from danvan.disclosures.facts import disclosures_in_time, disclosures_on_boards, disclosures_published, postings_made
from danvan.disclosures.states import BOARDS
from danvan.documents.facts import documents_disseminated
from danvan.figures.contributions import Amount, Contribution, by_unit, digest, records, sliced, total
from danvan.figures.periods import Period
from danvan.initiatives import facts as initiatives
from danvan.initiatives.states import KINDS as MODEL_KINDS
from danvan.law import publication
from danvan.meetings import facts_talk as talk
from danvan.meetings.facts import attendances, meetings_held
from danvan.meetings.facts_people import people_first_seen
from danvan.meetings.states import KINDS
from danvan.news.facts import articles_published, comments_received, ratings_given
from danvan.news.states import CATEGORIES
from danvan.news.states_talk import COMMENT_STATES
from danvan.petitions import facts as petitions
from danvan.petitions import states as petition_states
from danvan.units.models import Unit, UnitVersion
from danvan.units.models.paths import path_range

Count = Callable[[list[int], date, date], list[Contribution]]
BEGINNING = date(1900, 1, 1)
"""Where the flows of a stock begin."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One question with one query: its label, unit of measure, how it breaks down.

    ``version`` rises when the query comes to mean something else; sent reports keep the version they used.
    """

    label: str
    measure: str
    count: Count
    slice: str
    labels: Mapping[str, str]
    kind: str
    rest: str = "Chưa phân loại"
    version: int = 1


FACTS: dict[str, Fact] = {
    "meetings_held": Fact("Hội nghị, tập huấn và các cuộc họp", "cuộc", meetings_held, "kind", KINDS, "meeting"),
    "attendances": Fact("Lượt người dự", "lượt", attendances, "category", {}, "meeting"),
    "people_first_seen": Fact(
        "Người dự lần đầu trong năm, theo điểm danh", "người", people_first_seen, "kind", KINDS, "meeting"
    ),
    "dialogues_held": Fact("Cuộc họp có phần hỏi đáp", "cuộc", talk.dialogues_held, "kind", KINDS, "meeting"),
    "questions_asked": Fact(
        "Câu hỏi, kiến nghị khi đối thoại", "câu", talk.questions_asked, "became", talk.ANSWERS, "meeting"
    ),
    "dialogue_results": Fact(
        "Thông báo kết quả đối thoại", "cuộc", talk.results_announced, "timeliness", talk.TIMELINESS, "meeting"
    ),
    "promises_open": Fact(
        "Lời hứa khi đối thoại chưa làm xong: thêm, bớt", "lời hứa", talk.promises_open, "move", talk.MOVES, "meeting"
    ),
    "elected_at_congresses": Fact(
        "Người trúng cử tại đại hội", "lượt", talk.elected_at_congresses, "round", talk.ROUNDS, "meeting"
    ),
    "learners_by_reading": Fact(
        "Học viên của các lớp", "lượt", talk.learners_by_reading, "reading", talk.READING, "meeting"
    ),
    "articles_published": Fact("Tin bài đã đăng", "bài", articles_published, "category", CATEGORIES, "article"),
    "comments_received": Fact(
        "Ý kiến bạn đọc nhận được", "ý kiến", comments_received, "state", COMMENT_STATES, "comment"
    ),
    "ratings_given": Fact(
        "Lượt chấm điểm tin bài",
        "lượt",
        ratings_given,
        "stars",
        {str(stars): f"{stars} điểm" for stars in range(5, 0, -1)},
        "article",
    ),
    "documents_disseminated": Fact(
        "Văn bản được phổ biến, quán triệt", "lượt văn bản", documents_disseminated, "type", {}, "document"
    ),
    "disclosures_published": Fact(
        "Nội dung đã công khai để Nhân dân biết",
        "nội dung",
        disclosures_published,
        "group",
        publication.groups(),
        "disclosure",
    ),
    "disclosures_in_time": Fact(
        "Nội dung đến hạn công khai",
        "nội dung",
        disclosures_in_time,
        "timeliness",
        {"in_time": "Đúng hạn", "late": "Chậm", "missed": "Chưa công khai"},
        "disclosure",
    ),
    "disclosures_on_boards": Fact(
        "Nội dung đã niêm yết theo số nơi", "nội dung", disclosures_on_boards, "boards", BOARDS, "disclosure"
    ),
    "postings_made": Fact(
        "Lượt công khai theo hình thức", "lượt", postings_made, "channel", publication.channels(), "disclosure"
    ),
    "models_registered": Fact(
        "Mô hình Dân vận khéo đăng ký", "mô hình", initiatives.models_registered, "kind", MODEL_KINDS, "initiative"
    ),
    "models_by_field": Fact(
        "Mô hình Dân vận khéo đăng ký theo lĩnh vực",
        "mô hình",
        initiatives.models_registered,
        "field",
        {},
        "initiative",
    ),
    "models_effective": Fact(
        "Mô hình Dân vận khéo thực hiện hiệu quả", "mô hình", initiatives.models_effective, "field", {}, "initiative"
    ),
    "models_maintained": Fact(
        "Mô hình Dân vận khéo đang duy trì: thêm, bớt",
        "mô hình",
        initiatives.models_maintained,
        "move",
        initiatives.MOVES,
        "initiative",
    ),
    "models_recognised": Fact(
        "Mô hình Dân vận khéo được công nhận",
        "lượt công nhận",
        initiatives.models_recognised,
        "level",
        {},
        "initiative",
    ),
    "models_replicated": Fact(
        "Mô hình Dân vận khéo được nhân rộng", "mô hình", initiatives.models_replicated, "field", {}, "initiative"
    ),
    "models_money": Fact("Tiền huy động qua mô hình", "đồng", initiatives.money_mobilised, "field", {}, "initiative"),
    "models_labour_days": Fact(
        "Ngày công huy động qua mô hình", "ngày công", initiatives.labour_days_mobilised, "field", {}, "initiative"
    ),
    "models_land": Fact("Đất hiến qua mô hình", "m²", initiatives.land_given, "field", {}, "initiative"),
    "models_in_kind": Fact(
        "Hiện vật qua mô hình, trị giá", "đồng", initiatives.in_kind_given, "field", {}, "initiative"
    ),
    "models_people": Fact(
        "Lượt người được mô hình tiếp cận", "lượt", initiatives.people_reached, "field", {}, "initiative"
    ),
    "commendations_granted": Fact(
        "Tập thể, cá nhân, hộ được khen thưởng",
        "lượt khen",
        commendations.commendations_granted,
        "subject",
        SUBJECTS,
        "commendation",
    ),
    "groups_commended": Fact(
        "Tập thể được khen thưởng theo hình thức",
        "tập thể",
        commendations.groups_commended,
        "form",
        {},
        "commendation",
    ),
    "individuals_commended": Fact(
        "Cá nhân được khen thưởng theo hình thức",
        "lượt cá nhân",
        commendations.individuals_commended,
        "form",
        {},
        "commendation",
    ),
    "petitions_received": Fact(
        "Phản ánh, kiến nghị, khiếu nại đã nhận",
        "đơn",
        petitions.petitions_received,
        "kind",
        petition_states.KINDS,
        "petition",
    ),
    "petitions_by_topic": Fact(
        "Phản ánh, kiến nghị đã nhận theo lĩnh vực", "đơn", petitions.petitions_received, "topic", {}, "petition"
    ),
    "petitions_by_channel": Fact(
        "Phản ánh, kiến nghị đã nhận theo nơi đến",
        "đơn",
        petitions.petitions_received,
        "channel",
        petition_states.CHANNELS,
        "petition",
    ),
    "petitions_settled": Fact(
        "Phản ánh, kiến nghị, khiếu nại đã xử lý xong",
        "đơn",
        petitions.petitions_settled,
        "timeliness",
        petitions.TIMELINESS,
        "petition",
    ),
    "petitions_answered": Fact(
        "Phản ánh, kiến nghị, khiếu nại đã trả lời",
        "đơn",
        petitions.petitions_answered,
        "timeliness",
        petitions.TIMELINESS,
        "petition",
    ),
    "petitions_reopened": Fact(
        "Phản ánh, kiến nghị mở lại", "đơn", petitions.petitions_reopened, "topic", {}, "petition"
    ),
    "petitions_pending": Fact(
        "Phản ánh, kiến nghị, khiếu nại đang xử lý",
        "đơn",
        petitions.petitions_pending,
        "kind",
        petition_states.KINDS,
        "petition",
    ),
    "reception_days": Fact(
        "Ngày tiếp công dân", "ngày", petitions.reception_days, "kind", petitions.RECEIVED_BY, "reception_day"
    ),
    "reception_visits": Fact(
        "Lượt người được tiếp", "lượt", petitions.reception_visits, "kind", petitions.VISITORS, "reception_day"
    ),
    "secretary_days": Fact(
        "Ngày người đứng đầu cấp ủy tiếp dân",
        "ngày",
        petitions.secretary_days,
        "kind",
        petitions.RECEIVED_BY,
        "reception_day",
    ),
    "secretary_visits": Fact(
        "Lượt người được người đứng đầu cấp ủy tiếp",
        "lượt",
        petitions.secretary_visits,
        "kind",
        petitions.VISITORS,
        "reception_day",
    ),
    "secretary_cases": Fact(
        "Vụ việc người đứng đầu cấp ủy tiếp nhận khi tiếp dân",
        "vụ",
        petitions.secretary_cases,
        "result",
        petitions.RESULTS,
        "reception_day",
    ),
}


Ask = Callable[[Fact, list[int], date, date], list[Contribution]]
"""Who answers for a fact: the room itself, or what it answered for many units at once."""


def ask_room(fact: Fact, ids: list[int], first: date, last: date) -> list[Contribution]:
    """Ask the room now, for these units and days."""
    return fact.count(ids, first, last)


class AskedOnce:
    """Ask each room once for many units and share the answer out, so that reports of a day together cost one count."""

    def __init__(self, ids: Iterable[int]) -> None:
        self.codes = dict(Unit.objects.filter(pk__in=list(ids)).values_list("pk", "code"))
        self._known: dict[tuple[Count, date, date], dict[str, list[Contribution]]] = {}

    def __call__(self, fact: Fact, ids: list[int], first: date, last: date) -> list[Contribution]:
        """Answer for ``ids``, all of them among the many."""
        key = (fact.count, first, last)
        if key not in self._known:
            self._known[key] = by_unit(fact.count(sorted(self.codes), first, last))
        found = [one for pk in ids for one in self._known[key].get(self.codes[pk], [])]
        return sorted(found, key=lambda one: one.day) if len(ids) > 1 else found


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure in three columns that are never added up: counted, typed by hand, estimated."""

    counted: Amount
    typed: Amount
    estimate: Amount
    codes: list[str]
    hash: str

    @property
    def exact(self) -> Amount:
        """What stands in the report: counted and typed together, without estimates."""
        return self.counted + self.typed


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the page: a fact or one slice of it, in the period and since the start of the year."""

    fact: str
    slice: str
    label: str
    measure: str
    period: Cell
    year: Cell
    kind: str


def counting_units(unit: Unit, on: date) -> list[int]:
    """List the ids of the units whose records a figure of ``unit`` counts.

    A body: itself, what stands or last stood below it, and what those wholly received from others. A
    place: every body that serves it or a place below it.
    """
    if unit.tree == "organisation":
        path = _path(unit, on)
        known = Unit.objects.few_below(path, on) if path else None
        if known is not None and unit.pk in known:
            return known
        below = {unit.pk} | {pk for pk, _ in _last_below(unit, on)}
        return sorted(below | Unit.objects.received_by(Unit.objects.filter(pk__in=below), on))
    places = UnitVersion.objects.under(unit, on).values("unit")
    serving = UnitVersion.objects.filter(unit__tree="organisation", area__in=places)
    return sorted(set(serving.values_list("unit", flat=True)))


def _path(unit: Unit, on: date) -> str:
    """Return the path of a unit on a day, else its last one; empty for a unit without versions. One query."""
    found = PATHS.rows(unit=unit.pk)
    then = [path for path, since, until in found if since <= on and (until is None or until > on)]
    return str(then[0]) if then else str(found[0][0]) if found else ""


PATHS = Prepared(
    lambda unit: (
        UnitVersion.objects.filter(unit=unit).order_by("-valid_from").values_list("path", "valid_from", "valid_to")
    ),
    unit=BigIntegerField(),
)


def _last_below(unit: Unit, on: date) -> list[tuple[int, str]]:
    path = _path(unit, on)
    if not path:
        return []
    first, after = path_range(path)
    return list(
        UnitVersion.objects.last_ones(on).filter(path__gte=first, path__lt=after).values_list("unit_id", "path")
    )


class Coded(Protocol):
    """What has the code of a unit."""

    @property
    def code(self) -> str: ...


def own_units(unit: Unit, on: date, senders: Iterable[Coded]) -> list[int]:
    """List the units whose records ``unit`` adds by itself: what no sender below counts already."""
    codes = {one.code for one in senders}
    if not codes:
        return counting_units(unit, on)
    below = _last_below(unit, on)
    theirs = {pk for pk, path in below if not codes.isdisjoint(path.split("/"))}
    mine = {unit.pk} | {pk for pk, _ in below if pk not in theirs}
    gone = Unit.objects.received_by(Unit.objects.filter(pk__in=mine), on)
    return sorted(mine | (gone - theirs))


def cell(contributions: list[Contribution], fact: str) -> Cell:
    """Add contributions up by how sure they are."""
    by = sliced(contributions, "measure")
    return Cell(
        counted=total(by.get("counted", []) + by.get("", [])),
        typed=total(by.get("typed", [])),
        estimate=total(by.get("estimate", [])),
        codes=records(contributions),
        hash=digest(fact, contributions),
    )  # fmt: skip


def chosen(contributions: list[Contribution], slice: str, values: frozenset[str]) -> list[Contribution]:
    """Keep the contributions whose place in the breakdown is among ``values``; all of them for none."""
    return [one for one in contributions if one.slices.get(slice, "") in values] if values else contributions


def rows_of(unit: Unit, period: Period, *, today: date) -> list[Row]:
    """Count every fact of a unit: one line for the whole, then one for each slice that occurs.

    What is still to come (an article with a later hour) is not counted before its day.
    """
    until = min(period.end, today)
    ids = counting_units(unit, until)
    lines: list[Row] = []
    for name, fact in FACTS.items():
        year = fact.count(ids, period.year_start, until)
        own = [one for one in year if one.day >= period.start]
        lines.append(Row(name, "", fact.label, fact.measure, cell(own, name), cell(year, name), fact.kind))
        lines += _slices(name, fact, own, year)
    return lines


def _slices(name: str, fact: Fact, own: list[Contribution], year: list[Contribution]) -> list[Row]:
    in_year, in_period = sliced(year, fact.slice), sliced(own, fact.slice)
    order = [key for key in fact.labels if key in in_year] + sorted(
        key for key in in_year if key not in fact.labels and key
    )
    keys = [*order, *([""] if "" in in_year else [])]
    return [
        Row(name, key or "-", fact.labels.get(key) or key or fact.rest, fact.measure,
            cell(in_period.get(key, []), name), cell(in_year[key], name), fact.kind)
        for key in keys
    ]  # fmt: skip


def opened(
    unit: Unit, period: Period, fact: str, slice: str, *, today: date, since_new_year: bool = False, by: str = ""
) -> list[Contribution]:
    """Return the contributions behind one figure, by day; ``by`` cuts by another slice than the fact's usual one."""
    until = min(period.end, today)
    first = period.year_start if since_new_year else period.start
    found = FACTS[fact].count(counting_units(unit, until), first, until)
    if slice:
        found = sliced(found, by or FACTS[fact].slice).get("" if slice == "-" else slice, [])
    return found
