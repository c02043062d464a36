"""Words of a person's request about their own data (to see, correct, erase, restrict) and of breaches.

Sources: Luật 91/2025, NĐ 356/2025.
"""

from __future__ import annotations

from danvan.core.steps import Step

SEE, CORRECT, ERASE, RESTRICT = "see", "correct", "erase", "restrict"
DATA_KINDS = {
    SEE: "Xem dữ liệu của mình", CORRECT: "Sửa dữ liệu của mình", ERASE: "Xóa dữ liệu của mình", RESTRICT: "Hạn chế xử lý dữ liệu của mình",
}  # fmt: skip
PROOFS = {
    "in_person": "Đến trực tiếp, đã đối chiếu giấy tờ (không ghi số)",
    "secret": "Có mã hồ sơ và mã tra cứu sáu số",
    "paper": "Đơn có chữ ký",
}

OPEN, GRANTED, DECLINED = "open", "granted", "declined"
DATA_STATES = {OPEN: "Đang giải quyết", GRANTED: "Đã thực hiện", DECLINED: "Đã từ chối"}
DATA_STEPS = {
    "take_request": Step((), OPEN, "Nhận yêu cầu"),
    "acknowledge": Step((OPEN,), OPEN, "Đã phản hồi là có nhận"),
    "involve_processor": Step((OPEN,), OPEN, "Ghi bên xử lý dữ liệu"),
    "extend_data": Step((OPEN,), OPEN, "Gia hạn, một lần"),
    "show_data": Step((OPEN,), GRANTED, "Cho xem"),
    "correct_data": Step((OPEN,), GRANTED, "Sửa"),
    "erase_data": Step((OPEN,), GRANTED, "Xóa"),
    "restrict_data": Step((OPEN,), GRANTED, "Hạn chế xử lý"),
    "decline": Step((OPEN,), DECLINED, "Từ chối, có lý do"),
}
FULFILS = {SEE: "show_data", CORRECT: "correct_data", ERASE: "erase_data", RESTRICT: "restrict_data"}
ANSWER_RULE = "pdp.answer"
PROCESSOR = "with_processor"
"""The case of the rules in which somebody who handles the data for the unit must act too: the term is longer."""
RULES = {SEE: "pdp.access", CORRECT: "pdp.access", ERASE: "pdp.delete", RESTRICT: "pdp.restrict"}

FOUND, REPORTED, ENDED = "found", "reported", "ended"
BREACH_STATES = {FOUND: "Phải báo cáo", REPORTED: "Đã báo cáo", ENDED: "Đã kết thúc"}
BREACH_STEPS = {
    "note_breach": Step((), FOUND, "Ghi vi phạm"),
    "report_breach": Step((FOUND,), REPORTED, "Ghi đã báo cáo"),
    "end_breach": Step((REPORTED,), ENDED, "Kết thúc"),
}
BREACH_RULE = "pdp.breach_notice"
