"""Words of the room: kinds, states and steps of a meeting, what a count rests on."""

from __future__ import annotations

from danvan.core.steps import Step
from danvan.meetings.states_roll import ROLL_DONE
from danvan.meetings.states_talk import TALK_DONE

KINDS = {
    "training": "Tập huấn, bồi dưỡng",
    "conference": "Hội nghị",
    "seminar": "Tọa đàm, hội thảo",
    "congress": "Đại hội",
    "review": "Sơ kết, tổng kết",
    "briefing": "Giao ban",
    "dialogue": "Đối thoại",
    "voter_meeting": "Tiếp xúc cử tri",
    "community_meeting": "Họp dân",
    "ceremony": "Lễ, ra mắt, ngày hội",
    "contest": "Hội thi",
    "other": "Cuộc khác",
}
_ALWAYS = ("programme", "invitation", "roll", "minutes")
PARTS: dict[str, tuple[str, ...]] = {
    "training": (*_ALWAYS, "study"),
    "conference": (*_ALWAYS, "study", "questions"),
    "seminar": (*_ALWAYS, "questions"),
    "congress": (*_ALWAYS, "congress"),
    "review": _ALWAYS,
    "briefing": _ALWAYS,
    "dialogue": (*_ALWAYS, "questions", "queue"),
    "voter_meeting": (*_ALWAYS, "questions", "queue"),
    "community_meeting": (*_ALWAYS, "questions"),
    "ceremony": _ALWAYS,
    "contest": _ALWAYS,
    "other": _ALWAYS,
}
"""Kind → the parts that it switches on; a page shows nothing of the others."""
STATES = {"planned": "Sẽ họp", "held": "Đã họp", "cancelled": "Đã hủy"}
DAY_PARTS = {"": "", "morning": "Sáng", "noon": "Trưa", "afternoon": "Chiều", "evening": "Tối", "day": "Cả ngày"}
ORIGINS = {"intake": "Từ bài đã có", "quick": "Ghi nhanh", "form": "Nhập đầy đủ"}

BOUNDS = {"exact": "đúng", "slightly_less": "gần", "more_than": "trên", "about": "khoảng"}
BASES = {
    "roll": "Danh sách điểm danh",
    "paper": "Theo văn bản, bài viết",
    "typed": "Nhập tay",
    "": "Chưa có căn cứ",
}
"""What a count rests on; one without a basis is not counted, one typed by hand is marked."""

RHYTHMS = {"": "Không đều", "week": "Hằng tuần", "month": "Hằng tháng", "quarter": "Hằng quý"}
"""How often the meetings of a series come."""

ROLES = {
    "chair": "Chủ trì",
    "directs": "Dự, chỉ đạo",
    "speaker": "Phát biểu, báo cáo",
    "guest": "Đến dự",
    "elected": "Được bầu",
    "other": "Khác",
}
MENTIONS = {"election": "Bầu cử", "commendation": "Khen thưởng"}

STEPS = {
    "record": Step((), "held", "Ghi cuộc họp"),
    "plan": Step((), "planned", "Lập kế hoạch"),
    "edit": Step(("planned", "held"), "", "Sửa"),
    "hold": Step(("planned",), "held", "Đã họp"),
    "cancel": Step(("planned",), "cancelled", "Hủy"),
    "repeat": Step(("planned", "held"), "", "Lập các cuộc tiếp theo"),
    "link": Step(("planned", "held"), "", "Gắn với người của đơn vị"),
    "publish": Step(("planned", "held"), "", "Công khai"),
    "unpublish": Step(("planned", "held"), "", "Thôi công khai"),
}

DONE = {
    "meeting.recorded": "Ghi cuộc họp", "meeting.planned": "Lập kế hoạch", "meeting.edited": "Sửa", "meeting.held": "Xác nhận đã họp", "meeting.repeated": "Lập các cuộc tiếp theo", "meeting.joined": "Xếp vào chuỗi cuộc họp",
    "meeting.cancelled": "Hủy", "meeting.linked": "Gắn tên với người của đơn vị", "meeting.published": "Công khai",
    "meeting.unpublished": "Thôi công khai", "file.attached": "Thêm giấy tờ, ảnh", "file.detached": "Bỏ giấy tờ, ảnh", **ROLL_DONE,
    **TALK_DONE,
}  # fmt: skip
"""What the journal's verbs are called on the timeline."""
