"""Why a spreadsheet is not read."""

from __future__ import annotations

from danvan.core.refused import Refused


class NotASheet(Refused):
    """Không đọc được tệp này. Hãy dùng tệp Excel (.xlsx, .xls), LibreOffice (.ods) hoặc CSV."""


class Locked(Refused):
    """Tệp có mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu rồi lưu lại."""


class TooLarge(Refused):
    """Tệp quá lớn: {why}. Hãy chia thành nhiều tệp."""


class NoRows(Refused):
    """Bảng «{name}» không có dòng dữ liệu nào."""


class NoHeading(Refused):
    """Không tìm thấy dòng tiêu đề cột trong bảng «{name}». Dòng tiêu đề cần có các cột như: {columns}."""


class NoSuchSheet(Refused):
    """Tệp không có bảng tên «{name}»."""


class NotANumber(Refused):
    """«{text}» không phải là số."""


class UnclearNumber(Refused):
    """«{text}» không rõ là {one} hay {other}. Hãy viết dấu chấm ở hàng nghìn, dấu phẩy ở phần lẻ."""


class NotWhole(Refused):
    """«{text}» phải là số nguyên, không âm."""


class NotADay(Refused):
    """«{text}» không phải là ngày. Hãy viết dạng 05/10/2026."""


class NotAChoice(Refused):
    """«{text}» không có trong danh mục. Chọn một trong: {choices}."""


class Missing(Refused):
    """bỏ trống."""
