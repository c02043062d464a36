"""Words of the room: kinds of indicators, periods, parts of a form, states and steps of a sheet."""

from __future__ import annotations

from danvan.core.steps import Step

GROUPS = {
    "propaganda": "Tuyên truyền và tập huấn",
    "initiatives": "Dân vận khéo",
    "democracy": "Dân chủ ở cơ sở",
    "dialogue": "Đối thoại, tiếp dân, kiến nghị",
    "oversight": "Giám sát, phản biện xã hội",
    "resources": "Vận động nguồn lực",
    "organisation": "Tổ chức, cán bộ",
    "digital": "Chuyển đổi số",
    "credit": "Tín dụng chính sách",
    "self_review": "Tự đánh giá",
}

KINDS = {
    "counted": "Tự đếm từ hồ sơ",
    "typed": "Nhập tay",
    "money": "Tiền",
    "ratio": "Tỷ lệ",
    "text": "Văn bản",
}
ADDS_UP = {"sum": "cộng dồn", "last": "lấy số cuối kỳ", "none": "không cộng"}
"""How an indicator adds up over time. Over units everything is summed but "none"."""

CELL_KINDS = {
    "counted": "đếm từ hồ sơ",
    "typed": "nhập tay",
    "summed": "cộng từ cấp dưới",
    "ratio": "tính từ hai số",
    "text": "chữ",
}

PERIODS = {
    "month": "Tháng",
    "quarter": "Quý",
    "first_quarter": "Quý I",
    "six_months": "6 tháng đầu năm",
    "nine_months": "9 tháng đầu năm",
    "year": "Năm",
    "ad_hoc": "Đột xuất",
}
SYSTEMS = {"party": "Văn bản của Đảng", "state": "Văn bản hành chính", "front": "Văn bản của Mặt trận, đoàn thể"}
DUE_UNITS = {"wd": "ngày làm việc", "d": "ngày"}
PARTS = {"heading": "Đề mục", "indicator": "Chỉ tiêu", "table": "Bảng", "text": "Phần viết"}
LAYOUTS = {"": "", "lines": "Mỗi chỉ tiêu một dòng", "units": "Mỗi đơn vị một dòng", "slices": "Mỗi loại một dòng"}
ORIGINS = {"desk": "Làm trên hệ thống", "spreadsheet": "Nhập từ bảng tính"}

STATES = {
    "filling": "Đang làm",
    "waiting": "Chờ lãnh đạo duyệt",
    "sent": "Đã gửi",
    "received": "Đã tiếp nhận",
    "handed_back": "Cấp trên trả lại",
}
IN_HAND = ("filling", "handed_back")
"""States in which the unit works on the sheet; its working version is not frozen."""

STEPS = {
    "open": Step((), "filling", "Mở báo cáo"),
    "fill": Step(IN_HAND, "", "Lưu dở"),
    "send": Step(IN_HAND, "waiting", "Trình lãnh đạo"),
    "send_back": Step(("waiting",), "filling", "Trả lại người làm"),
    "approve": Step(("waiting",), "sent", "Duyệt và gửi"),
    "receive": Step(("sent",), "received", "Tiếp nhận"),
    "hand_back": Step(("sent", "received"), "handed_back", "Trả lại đơn vị"),
    "correct": Step(("sent", "received"), "filling", "Điều chỉnh"),
    "attach_scan": Step(("sent", "received"), "", "Gắn bản ký, đóng dấu"),
    "remind": Step((*IN_HAND, "waiting"), "", "Nhắc"),
    "enter_for": Step((), "received", "Nhập thay đơn vị chưa dùng hệ thống"),
}

DONE = {
    "report.opened": "Mở báo cáo", "report.filled": "Lưu số liệu", "report.handed_in": "Trình lãnh đạo",
    "report.sent_back": "Lãnh đạo trả lại", "report.approved": "Duyệt và gửi", "report.received": "Cấp trên tiếp nhận",
    "report.handed_back": "Cấp trên trả lại", "report.corrected": "Bắt đầu điều chỉnh",
    "report.reminded": "Cấp trên nhắc", "report.entered_for": "Cấp trên nhập thay từ bảng tính",
    "file.attached": "Gắn tệp", "file.detached": "Bỏ tệp",
}  # fmt: skip
"""What the journal's verbs are called on the timeline."""

WRITERS = ("grassroots", "clerk", "editor", "head")
"""Roles that work on the reports of their unit."""
SUPERIORS = ("clerk", "head")
"""Roles that receive the reports sent to their unit."""
