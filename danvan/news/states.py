"""Words of the room: states and steps of an article, categories."""

from __future__ import annotations

from danvan.core.steps import Step

STATES = {"draft": "Bản thảo", "submitted": "Chờ duyệt", "published": "Đã đăng", "withdrawn": "Đã gỡ"}

STEPS = {
    "edit": Step(("draft", "submitted"), "draft", "Sửa"),
    "submit": Step(("draft",), "submitted", "Gửi duyệt"),
    "send_back": Step(("submitted",), "draft", "Trả lại"),
    "publish": Step(("draft", "submitted", "withdrawn"), "published", "Đăng"),
    "correct": Step(("published",), "published", "Đính chính"),
    "withdraw": Step(("published",), "withdrawn", "Gỡ bài"),
}

CATEGORIES = {
    "activity": "Hoạt động",
    "notice": "Thông báo",
    "policy": "Chính sách",
    "example": "Gương điển hình – Mô hình hay",
    "guidance": "Hướng dẫn nghiệp vụ",
    "digest": "Điểm báo",
}
