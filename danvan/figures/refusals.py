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


class BadSchemes(Exception):
    """The file of schemes contradicts itself; the program must not start."""
