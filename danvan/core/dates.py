"""Days and numbers as they are lived and said in Viet Nam."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def local_day(at: datetime) -> date:
    """Return the legal day of a moment, in Asia/Ho_Chi_Minh. ``at`` must be aware."""
    return at.astimezone(HERE).date()


def start_of(day: date) -> datetime:
    """Return the first moment of a local day, aware."""
    return datetime(day.year, day.month, day.day, tzinfo=HERE)


def end_of(day: date) -> datetime:
    """Return the first moment after a local day (24:00), aware."""
    return start_of(day + timedelta(days=1))


def read_day(text: str) -> date:
    """Read ``2026-02-12`` or ``12/02/2026``. Raise ValueError."""
    typed = text.strip()
    return datetime.strptime(typed, "%d/%m/%Y").date() if "/" in typed else date.fromisoformat(typed)


def short_day(day: date) -> str:
    """Write ``02/09/2026``."""
    return f"{day:%d/%m/%Y}"


def say_day(day: date) -> str:
    """Write ``thứ Ba 12/5/2026``."""
    return f"{WEEKDAYS[day.weekday()]} {day.day}/{day.month}/{day.year}"


def say_hour(at: datetime) -> str:
    """Write ``14:05`` in Asia/Ho_Chi_Minh. ``at`` must be aware."""
    return f"{at.astimezone(HERE):%H:%M}"


def say_span(span: timedelta) -> str:
    """Write ``21 giờ`` (begun hours are cut off), under an hour ``40 phút``."""
    minutes = int(span.total_seconds()) // 60
    if minutes >= 60:
        return f"{minutes // 60} giờ"
    return f"{minutes} phút" if minutes else "chưa đầy 1 phút"


def long_day(day: date) -> str:
    """Write ``ngày 05 tháng 02 năm 2026`` with the zeros that official papers ask for (NĐ 30/2020)."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def say_number(value: int | Decimal | float) -> str:
    """Write ``2.353`` or ``1.250,5``: dot for thousands, comma for decimals."""
    text = f"{value:,}" if isinstance(value, int) else f"{Decimal(str(value)).normalize():,f}"
    return text.translate(str.maketrans(",.", ".,"))


def say_money(value: int) -> str:
    """Write ``1.250.000 đồng``."""
    return f"{say_number(value)} đồng"
