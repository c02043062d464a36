"""Why a file cannot be read, each as a sentence for the person who dropped it."""

from danvan.core.refused import Refused


class NotAText(Refused):
    """Tệp này không phải là văn bản. Hãy nhập tệp TXT, HTML, DOCX, PDF hoặc dán nội dung bài."""


class WrongKind(Refused):
    """Tệp này là {kind}. Hãy lưu lại thành TXT, HTML, DOCX hoặc PDF rồi nhập."""


class EmptyFile(Refused):
    """Tệp không có nội dung chữ nào."""


class TooLarge(Refused):
    """Tệp quá lớn: nhiều nhất là {limit}."""


class TooLong(Refused):
    """Văn bản quá dài so với một tin bài (nhiều nhất {limit}). Hãy tách từng bài rồi nhập lại."""


class Tangled(Refused):
    """Trang web này có quá nhiều thẻ hoặc lồng quá nhiều lớp nên không đọc được. Hãy chép phần chữ của bài rồi dán vào."""


class ArchiveBomb(Refused):
    """Tệp nén này mở ra lớn bất thường nên không được mở."""


class Locked(Refused):
    """Tệp đang được đặt mật khẩu. Hãy bỏ mật khẩu rồi nhập lại."""


class Broken(Refused):
    """Tệp bị hỏng, không mở được. Hãy mở bằng phần mềm gốc, lưu lại rồi nhập."""


class ScannedPages(Refused):
    """Tệp PDF chỉ có ảnh chụp trang giấy, không có chữ. Hãy dùng bản gốc hoặc bản đã nhận dạng chữ."""


class UnreadableGlyphs(Refused):
    """Chữ trong tệp không đọc được (phông không có bảng mã). Hãy dùng tệp Word gốc hoặc dán nội dung bài."""


class NotVietnamese(Refused):
    """Nội dung không phải tiếng Việt có dấu nên không thể bóc tách."""


class NoArticle(Refused):
    """Không tìm thấy bài viết nào trong nội dung này (chỉ có menu, nút bấm hoặc tiêu đề)."""
