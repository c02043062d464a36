"""Read a Word document: body, tables, headers and pictures, straight from its XML."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from .archive import open_checked, read_part
from .layout import Layout
from .refusals import Broken, EmptyFile
from .source import Image, Source, digest

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_SKIPPED = frozenset(
    (
        f"{_W}del",
        f"{_W}moveFrom",
        f"{_W}instrText",
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    )
)
_TITLES = ("title", "heading1", "tiu", "tieude")
_CAPTIONS = ("caption", "chuthich")


def read_docx(data: bytes) -> Source:
    """Return the document as blocks; headers come first as page debris, tables cell by cell."""
    archive = open_checked(data)
    names = archive.namelist()
    main = next((name for name in names if name.startswith("word/document") and name.endswith(".xml")), "")
    if not main:
        raise Broken()
    layout = Layout()
    for name in sorted(names):
        if name.startswith("word/header") and name.endswith(".xml"):
            for paragraph in _paragraphs(_parse(read_part(archive, name))):
                layout.add(_words(paragraph), "boilerplate", "page header")
    root = _parse(read_part(archive, main))
    titled = False
    for paragraph in _paragraphs(root):
        role = _role(paragraph)
        for line in _words(paragraph).split("\n"):
            layout.add(line, "" if role == "title" and titled else role)
        titled = titled or role == "title"
    if all(kind == "page header" for _, kind in layout.roles):
        raise EmptyFile()
    old = layout.repair()
    alts = [node.get("descr") or "" for node in root.iter(f"{_WP}docPr")]
    images = tuple(
        Image(info.filename, alts[at] if at < len(alts) else "", info.file_size)
        for at, info in enumerate(info for info in archive.infolist() if info.filename.startswith("word/media/"))
    )
    return Source(layout.text, "docx", old or "utf-8", _converted(old), digest(data), images, layout.hints)


def _converted(encoding: str) -> tuple[str, ...]:
    return (f"Đã chuyển mã {encoding.upper()} sang Unicode.",) if encoding else ()


def _parse(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Broken() from error
    return root


def _paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    """Give the paragraphs in document order; a paragraph inside a text box comes after its host."""
    for node in root.iter(f"{_W}p"):
        if not any(parent.tag in _SKIPPED for parent in node.iterancestors()):
            yield node


def _words(paragraph: etree._Element) -> str:
    parts: list[str] = []
    for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
        if _own(node, paragraph):
            tag = node.tag
            parts.append(
                node.text or ""
                if tag == f"{_W}t"
                else "-"
                if tag == f"{_W}noBreakHyphen"
                else " "
                if tag == f"{_W}tab"
                else "\n"
            )
    return "".join(parts)


def _own(node: etree._Element, paragraph: etree._Element) -> bool:
    for parent in node.iterancestors():
        if parent is paragraph:
            return True
        if parent.tag == f"{_W}p" or parent.tag in _SKIPPED or parent.tag == f"{_W}tabs":
            return False
    return False


def _role(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = (style.get(f"{_W}val") or "").lower().replace(" ", "") if style is not None else ""
    if next(paragraph.iterancestors(f"{_W}tc"), None) is not None and len(_words(paragraph)) < 60:
        return "body"
    if name.startswith(_TITLES):
        return "title"
    return "caption" if name.startswith(_CAPTIONS) else ""
