"""Tell what a file is from its bytes; its name is never believed."""

from __future__ import annotations

import re

from .refusals import Locked, NotAText, WrongKind

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "ảnh JPEG"),
    (b"\x89PNG\r\n\x1a\n", "ảnh PNG"),
    (b"GIF8", "ảnh GIF"),
    (b"BM", "ảnh BMP"),
    (b"II*\x00", "ảnh TIFF"),
    (b"MM\x00*", "ảnh TIFF"),
    (b"ID3", "tệp âm thanh"),
    (b"OggS", "tệp âm thanh"),
    (b"fLaC", "tệp âm thanh"),
    (b"\x1aE\xdf\xa3", "phim"),
    (b"FLV\x01", "phim"),
    (b"\x00\x00\x01\xba", "phim"),
    (b"\x00\x00\x01\xb3", "phim"),
    (b"Rar!", "tệp nén RAR"),
    (b"7z\xbc\xaf\x27\x1c", "tệp nén 7z"),
    (b"\x1f\x8b", "tệp nén GZ"),
    (b"\xfd7zXZ", "tệp nén XZ"),
    (b"BZh", "tệp nén BZ2"),
    (b"MZ", "chương trình máy tính"),
    (b"\x7fELF", "chương trình máy tính"),
    (b"SQLite format 3", "cơ sở dữ liệu"),
    (b"{\\rtf", "tệp RTF"),
)
_HTML = re.compile(
    rb"^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h[1-6]|meta|title|table|span)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAGS = re.compile(rb"</(?:p|div|html|body|span|a|li|table|script)>", re.IGNORECASE)


def sniff(data: bytes) -> str:
    """Return txt, html, docx or pdf; refuse anything else with its name in the sentence."""
    head = data[:4096]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _old_office(data)
    _refuse_known(head)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "html" if _looks_html(head.replace(b"\x00", b"")[2:]) else "txt"
    if _share_of_controls(data[:65536]) > 0.02:
        raise NotAText()
    return "html" if _looks_html(head.removeprefix(b"\xef\xbb\xbf"), data) else "txt"


def _looks_html(head: bytes, data: bytes = b"") -> bool:
    return bool(_HTML.search(head)) or (head.count(b"<") > 3 and len(_TAGS.findall(data[:200_000])) >= 3)


def _refuse_known(head: bytes) -> None:
    for magic, name in _MAGIC:
        if head.startswith(magic) and (len(magic) > 2 or _share_of_controls(head) > 0.02):
            raise WrongKind(kind=name)
    if head[4:8] == b"ftyp" or (head.startswith(b"RIFF") and head[8:12] in (b"AVI ", b"WAVE", b"WEBP")):
        raise WrongKind(kind="ảnh, phim hoặc âm thanh")


def _zip_kind(data: bytes) -> str:
    if b"word/document" in data:
        return "docx"
    for mark, name in (
        (b"xl/workbook", "bảng tính"),
        (b"ppt/presentation", "bài trình chiếu"),
        (b"opendocument.text", "văn bản ODT"),
        (b"EncryptedPackage", ""),
    ):
        if mark in data:
            raise WrongKind(kind=name) if name else Locked()
    raise WrongKind(kind="tệp nén ZIP")


def _old_office(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Locked()
    raise WrongKind(kind="tệp Office đời cũ (.doc, .xls, .ppt)")


def _share_of_controls(data: bytes) -> float:
    """Return the share of bytes that no text encoding uses (tabs, line and page breaks aside)."""
    controls = bytes(range(9)) + bytes(range(14, 27)) + bytes(range(28, 32)) + b"\x7f"
    return (len(data) - len(data.translate(None, controls))) / len(data) if data else 0.0
