"""Numbers and days as Vietnamese offices type them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import Decimal

from danvan.core.dates import short_day
from danvan.documents.sheets.refusals import NotAChoice, NotADay, NotANumber, NotWhole, UnclearNumber
from danvan.documents.sheets.shapes import Cell, Value, Wanted
from danvan.text.days import calendar_day, full_year
from danvan.text.folding import key2

NOTHING = ("", "-", "–", "—", "…", "...")
_ENDS = re.compile(r"\s*(%|đồng|đ|vnđ|vnd)\s*\.?$", re.IGNORECASE)
_DAY = re.compile(
    r"^(?:ngày\s*)?(\d{1,2})\s*(?:[/.\-]|tháng)\s*(\d{1,2})\s*(?:[/.\-]|năm)\s*(\d{2}|\d{4})$", re.IGNORECASE
)
_ISO = re.compile(r"^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$")
_FIRST_SERIAL = date(1899, 12, 30)


def number(cell: Cell) -> Decimal | None:
    """Read «1.250.000», «1.250,5», «83,07%» or a number cell; nothing for a blank or a dash.

    Raises NotANumber, or UnclearNumber for «1,250» and «1.25».
    """
    if cell is None or isinstance(cell, bool):
        return None
    if isinstance(cell, (int, float)):
        return Decimal(str(round(cell, 9))).normalize() if cell else Decimal(0)
    if isinstance(cell, date):
        raise NotANumber(text=short_day(cell))
    text = _ENDS.sub("", str(cell).strip().lstrip("'")).replace("\xa0", "").replace(" ", "")
    if text.lower() in NOTHING:
        return None
    return _typed(text, str(cell).strip())


def _typed(text: str, shown: str) -> Decimal:
    sign, plain = ("-", text[1:]) if text[:1] in "-−" and text[1:2].isdigit() else ("", text)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", plain) or re.fullmatch(r"\d+(?:,\d+)?", plain):
        if re.fullmatch(r"[1-9]\d{0,2},\d{3}", plain):
            raise UnclearNumber(text=shown, one=plain.replace(",", "."), other=plain)
        return Decimal(sign + plain.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d{1,3}(?:,\d{3}){2,}", plain):
        return Decimal(sign + plain.replace(",", ""))
    if re.fullmatch(r"\d+\.\d+", plain):
        raise UnclearNumber(text=shown, one=plain.replace(".", ","), other=plain.replace(".", ""))
    raise NotANumber(text=shown)


def whole(cell: Cell) -> int | None:
    """Read a whole number that is not negative. Raises NotANumber, UnclearNumber or NotWhole."""
    found = number(cell)
    if found is None:
        return None
    if found < 0 or found != found.to_integral_value():
        raise NotWhole(text=said(cell))
    return int(found)


def day(cell: Cell) -> date | None:
    """Read a day: a date cell, «5/10/2026», «05-10-26», «ngày 5 tháng 10 năm 2026», a serial number of Excel.

    Raises NotADay.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date) or cell is None:
        return cell
    if isinstance(cell, (int, float)) and not isinstance(cell, bool) and 20000 < cell < 80000:
        return _FIRST_SERIAL + timedelta(days=int(cell))
    text = " ".join(str(cell).split()).lstrip("'")
    if text.lower() in NOTHING:
        return None
    if found := _ISO.match(text):
        read = calendar_day(*(int(part) for part in found.groups()))
    elif found := _DAY.match(text):
        read = calendar_day(full_year(found[3]), int(found[2]), int(found[1]))
    else:
        read = None
    if read is None:
        raise NotADay(text=text)
    return read


def value(cell: Cell, wanted: Wanted) -> Value:
    """Read a cell as its column asks. Raises a Refused with a sentence about the cell."""
    if wanted.kind == "number":
        return number(cell)
    if wanted.kind == "whole":
        return whole(cell)
    if wanted.kind == "day":
        return day(cell)
    if wanted.kind == "long":
        return lined(cell)
    text = said(cell)
    if wanted.kind != "choice" or not text:
        return text
    meant = {key2(name): code for name, code in wanted.choices.items()}
    if key2(text) not in meant:
        raise NotAChoice(text=text, choices="; ".join(wanted.choices))
    return meant[key2(text)]


def lined(cell: Cell) -> str:
    """Write a cell as it reads, its lines kept."""
    return "\n".join(said(line) for line in cell.strip().splitlines()) if isinstance(cell, str) else said(cell)


def said(cell: Cell) -> str:
    """Write a cell as a person reads it: whole numbers without «.0», days as 05/10/2026."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "Có" if cell else "Không"
    if isinstance(cell, date):
        return short_day(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, float):
        return f"{cell:.9g}".replace(".", ",")
    text = " ".join(str(cell).split())
    return text[1:] if text.startswith("'") and text[1:2] in ("=", "+", "-", "@") else text
