"""Opening what was written: the parts of a Word file and its measures."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
from docx.oxml.ns import qn


def opened(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


def part(content: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(content)).read(name).decode()


def lines(document: Any) -> list[str]:
    """List the texts of a document in their order, tables cell by cell, empty ones left out."""
    found = []
    for paragraph in document.element.body.iter(qn("w:p")):
        text = "".join(one.text or "" for one in paragraph.iter(qn("w:t")))
        if text.strip():
            found.append(text)
    return found


def of_style(document: Any, name: str) -> list[str]:
    """List the texts of the paragraphs of a style."""
    every = [
        *document.paragraphs,
        *(one for table in document.tables for cell in table._cells for one in cell.paragraphs),
    ]
    return [one.text for one in every if one.style.name == name and one.text]
