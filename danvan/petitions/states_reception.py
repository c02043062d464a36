"""Words of citizen reception: who receives, days and visits with their steps, refusal grounds.

Sources: Luật Tiếp công dân 42/2013 (Luật 136/2025), NĐ 154/2026/NĐ-CP, Quy định 11-QĐi/TW, Kết luận 215-KL/TW.
"""

from __future__ import annotations

from danvan.core.steps import Step

POSTS = {
    "commune_chair": "Chủ tịch Ủy ban nhân dân cấp xã",
    "provincial_chair": "Chủ tịch Ủy ban nhân dân tỉnh",
    "party_secretary_commune": "Bí thư Đảng ủy cấp xã",
    "party_secretary_province": "Bí thư Tỉnh ủy",
    "head_of_agency": "Thủ trưởng cơ quan",
    "head_of_service_unit": "Người đứng đầu đơn vị sự nghiệp",
}
"""The post-holders of ``law/data/cadence.yaml`` who must receive citizens."""
PARTY_POSTS = ("party_secretary_commune", "party_secretary_province")
POST_OF_BODY = {
    ("peoples_committee", "commune"): "commune_chair", ("peoples_committee", "province"): "provincial_chair",
    ("party_committee", "commune"): "party_secretary_commune", ("party_committee", "province"): "party_secretary_province",
}  # fmt: skip
"""Whose duty it is in a body of that kind and level; in any other body: the head of the agency."""

DAY_STATES = {"planned": "Dự kiến", "published": "Đã công bố", "held": "Đã tiếp", "postponed": "Đã hoãn"}
DAY_KINDS = {"regular": "Định kỳ", "adhoc": "Đột xuất", "online": "Trực tuyến"}
DAY_STEPS = {
    "plan_day": Step((), "planned", "Lên lịch tiếp"),
    "publish_day": Step(("planned",), "published", "Công bố lịch"),
    "postpone_day": Step(("planned", "published"), "postponed", "Hoãn buổi tiếp"),
    "tick_day": Step(("planned", "published"), "", "Ghi việc chuẩn bị đã làm"),
    "hold_day": Step(("planned", "published"), "held", "Kết thúc buổi tiếp"),
}

ONLINE_RULES = ("tcd.online_notice", "tcd.online_link_test", "tcd.online_connect")
"""What an online session asks for before it begins (NĐ 154/2026 Đ23); an officer says when each was done."""

VISIT_STATES = {"waiting": "Đang đợi", "heard": "Đã tiếp", "refused": "Từ chối tiếp", "left": "Đã về, chưa tiếp"}
VISIT_KINDS = {
    "": "Chưa phân loại", "feedback": "Kiến nghị, phản ánh", "complaint": "Khiếu nại", "denunciation": "Tố cáo (chỉ hướng dẫn)",
    "mixed": "Nhiều nội dung",
}  # fmt: skip
VISIT_STEPS = {
    "queue": Step((), "waiting", "Lấy số"),
    "hear": Step(("waiting", "heard"), "heard", "Ghi nội dung tiếp"),
    "refuse_visit": Step(("waiting",), "refused", "Từ chối tiếp"),
    "serve_refusal": Step(("refused",), "", "Ghi đã giao thông báo từ chối"),
    "leave": Step(("waiting",), "left", "Người dân về"),
    "hand_over": Step(("heard",), "", "Lập phản ánh từ lượt tiếp"),
    "conclude": Step(("heard",), "", "Thông báo kết luận"),
    "follow_up": Step(("heard",), "", "Ghi kết quả theo dõi"),
}
RECEPTION_STEPS = {**DAY_STEPS, **VISIT_STEPS}

REFUSE_GROUNDS = {
    "LTCD9.1": "Trong tình trạng say do dùng chất kích thích, mất năng lực hành vi (Luật TCD Đ9.1)",
    "LTCD9.2": "Đe dọa, xúc phạm, vi phạm nội quy nơi tiếp công dân (Luật TCD Đ9.2)",
    "LTCD9.3": "Vụ việc đã giải quyết đúng, đã kiểm tra, thông báo bằng văn bản mà vẫn cố tình (Luật TCD Đ9.3)",
    "LTCD9.4": "Trường hợp khác theo quy định của pháp luật (Luật TCD Đ9.4)",
    "ND154.4.1a": "Mang vũ khí, vật nguy hiểm mà không gửi lại (NĐ 154/2026 Đ4.1)",
    "ND154.4.1g": "Ghi âm, ghi hình, phát trực tiếp khi đã được yêu cầu dừng (NĐ 154/2026 Đ4.1)",
    "ND154.4.1h": "Trường hợp phải thông báo bằng văn bản theo NĐ 154/2026 Đ4.1h",
}
WRITTEN_REFUSALS = ("LTCD9.3", "ND154.4.1h")
"""Grounds that need a written notice, form 01/TCD, within three working days (NĐ 154/2026 Đ4.3)."""

SECRETARY_PERIODS = {
    "month": "Tháng", "first_quarter": "Quý I", "six_months": "6 tháng", "nine_months": "9 tháng", "year": "Năm",
    "asked": "Kỳ tự chọn (báo cáo đột xuất)",
}  # fmt: skip
"""When the Party secretary's reception is reported upwards (Kết luận 215-KL/TW)."""

PAST = {
    "plan_day": "planned", "publish_day": "published", "postpone_day": "postponed", "hold_day": "held", "tick_day": "ticked", "queue": "queued", "hear": "heard",
    "refuse_visit": "refused", "serve_refusal": "refusal_served", "leave": "left", "hand_over": "handed_over", "conclude": "concluded",
    "follow_up": "followed_up",
}  # fmt: skip
"""What the journal calls each verb."""
