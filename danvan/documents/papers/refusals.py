"""Why a paper is not written."""

from __future__ import annotations

from danvan.core.refused import Refused


class SecretPaper(Refused):
    """Không soạn văn bản mật trên hệ thống có nối mạng (dấu «{mark}»). Hãy soạn trên máy riêng theo quy định bảo vệ bí mật nhà nước."""


class IdNumberInside(Refused):
    """Trong văn bản có số định danh hoặc căn cước ({place}). Hãy bỏ số này; cần thì để trống và ghi tay trên bản giấy."""


class TitledName(Refused):
    """Trước họ tên người ký không ghi «{word}» (Nghị định 30/2020/NĐ-CP, Phụ lục I). Chỉ ghi họ và tên."""


class WrongCapacity(Refused):
    """Không ký được theo thể thức này: {reason}"""


class UnknownPaper(Refused):
    """Chưa có mẫu trình bày cho loại văn bản này."""


class NoPdfHere(Refused):
    """Máy chủ chưa cài LibreOffice nên chưa xuất được PDF. Hãy tải bản Word, mở ra rồi chọn «Lưu thành PDF»."""


class PdfFailed(Refused):
    """LibreOffice không chuyển được tệp này sang PDF. Hãy tải bản Word."""


class TooLongForCertificate(Refused):
    """Nội dung thành tích dài quá khung giấy khen (nhất là {most} chữ): «{text}». Hãy rút gọn."""


class EmptyMerge(Refused):
    """Danh sách trống, không có bản nào để trộn."""
