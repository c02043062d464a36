"""What a citation of an official document holds."""

from dataclasses import dataclass, field, replace
from datetime import date as Day
from typing import Literal

Kind = Literal["full", "bare", "title", "congress", "plenum", "short"]
Family = Literal["party", "state", "front", "union"]


@dataclass(frozen=True, slots=True)
class Citation:
    """One document as cited: the span and what is printed, then what follows from it.

    `start`, `end` are code-point offsets, end exclusive; `surface == text[start:end]`.
    `key` is the printed label (08-CTrHĐ/TU); `identity` the resolved key, None until scope and
    term (Party) or year (State) are known. `derived` names the fields that are not printed.
    `notes` holds marks such as "repaired", "term_differs_from_date". `refers_to` is the start of
    the citation that a short form repeats; `subject` the span after "về", outside the citation.
    """

    start: int
    end: int
    surface: str
    kind: Kind
    type: str | None = None
    number: int | None = None
    printed_number: str | None = None
    symbol: str | None = None
    family: Family | None = None
    issuer: str | None = None
    issuer_code: str | None = None
    date: Day | None = None
    year: int | None = None
    term: str | None = None
    title: str | None = None
    key: str | None = None
    identity: str | None = None
    derived: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    subject: tuple[int, int] | None = None
    refers_to: int | None = None

    @property
    def needs_resolution(self) -> bool:
        """Say whether a person or a register must still settle which document is meant."""
        return self.identity is None

    def moved(self, start: int, end: int, surface: str) -> "Citation":
        """Return the same citation at another span."""
        return replace(self, start=start, end=end, surface=surface)


@dataclass(slots=True)
class Draft:
    """A citation while it is being read; offsets are those of the view."""

    start: int
    end: int
    kind: Kind
    type: str | None = None
    printed_number: str | None = None
    said_number: bool = False  # "số" stands before the number
    capital: bool = False
    about: bool = False  # "về …" follows
    type_symbol: str | None = None
    org: str | None = None
    symbol: str | None = None
    separator: str = "/"
    family: Family | None = None
    issuer: str | None = None
    issuer_code: str | None = None
    issuer_family: Family | None = None
    day: Day | None = None
    year: int | None = None
    term: str | None = None
    title: str | None = None
    key: str | None = None
    identity: str | None = None
    derived: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    group: int = -1  # drafts of one coordinated list share it
    refers_to: "Draft | None" = None

    @property
    def number(self) -> int | None:
        """Return the sequence number without letters and leading zeros."""
        if self.printed_number is None:
            return None
        digits = self.printed_number.split(".")[0].rstrip("abcdefghijklmnopqrstuvwxyzđABCDĐ")
        return int(digits)
