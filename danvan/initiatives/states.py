"""Words of the room: states and steps of a movement and of a model, kinds of registrants, what a figure rests on."""

from __future__ import annotations

from danvan.core.steps import Step

MOVEMENT_STATES = {"draft": "Đang soạn", "announced": "Đã phát động", "closed": "Đã kết thúc"}
MOVEMENT_STEPS = {
    "prepare": Step((), "draft", "Soạn kế hoạch phát động"),
    "revise": Step(("draft",), "", "Sửa kế hoạch"),
    "announce": Step(("draft",), "announced", "Phát động"),
    "amend": Step(("announced",), "", "Sửa đổi tiêu chí"),
    "close_movement": Step(("announced",), "closed", "Kết thúc đợt"),
}

STATES = {
    "draft": "Bản nháp",
    "registered": "Chờ xem xét",
    "returned": "Cần bổ sung",
    "accepted": "Đã vào danh mục",
    "running": "Đang thực hiện",
    "assessed": "Đã tự đánh giá",
    "appraising": "Đang thẩm định",
    "appraised": "Đã thẩm định",
    "recognised": "Đã công nhận",
    "ended": "Đã dừng",
    "merged": "Đã gộp",
    "withdrawn": "Đã rút",
}
STEPS = {
    "begin": Step((), "draft", "Viết đăng ký"),
    "replicate": Step((), "draft", "Áp dụng ở đơn vị tôi"),
    "rewrite": Step(("draft", "returned"), "", "Sửa đăng ký"),
    "register": Step(("draft", "returned"), "registered", "Gửi đăng ký"),
    "withdraw_registration": Step(("draft", "returned", "registered"), "withdrawn", "Rút đăng ký"),
    "ask_completion": Step(("registered",), "returned", "Yêu cầu bổ sung"),
    "merge": Step(("registered", "accepted"), "merged", "Gộp vào mô hình khác"),
    "accept": Step(("registered",), "accepted", "Nhận vào danh mục"),
    "launch": Step(("accepted",), "running", "Ra mắt mô hình"),
    "report_progress": Step(("running", "assessed", "recognised"), "", "Cập nhật tiến độ"),
    "ask_update": Step(("running", "assessed", "appraised", "recognised"), "", "Hỏi tiến độ"),
    "self_assess": Step(("running", "recognised"), "assessed", "Tự đánh giá"),
    "open_round": Step(("assessed", "appraised"), "appraising", "Mở vòng thẩm định"),
    "score": Step(("appraising",), "", "Chấm điểm"),
    "close_round": Step(("appraising",), "appraised", "Chốt vòng thẩm định"),
    "confirm_effective": Step(("assessed", "appraised", "recognised"), "", "Xác nhận thực hiện hiệu quả"),
    "recognise": Step(("appraised", "recognised"), "recognised", "Công nhận"),
    "decline": Step(("appraised",), "running", "Chưa công nhận"),
    "publish": Step(("accepted", "running", "assessed", "appraising", "appraised", "recognised", "ended"), "", "Giới thiệu trên cổng"),
    "unpublish": Step(("accepted", "running", "assessed", "appraising", "appraised", "recognised", "ended"), "", "Thôi giới thiệu"),
    "add_photo": Step(("draft", "returned", "registered", "accepted", "running", "assessed", "appraised", "recognised"), "", "Thêm ảnh"),
    "remove_photo": Step(("draft", "returned", "registered", "accepted", "running", "assessed", "appraised", "recognised", "ended"), "", "Bỏ ảnh"),
    "end": Step(("accepted", "running", "assessed", "appraised", "recognised"), "ended", "Dừng mô hình"),
    "express_interest": Step(("accepted", "running", "assessed", "appraising", "appraised", "recognised"), "", "Muốn áp dụng"),
    "answer_interest": Step(tuple(STATES), "", "Ghi đã liên hệ"),
}  # fmt: skip
LISTED = ("accepted", "running", "assessed", "appraising", "appraised", "recognised", "ended")
"""States of a model that stands in the list (danh mục)."""
LIVE = ("running", "assessed", "appraised", "recognised")
"""States in which a model is carried out and owes updates by its own schedule."""

KINDS = {"new": "Mô hình mới", "running": "Mô hình đang thực hiện"}
REGISTRANTS = {
    "area": "Khu dân cư",
    "agency": "Cơ quan, đơn vị",
    "school": "Trường học",
    "cell": "Chi bộ",
    "union": "Đoàn thể",
    "other": "Nơi khác",
}
SCHEDULES = {30: "mỗi tháng", 90: "mỗi quý", 180: "nửa năm một lần", 365: "mỗi năm"}
"""How often a model itself promises an update, in days."""

CHOICES = {"field": "Lĩnh vực", "level": "Mức công nhận", "stage": "Vòng thẩm định"}
COMBINE = {
    "average": "Trung bình cộng điểm của những người chấm",
    "agreed": "Tổ thẩm định thống nhất, ghi tay kèm lý do",
}
DEPTHS = {0: "Nhóm tiêu chí", 1: "Tiêu chí", 2: "Tiêu chí thành phần"}

BOUNDS = {"exact": "đúng", "slightly_less": "gần", "more_than": "trên", "about": "khoảng"}
REACHED = {"met": "Đạt", "partly": "Đạt một phần", "missed": "Chưa đạt"}
VERDICTS = {"effective": "Thực hiện hiệu quả", "not_effective": "Chưa hiệu quả"}

TALLIES = {
    "registered": "Mô hình đăng ký",
    "effective": "Mô hình thực hiện hiệu quả",
    "recognised": "Mô hình được công nhận",
    "replicated": "Mô hình được nhân rộng",
}
"""What may be entered as one number with a basis, for the years before the records."""

DONE = {
    "movement.prepared": "Soạn kế hoạch phát động", "movement.revised": "Sửa kế hoạch", "movement.announced": "Phát động",
    "movement.amended": "Sửa đổi tiêu chí", "movement.closed": "Kết thúc đợt",
    "initiative.begun": "Viết đăng ký", "initiative.replicated": "Viết đăng ký từ mô hình của nơi khác", "initiative.rewritten": "Sửa đăng ký",
    "initiative.registered": "Gửi đăng ký", "initiative.withdrawn": "Rút đăng ký", "initiative.completion_asked": "Yêu cầu bổ sung",
    "initiative.merged": "Gộp vào mô hình khác", "initiative.accepted": "Nhận vào danh mục", "initiative.launched": "Ra mắt mô hình",
    "initiative.progress_reported": "Cập nhật tiến độ", "initiative.update_asked": "Hỏi tiến độ", "initiative.self_assessed": "Tự đánh giá",
    "initiative.round_opened": "Mở vòng thẩm định", "initiative.scored": "Chấm điểm", "initiative.round_closed": "Chốt vòng thẩm định",
    "initiative.effect_confirmed": "Xác nhận thực hiện hiệu quả", "initiative.recognised": "Công nhận", "initiative.declined": "Chưa công nhận",
    "initiative.published": "Giới thiệu trên cổng", "initiative.unpublished": "Thôi giới thiệu", "initiative.photo_added": "Thêm ảnh",
    "initiative.photo_removed": "Bỏ ảnh", "initiative.ended": "Dừng mô hình", "initiative.interest_expressed": "Có nơi muốn áp dụng",
    "initiative.interest_answered": "Ghi đã liên hệ", "initiative.tally_entered": "Ghi số của thời kỳ trước",
    "file.attached": "Thêm giấy tờ", "file.detached": "Bỏ giấy tờ",
}  # fmt: skip
"""What the journal's verbs are called on the timeline."""
