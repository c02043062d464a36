"""One Word file with many papers: walked once, memory stays that of one paper however many there are."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any, BinaryIO

from lxml import etree

from danvan.documents.papers import frame, letter
from danvan.documents.papers.refusals import EmptyMerge
from danvan.documents.papers.shapes import Letter

Progress = Callable[[int], None]
TEXT = "word/document.xml"
EVERY = 50


def merge(letters: Iterable[Letter], sink: BinaryIO, *, title: str, progress: Progress | None = None) -> int:
    """Write letters of one system and orientation into ``sink``, each from a page 1 of its own; return how many.

    ``progress(done)`` is called every fifty letters and at the end. Letters of a merge have no appendices.
    Raises EmptyMerge, or what one letter alone would raise.
    """
    walked = iter(letters)
    first = next(walked, None)
    if first is None:
        raise EmptyMerge
    document = frame.new(first.system, title=title, landscape=first.landscape, sizes=first.sizes)

    def one(item: Letter) -> None:
        if item.appendices or (item.system, item.landscape) != (first.system, first.landscape):
            raise ValueError("letters of one merge share system and orientation and have no appendices")
        letter.write(document, item)

    def all_letters() -> Iterable[Letter]:
        yield first
        yield from walked

    return pour(document, all_letters(), one, sink, progress)


def pour(
    document: Any, items: Iterable[Any], write: Callable[[Any], None], sink: BinaryIO, progress: Progress | None
) -> int:
    """Let ``write`` put each item into the empty document, hand its XML on, and empty the document again."""
    with tempfile.TemporaryFile() as text:
        head, tail = _frame(document)
        text.write(head)
        done, walked = 0, iter(items)
        item = next(walked, None)
        while item is not None:
            write(item)
            item = next(walked, None)
            if item is not None:
                frame.end_of_letter(document)
            text.write(_taken(document))
            done += 1
            if progress and done % EVERY == 0:
                progress(done)
        text.write(tail)
        if progress:
            progress(done)
        _pack(document, text, sink)
    return done


def _frame(document: Any) -> tuple[bytes, bytes]:
    """Return the XML before and after what stands in the body."""
    whole = etree.tostring(document.element, xml_declaration=True, encoding="UTF-8", standalone=True)
    start = whole.index(b"<w:body>") + len(b"<w:body>")
    return whole[:start], whole[whole.rindex(b"<w:sectPr") :]


def _taken(document: Any) -> bytes:
    """Return the XML of the body without its last section, and empty the body."""
    whole = etree.tostring(document.element, encoding="UTF-8")
    inner = whole[whole.index(b"<w:body>") + len(b"<w:body>") : whole.rindex(b"<w:sectPr")]
    body = document.element.body
    for child in list(islice(body, len(body) - 1)):
        body.remove(child)
    return inner


def _pack(document: Any, text: Any, sink: BinaryIO) -> None:
    """Write the package: every part as the library makes it, the text from the temporary file."""
    parts = io.BytesIO()
    document.save(parts)
    text.seek(0)
    with zipfile.ZipFile(parts) as source, zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as packed:
        for info in source.infolist():
            if info.filename != TEXT:
                packed.writestr(info.filename, source.read(info))
                continue
            with packed.open(TEXT, "w", force_zip64=True) as target:
                while block := text.read(2**16):
                    target.write(block)
