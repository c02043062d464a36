"""What the law room refuses, in the reader's language."""

from __future__ import annotations

from danvan.core.refused import Refused


class UnknownRule(Refused):
    """Không có quy tắc “{id}”.{near}"""


class NoNumber(Refused):
    """Quy tắc {id} ({name}) không có con số trong luật: {source}.{local}"""


class OutsideDates(Refused):
    """Quy tắc {id} không áp dụng cho ngày {on}; dữ liệu chỉ có {dates}."""


class UnknownVariant(Refused):
    """Quy tắc {id} không có trường hợp “{variant}”; chỉ có: {known}."""


class UnknownUnit(Refused):
    """Không có đơn vị thời gian “{unit}”; dùng wd (ngày làm việc), d (ngày), h (giờ) hoặc month (tháng)."""


class NegativeLength(Refused):
    """Độ dài thời hạn phải là số nguyên từ 0 trở lên, không phải {value}."""


class BeyondCalendar(Refused):
    """Thời hạn vượt quá những năm mà lịch tính được (1900–2200)."""


class ClockStopped(Refused):
    """Thời hạn đang tạm dừng từ {day}; chỉ có hạn mới khi được tiếp tục."""


class PauseBackwards(Refused):
    """Ngày tiếp tục {to} đứng trước ngày tạm dừng {stopped}."""


class NeedsMoment(Refused):
    """Thời hạn tính bằng giờ cần cả giờ bắt đầu, không chỉ ngày."""


class BadLawData(Exception):
    """The files under danvan/law/data contradict themselves; the program must not start."""
