"""Decode files of any age into Unicode: TCVN3, VNI, VISCII, CP1258, UTF-16, mended UTF-8.

The verdict is taken on the whole document and everything is converted by that one verdict.
Byte tables: TCVN 5712:1993 (VN3), RFC 1456 (VISCII), VNI for Windows.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from danvan.core.refused import Refused
from danvan.text.syllables import share_of_marked, share_of_syllables

_PROBE = 60_000  # signs that are enough for a verdict
_ENOUGH = 0.6  # share of Vietnamese syllables that a conversion must reach
_UPPER = re.compile("[\x80-\xff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192]")
_OWN = re.compile("[\u1ea0-\u1ef9đĐơƠưƯăĂ]")  # letters that only Unicode Vietnamese has
_CONTROLS = re.compile("[\x00-\x07\x0e-\x19\x1c-\x1e]")  # those that no text file uses


class Empty(Refused):
    """Tệp trống, không có chữ nào để đọc."""


class NotText(Refused):
    """Tệp này không phải là văn bản chữ. Hãy chọn tệp văn bản (TXT, HTML, DOCX hoặc PDF)."""


class Unreadable(Refused):
    """Không đọc được chữ trong tệp: bảng mã lạ hoặc tệp bị hỏng. Hãy lưu lại tệp theo Unicode (UTF-8) rồi thử lại."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text in NFC, the encoding it came in, and whether an old encoding was converted."""

    text: str
    encoding: str
    converted: bool


