"""Shape what the frames hold: values with their span, rule and confidence."""

from dataclasses import dataclass, field
from datetime import date

HIGH, MEDIUM, LOW, DERIVED, INFERRED = "high", "medium", "low", "derived", "inferred"


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold a printed value: its text, its span in the source (code points), its rule."""

    text: str
    start: int
    end: int
    rule: str
    confidence: str = HIGH

    @property
    def span(self) -> list[int]:
        """Give the span as a pair for JSON."""
        return [self.start, self.end]


@dataclass(frozen=True, slots=True)
class Post:
    """Hold a post as printed, with its title and body written out."""

    piece: Piece
    title: str
    body: str
    status: str
    concurrent: bool
    body_confidence: str


@dataclass(frozen=True, slots=True)
class Role:
    """Hold what a person did at the event, with the words that say so."""

    role: str
    piece: Piece


@dataclass(slots=True)
class Person:
    """Hold a named person: every mention, posts held, roles at the event."""

    name: str
    honorific: str
    mentions: list[Piece]
    posts: list[Post] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    private: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """Hold a counted thing: value, bound and unit."""

    piece: Piece
    value: float
    bound: str
    unit: str


@dataclass(frozen=True, slots=True)
class Category:
    """Hold one category of those who attended, with its count when one is printed."""

    piece: Piece
    number: Number | None = None


@dataclass(frozen=True, slots=True)
class When:
    """Hold the day of an event; the year is None when nothing supports one."""

    piece: Piece
    start: str
    end: str
    day_part: str | None
    precision: str
    year_basis: str | None
    year_piece: Piece | None = None
    weekday: str | None = None


@dataclass(slots=True)
class Event:
    """Hold one event of the page."""

    type: str
    name: Piece | None
    when: When | None
    venue: Piece | None = None
    unit: Piece | None = None
    unit_candidates: list[dict[str, object]] = field(default_factory=list)
    organisers: list[Piece] = field(default_factory=list)
    attendees: Number | None = None
    audience: list[Category] = field(default_factory=list)
    part_of: int | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """Hold a counted fact of the text that is not the attendance of the event."""

    piece: Piece
    values: list[float]
    bound: str
    units: list[str]
    what: str


@dataclass(frozen=True, slots=True)
class Note:
    """Hold a named thing that is not an event, person or numbered document."""

    kind: str
    piece: Piece
    name: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """Hold what a person must decide, in Vietnamese; ``blocks`` stops acceptance."""

    code: str
    sentence: str
    blocks: bool
    spans: tuple[tuple[int, int], ...] = ()
    options: tuple[str, ...] = ()


@dataclass(slots=True)
class Document:
    """Hold one cited document with every place that cites it."""

    key: str
    identity: str | None
    type: str
    number: str | None
    symbol: str | None
    issuer: str | None
    date: date | None
    piece: Piece
    mentions: list[Piece]
    term: str | None = None


@dataclass(slots=True)
class Frames:
    """Hold everything read from one article."""

    events: list[Event] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    elected: list[Note] = field(default_factory=list)
    commendations: list[Note] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
