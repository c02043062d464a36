"""The pictures that a file brought with it, in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass

from danvan.core.refused import Refused
from danvan.intake.models import Upload
from danvan.intake.reading.archive import open_checked, read_part
from danvan.intake.reading.docx_file import read_docx

SMALLEST = 4096
"""Smaller ones are bullets and logos."""


@dataclass(frozen=True, slots=True)
class Brought:
    """A picture inside a file: its bytes and what the writer said it shows."""

    content: bytes
    alt: str


def pictures_of(kept: Upload) -> list[Brought]:
    """Unpack the pictures of a Word file; other kinds only name theirs, and a file that is gone brings none."""
    if kept.kind != "docx":
        return []
    try:
        with kept.file.open("rb") as file:
            data = file.read()
        archive = open_checked(data)
        return [
            Brought(read_part(archive, one.src), one.alt) for one in read_docx(data).images if one.size >= SMALLEST
        ]
    except (Refused, FileNotFoundError):
        return []