_TCVN3 = dict(
    zip(
        [
            "A1",
            "A2",
            "A3",
            "A4",
            "A5",
            "A6",
            "A7",
            "A8",
            "A9",
            "AA",
            "AB",
            "AC",
            "AD",
            "AE",
            "B5",
            "B6",
            "B7",
            "B8",
            "B9",
            "BB",
            "BC",
            "BD",
            "BE",
            "C6",
            "C7",
            "C8",
            "C9",
            "CA",
            "CB",
            "CC",
            "CE",
            "CF",
            "D0",
            "D1",
            "D2",
            "D3",
            "D4",
            "D5",
            "D6",
            "D7",
            "D8",
            "DC",
            "DD",
            "DE",
            "DF",
            "E1",
            "E2",
            "E3",
            "E4",
            "E5",
            "E6",
            "E7",
            "E8",
            "E9",
            "EA",
            "EB",
            "EC",
            "ED",
            "EE",
            "EF",
            "F1",
            "F2",
            "F3",
            "F4",
            "F5",
            "F6",
            "F7",
            "F8",
            "F9",
            "FA",
            "FB",
            "FC",
            "FD",
            "FE",
        ],
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
_VISCII_CONTROLS = {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"}
_VISCII = "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
# VNI writes a base letter and one sign of the upper half of Latin-1 after it.
_VNI_MARKS = {
    "ø": "\u0300",
    "ù": "\u0301",
    "û": "\u0309",
    "õ": "\u0303",
    "ï": "\u0323",
    "â": "\u0302",
    "à": "\u0302\u0300",
    "á": "\u0302\u0301",
    "å": "\u0302\u0309",
    "ã": "\u0302\u0303",
    "ä": "\u0302\u0323",
    "ê": "\u0306",
    "è": "\u0306\u0300",
    "é": "\u0306\u0301",
    "ú": "\u0306\u0309",
    "ü": "\u0306\u0303",
    "ë": "\u0306\u0323",
}
_VNI_LONE = {"ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "î": "ỵ", "ñ": "đ"}
_VNI_PAIR = re.compile(r"([aeouyôöAEOUYÔÖ])([øùûõïâàáåãäêèéúüëØÙÛÕÏÂÀÁÅÃÄÊÈÉÚÜË])|([ìíæóòôöîñÌÍÆÓÒÔÖÎÑ])")


@cache
def _tcvn3_table() -> dict[int, str]:
    return {int(code, 16): sign for code, sign in _TCVN3.items()}


@cache
def _viscii_table() -> dict[int, str]:
    return {**_VISCII_CONTROLS, **{0x80 + at: sign for at, sign in enumerate(_VISCII)}}


def from_tcvn3(latin: str) -> str:
    """Convert TCVN3 (ABC) read as Latin-1; it has no accented capitals, so they come out small."""
    return latin.translate(_tcvn3_table())


def from_viscii(latin: str) -> str:
    """Convert VISCII read as Latin-1."""
    return latin.translate(_viscii_table())


def from_vni(latin: str) -> str:
    """Convert VNI for Windows read as Latin-1."""
    return unicodedata.normalize("NFC", _VNI_PAIR.sub(_vni_letter, latin))


def _vni_letter(found: re.Match[str]) -> str:
    base, mark, lone = found.groups()
    if lone:
        return _cased(_VNI_LONE[lone.lower()], lone)
    marks = _VNI_MARKS[mark.lower()]
    plain = _cased(_VNI_LONE.get(base.lower(), base.lower()), base)
    return plain + marks


def _cased(letter: str, like: str) -> str:
    return letter.upper() if like.isupper() else letter


def from_mangled(latin: str) -> str:
    """Mend UTF-8 that was read as Latin-1 or Windows-1252; what cannot be mended raises UnicodeError."""
    try:
        return latin.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return "".join(map(chr, map(_latin_byte, latin))).encode("latin-1").decode("utf-8")


@cache
def _cp1252_bytes() -> dict[str, int]:
    table = bytes(range(256)).decode("cp1252", errors="ignore")
    return {sign: sign.encode("cp1252")[0] for sign in table}


def _latin_byte(sign: str) -> int:
    return _cp1252_bytes().get(sign, ord(sign))


_CONVERSIONS: dict[str, Callable[[str], str]] = {
    "tcvn3": from_tcvn3,
    "vni": from_vni,
    "viscii": from_viscii,
}


def decode(data: bytes) -> Decoded:
    """Return the text of a file with its encoding.

    Raises Empty for a file without text, NotText for binary content and Unreadable when no
    known encoding gives Vietnamese or other plain text.
    """
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf\xfe\xff"):
        raise Empty()
    wide = _utf16(data)
    if wide is not None:
        return _finished(wide[0], wide[1], converted=False)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _from_bytes(data)
    if _is_binary(text):
        raise NotText()
    return repair(text, encoding="utf-8")


def repair(text: str, *, encoding: str = "unicode") -> Decoded:
    """Convert a Unicode text that still holds an old encoding ("C«ng t¸c") or mangled UTF-8."""
    probe = text[:_PROBE]
    if probe.isascii() or not _looks_old(probe):
        return _finished(text, encoding, converted=False)
    best, name = _score(probe), encoding
    for candidate, convert in (("mangled utf-8", from_mangled), *_CONVERSIONS.items()):
        try:
            score = _score(convert(probe if candidate != "mangled utf-8" else _whole_signs(probe)))
        except UnicodeError:
            continue
        if score > best + 0.15 and score >= _ENOUGH:
            best, name = score, candidate
    if name == encoding:
        return _finished(text, encoding, converted=False)
    try:
        fixed = from_mangled(text) if name == "mangled utf-8" else _CONVERSIONS[name](text)
    except UnicodeError:
        return _finished(text, encoding, converted=False)
    return _finished(fixed, name, converted=True)


def _whole_signs(probe: str) -> str:
    """Cut a probe after a blank so that no multi-byte sign is halved."""
    cut = max(probe.rfind(" "), probe.rfind("\n"))
    return probe[: cut + 1] if cut > 0 else probe


def _looks_old(probe: str) -> bool:
    """Say whether signs of the upper Latin-1 half outnumber the letters only Unicode Vietnamese has."""
    return len(_UPPER.findall(probe)) > 2 * len(_OWN.findall(probe))


def _score(text: str) -> float:
    """Return how Vietnamese a text is, 0 to 1: syllables count, marks must be there."""
    return share_of_syllables(text) * (1.0 if share_of_marked(text) > 0.3 else 0.5)


def _from_bytes(data: bytes) -> Decoded:
    latin = data.decode("latin-1")
    if _is_binary(latin, spare=_VISCII_CONTROLS):
        raise NotText()
    candidates = {name: convert(latin[:_PROBE]) for name, convert in _CONVERSIONS.items()}
    candidates["cp1258"] = unicodedata.normalize("NFC", data[:_PROBE].decode("cp1258", errors="replace"))
    name = max(candidates, key=lambda one: _score(candidates[one]))
    if _score(candidates[name]) >= _ENOUGH:
        whole = data.decode("cp1258", errors="replace") if name == "cp1258" else _CONVERSIONS[name](latin)
        return _finished(whole, name, converted=True)
    mostly = data.decode("utf-8", errors="replace")
    if mostly.count("\ufffd") * 200 <= len(mostly) and not _is_binary(mostly):
        return _finished(mostly, "utf-8", converted=False)
    plain = data.decode("cp1252", errors="replace")
    if sum(byte < 0x80 for byte in data) >= 0.95 * len(data) and "\ufffd" not in plain:
        return _finished(plain, "cp1252", converted=False)
    raise Unreadable()


def _utf16(data: bytes) -> tuple[str, str] | None:
    if data[:4] in (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff"):
        encoding = "utf-32"
    elif data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encoding = "utf-16"
    elif b"\x00" in data[:400]:
        even, odd = data[:4000:2].count(0), data[1:4000:2].count(0)
        half = max(1, min(len(data), 4000) // 2)
        if max(even, odd) < 0.15 * half or min(even, odd) > 0.05 * half:
            return None
        encoding = "utf-16-be" if even > odd else "utf-16-le"
    else:
        return None
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if _is_binary(text) else (text, encoding)


def _is_binary(text: str, spare: dict[int, str] | None = None) -> bool:
    if "\x00" in text:
        return True
    probe = text[:_PROBE]
    return sum(ord(sign) not in (spare or ()) for sign in _CONTROLS.findall(probe)) > 0.01 * len(probe)


def _finished(text: str, encoding: str, *, converted: bool) -> Decoded:
    text = unicodedata.normalize("NFC", text.removeprefix("\ufeff"))
    if not text.strip():
        raise Empty()
    return Decoded(text, encoding, converted)
