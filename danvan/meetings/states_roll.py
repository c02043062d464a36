"""Words of programme, invitation and roll-call."""

from __future__ import annotations

from danvan.core.steps import Step

RULES = {
    "posts": "Theo chức vụ",
    "body": "Cả cơ quan, tổ chức",
    "quota": "Theo số lượng, đơn vị cử người",
    "named": "Đích danh",
    "open": "Mở, ai cũng dự được",
    "walk_in": "Đến không có giấy mời",
}
ANSWERS = {"": "Chưa trả lời", "coming": "Sẽ dự", "declined": "Báo vắng", "substitute": "Cử người dự thay"}
WAYS = {"link": "qua đường dẫn", "phone": "qua điện thoại", "typed": "ghi thay"}

TOLD_WHY = {"invited": "Mời", "changed": "Báo thay đổi", "reminded": "Nhắc", "cancelled": "Báo hủy"}
TOLD_WAYS = {"screen": "trên bàn làm việc", "mail": "thư điện tử", "phone": "gọi điện"}

ROLL_STATES = {"open": "Đang điểm danh", "sealed": "Đã chốt"}
ROLL_STEPS = {
    "open_roll": Step((), "open", "Mở điểm danh"),
    "key_in": Step(("open",), "", "Nhập từ tờ ký tên"),
    "settle": Step(("open",), "", "Xử lý lượt còn nghi vấn"),
    "seal_roll": Step(("open",), "sealed", "Chốt điểm danh"),
    "unseal_roll": Step(("sealed",), "open", "Mở lại điểm danh"),
}
MARK_KINDS = {"arrive": "đến", "leave": "về"}
SOURCES = {"scan": "quét mã", "number": "gõ số", "name": "chọn tên", "walk_in": "ghi người đến thêm", "sheet": "nhập từ tờ ký tên"}  # fmt: skip
VERDICTS = {
    "counted": "Được tính",
    "again": "Đã có mặt từ trước",
    "left": "Đã về",
    "doubt": "Cần xem",
    "left_out": "Không tính",
    "late": "Gửi đến sau khi chốt",
}
FLAGS = {
    "": "",
    "clock": "đồng hồ máy sai, đã chỉnh theo máy chủ",
    "unknown": "không có trong danh sách",
    "same_name": "trùng tên với người trong danh sách",
}

ROLL_DONE = {
    "programme.issued": "Ban hành chương trình", "venues.set": "Ghi điểm cầu, buổi họp", "line.added": "Thêm dòng mời", "line.removed": "Bỏ dòng mời",
    "slots.filled": "Ghi tên người được mời", "slot.changed": "Sửa người được mời", "slot.removed": "Bỏ người được mời",
    "slots.imported": "Nhập danh sách khách", "invitations.sent": "Gửi giấy mời", "reply.given": "Ghi trả lời giấy mời", "telling.done": "Đã báo lại",
    "roll.opened": "Mở điểm danh", "door.opened": "Mở cửa điểm danh", "door.closed": "Đóng cửa điểm danh", "roll.keyed": "Nhập từ tờ ký tên",
    "mark.settled": "Xử lý lượt còn nghi vấn", "roll.sealed": "Chốt điểm danh", "roll.unsealed": "Mở lại điểm danh",
}  # fmt: skip
"""What the journal's verbs are called on the timeline."""
