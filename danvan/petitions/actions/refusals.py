"""What this room refuses, in the reader's language."""

from __future__ import annotations

from danvan.core.refused import Refused


class NotYours(Refused):
    """Bạn không có quyền làm bước này với hồ sơ này."""


class GuardRefused(Refused):
    """Bước này không làm được với hồ sơ này."""


class TextMissing(Refused):
    """Hãy ghi nội dung."""


class ReasonMissing(Refused):
    """Hãy ghi lý do."""


class GroundMissing(Refused):
    """Hãy chọn căn cứ."""


class ReceivedInFuture(Refused):
    """Ngày nhận {day} chưa đến."""


class NotByThisDoor(Refused):
    """Khiếu nại chỉ nhận bằng đơn hoặc trực tiếp, không nhận qua biểu mẫu trên cổng."""


class CriteriaMissing(Refused):
    """Gia hạn phải chọn ít nhất một tiêu chí phức tạp mà luật nêu, và ghi văn bản xác nhận."""


class NoLongerTerm(Refused):
    """Thời hạn này đã được gia hạn hết mức mà quy định cho phép."""


class NotClassified(Refused):
    """Hãy chọn đủ điều kiện và thẩm quyền trước khi phân loại."""


class WhyNotEligible(Refused):
    """Đơn không đủ điều kiện thì phải chọn vì sao."""


class OnlyOnePart(Refused):
    """Tách đơn cần ít nhất hai nội dung."""


class BodyMissing(Refused):
    """Hãy ghi cơ quan nhận."""


class WrongOutcome(Refused):
    """Kết quả này không dùng cho loại đơn này."""


class NotOfTheUnit(Refused):
    """Lĩnh vực, địa bàn hoặc người được giao không thuộc đơn vị."""


class HandlerExcluded(Refused):
    """Người hoặc đơn vị này bị phản ánh trong hồ sơ nên không được giao giải quyết."""


class TooFewForRepresentatives(Refused):
    """Chỉ đơn có từ {people} người trở lên mới cử người đại diện."""


class TooManyRepresentatives(Refused):
    """Đơn có {people} người được cử nhiều nhất {most} người đại diện."""


class NameMissing(Refused):
    """Hãy ghi họ và tên."""


class AlreadyAsked(Refused):
    """Người này đã là người bị loại khỏi hồ sơ."""


class OwnCase(Refused):
    """Hồ sơ không nối được với chính nó."""


class KeptByLaw(Refused):
    """Hồ sơ đang được giữ lại, chưa được xóa dữ liệu."""


class StillOpen(Refused):
    """Hồ sơ còn đang xử lý."""


class NothingWaiting(Refused):
    """Không có dự thảo trả lời nào đang chờ duyệt."""


class NotTheSamePeople(Refused):
    """Chỉ trả lời chung cho những hồ sơ đang giải quyết của cùng đơn vị mà bạn được phép trả lời."""


class TooManyFiles(Refused):
    """Mỗi hồ sơ chỉ giữ nhiều nhất {most} tệp."""


class SettledByVerb(Refused):
    """Thời hạn này tự xong khi bước của nó được làm; không ghi tay."""
