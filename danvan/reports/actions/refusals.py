"""What the room refuses, in the reader's language."""

from __future__ import annotations

from danvan.core.refused import Refused


class NotYours(Refused):
    """Bạn không có quyền làm việc này với báo cáo của đơn vị này."""


class NotAsked(Refused):
    """Đơn vị không phải làm biểu «{form}» cho kỳ {period}."""


class WrongPeriod(Refused):
    """Biểu «{form}» không có kỳ {period}."""


class PeriodToCome(Refused):
    """Kỳ {period} chưa bắt đầu (từ ngày {day})."""


class PeriodNotOver(Refused):
    """Kỳ {period} chưa hết; gửi được từ ngày {day}. Số liệu đã nhập vẫn được giữ."""


class Negative(Refused):
    """Số không được âm."""


class TooMuch(Refused):
    """Không thể quá {most}."""


class TooPrecise(Refused):
    """Không quá {digits} chữ số sau dấu phẩy."""


class TooBig(Refused):
    """Số quá lớn; hãy kiểm tra lại đơn vị tính."""


class NotTyped(Refused):
    """Chỉ tiêu «{name}» tự tính, không nhập tay."""


class NotInForm(Refused):
    """Biểu này không có mục «{code}»."""


class NoChoice(Refused):
    """Hãy chọn một trong các mức: {choices}."""


class NoBasis(Refused):
    """Chỉ tiêu «{name}» nhập tay, cần ghi căn cứ (sổ, biên bản, văn bản)."""


class NoReason(Refused):
    """Hãy ghi lý do."""


class NoPaper(Refused):
    """Hãy ghi số, ngày của văn bản mà đơn vị đã gửi."""


class AlreadyThere(Refused):
    """{name} đã có báo cáo này cho kỳ {period}."""


class SamePaper(Refused):
    """Số liệu của {name} theo {paper} đã được nhập. Bản điều chỉnh cần ghi văn bản khác."""


class NothingToRemind(Refused):
    """Hôm nay các đơn vị này đã được nhắc, hoặc đã gửi."""


class NotFrozen(Refused):
    """Bản báo cáo này chưa gửi nên chưa gắn được bản ký, đóng dấu."""


class CodeTaken(Refused):
    """Mã {code} đã có trong danh mục."""


class OtherDecimals(Refused):
    """Bản mới phải giữ kiểu và số chữ số thập phân; muốn khác thì lập chỉ tiêu mới."""


class NotLater(Refused):
    """Bản mới phải bắt đầu sau ngày {day}."""


class AlreadyAssigned(Refused):
    """Biểu này đang được giao rồi."""
