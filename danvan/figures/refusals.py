"""What the figures room refuses, in the reader's language."""

from __future__ import annotations

from danvan.core.refused import Refused


class UnreadablePeriod(Refused):
    """Không đọc được kỳ “{text}”; ví dụ đúng: 2026, 2026-09, 2026-Q3, 2026-6T, 2026-9T."""


class UnknownScheme(Refused):
    """Không có cách chốt số liệu “{code}”; có: {known}."""


class UnknownKind(Refused):
    """Không có loại kỳ “{kind}”; có: {known}."""


class OutsidePeriods(Refused):
    """Ngày {day} không nằm trong kỳ {kind} nào."""


class NotATable(Refused):
    """Bảng phải có ít nhất một hàng, một cột số liệu, kèm một hàng tổng và một cột tổng; mọi hàng có số ô bằng nhau."""


class NotCounts(Refused):
    """Bảng chỉ nhận số đếm: số nguyên không âm."""


class WrongTotals(Refused):
    """Hàng {row}, cột {column}: ghi {stands} nhưng cộng lại được {sum}. Còn {more} tổng khác không khớp."""


class BadCounts(Refused):
    """Có ô không phải số đếm: {cells}.{more}"""


class BadTotals(Refused):
    """Tổng không khớp: {cells}.{more}"""


class BadSchemes(Exception):
    """The file of schemes contradicts itself; the program must not start."""
