"""Invented documents, meetings and articles of the sample's communes, in batches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from danvan import search
from danvan.core.dates import HERE
from danvan.documents.models import Citation, Document
from danvan.hall.sample import words
from danvan.meetings.models import Attendance, Meeting, Organiser
from danvan.meetings.states import KINDS
from danvan.news.models import Article
from danvan.news.states import CATEGORIES
from danvan.units.models import Officer, Unit

LAST = date(2026, 11, 20)
DAYS = 5 * 365
BATCH = 2000
TYPES = (
    ("Kết luận", "KL/TU", "party"),
    ("Chỉ thị", "CT/TU", "party"),
    ("Kế hoạch", "KH-UBND", "state"),
    ("Nghị quyết", "NQ-HĐND", "state"),
)
Bodies = list[tuple[Unit, Officer]]


@dataclass(slots=True)
class Maker:
    """Who makes rows: the chance, the bodies, the codes given out, whether rows are put into the search."""

    chance: Random
    bodies: Bodies
    indexed: bool = True
    taken: set[str] = field(default_factory=set)

    def code(self, unit: Unit, day: date) -> str:
        return words.code(unit.record_prefix(), day.year, self.chance, self.taken)

    def day(self) -> date:
        return LAST - timedelta(days=self.chance.randrange(DAYS))

    def moment(self, day: date) -> datetime:
        return datetime(day.year, day.month, day.day, self.chance.randint(7, 17), tzinfo=HERE)

    def index(self, things: list[dict[str, Any]]) -> None:
        if self.indexed:
            search.put_many(things)


def make_documents(maker: Maker, count: int) -> list[Document]:
    """Make ``count`` entries of the catalogue, public since their day; return them with their keys."""
    rows, things = [], []
    for number in range(1, count + 1):
        unit, _ = maker.bodies[number % len(maker.bodies)]
        day, (type_name, symbol, system) = maker.day(), TYPES[number % len(TYPES)]
        row = Document(
            code=maker.code(unit, day), system=system, type_name=type_name, number=str(number), symbol=symbol, label=f"{number}-{symbol}",
            issuer="Cơ quan mẫu", issuer_scope="MAU", issued_on=day, period=str(day.year), identity=f"mau:{symbol}:{number}:{day.year}",
            title=f"Về {maker.chance.choice(words.TOPICS)}", standing="entered", entered_unit=unit, entered_at=maker.moment(day), public_from=maker.moment(day),
        )  # fmt: skip
        rows.append(row)
        things.append(_thing("document", row, unit, f"{type_name} số {row.label}", row.title, day))
    Document.objects.bulk_create(rows, batch_size=BATCH)
    maker.index(things)
    return list(
        Document.objects.filter(entered_unit__is_demo=True).order_by("pk").only("pk", "code", "type_name", "label")
    )


def make_meetings(maker: Maker, count: int) -> list[str]:
    """Make ``count`` public meetings with organiser, total and one category; return their codes, body by body."""
    codes = []
    for numbers in _batches(count):
        rows = [_meeting(maker, *maker.bodies[number % len(maker.bodies)]) for number in numbers]
        Meeting.objects.bulk_create(rows, batch_size=BATCH)
        made = {
            one.code: one for one in Meeting.objects.filter(code__in=[row.code for row in rows]).only("pk", "code")
        }
        Organiser.objects.bulk_create(
            [Organiser(meeting=made[row.code], printed=row.place) for row in rows], batch_size=BATCH
        )
        Attendance.objects.bulk_create(
            [one for row in rows for one in _came(maker, made[row.code])], batch_size=BATCH
        )
        maker.index([_thing("meeting", row, row.unit, row.name, row.place, row.starts_on) for row in rows])
        codes += [row.code for row in rows]
    return codes


def _meeting(maker: Maker, unit: Unit, officer: Officer) -> Meeting:
    day, chance = maker.day(), maker.chance
    at = maker.moment(day)
    return Meeting(
        code=maker.code(unit, day), unit=unit, state="held", kind=chance.choice(list(KINDS)), name=words.title(chance), starts_on=day, ends_on=day,
        day_part="morning", place=f"Nhà văn hóa {chance.choice(words.PLACES)}", origin="form", created_at=at, created_by=officer, held_at=at,
        held_by=officer, public_from=at,
    )  # fmt: skip


def _came(maker: Maker, meeting: Meeting) -> list[Attendance]:
    whole = maker.chance.randint(20, 400)
    total = Attendance(
        meeting=meeting, category="Tổng số", count=whole, unit_word="người", basis="roll", is_total=True
    )
    return [
        total,
        Attendance(
            meeting=meeting, category="Hội viên", count=whole // 2, unit_word="người", basis="roll", position=1
        ),
    ]


def make_articles(maker: Maker, count: int, documents: list[Document], meetings: list[str]) -> Iterator[int]:
    """Make ``count`` published articles, each citing one document; yield how many are there after each batch."""
    size = len(maker.bodies)
    for numbers in _batches(count):
        rows, cited, things = [], [], []
        for number in numbers:
            unit, officer = maker.bodies[number % size]
            row, document = _article(maker, unit, officer), documents[number % len(documents)]
            row.meeting_code = meetings[number] if number < len(meetings) else ""
            row.body += f"\n\nHội nghị quán triệt {document.type_name} số {document.label}."
            rows.append(row)
            surface = f"{document.type_name} số {document.label}"
            cited.append(
                Citation(
                    document=document,
                    kind="article",
                    record_code=row.code,
                    unit=unit,
                    surface=surface,
                    day=row.event_on,
                    public_from=row.public_from,
                )
            )
            things.append(_thing("article", row, unit, row.title, f"{row.lead}\n{row.body}", row.event_on))
        Article.objects.bulk_create(rows, batch_size=BATCH)
        Citation.objects.bulk_create(cited, batch_size=BATCH)
        maker.index(things)
        yield numbers.stop


def _article(maker: Maker, unit: Unit, officer: Officer) -> Article:
    day, chance = maker.day(), maker.chance
    at = maker.moment(day)
    return Article(
        code=maker.code(unit, day), unit=unit, state="published", category=chance.choice(list(CATEGORIES)), title=words.title(chance),
        lead=words.paragraph(chance)[:300], body="\n\n".join(words.paragraph(chance) for _ in range(4)), author=words.name(chance), event_on=day,
        created_at=at, created_by=officer, assigned_to=officer, published_at=at, published_by=officer, published_on=day, public_from=at,
    )  # fmt: skip


def _thing(kind: str, row: Any, unit: Unit, title: str, body: str, day: date | None) -> dict[str, Any]:
    return {
        "kind": kind,
        "code": row.code,
        "unit": unit.code,
        "title": title,
        "body": body,
        "day": day,
        "public_from": row.public_from,
    }


def _batches(count: int) -> Iterator[range]:
    for start in range(0, count, BATCH):
        yield range(start, min(start + BATCH, count))
