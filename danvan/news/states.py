"""Words of the room: states and steps of an article, categories."""

from __future__ import annotations

from danvan.core.steps import Step

STATES = {"draft": "Bản thảo", "submitted": "Chờ duyệt", "published": "Đã đăng", "withdrawn": "Đã gỡ"}

FORMS = {"text": "Bài viết", "pictures": "Phóng sự ảnh"}
SHOWS = {
    "nobody": "không có người nhận ra được",
    "adults": "người lớn nhận ra được",
    "children": "trẻ em nhận ra được",
}

STEPS = {
    "edit": Step(("draft", "submitted"), "draft", "Sửa"),
    "submit": Step(("draft",), "submitted", "Gửi duyệt"),
    "send_back": Step(("submitted",), "draft", "Trả lại"),
    "publish": Step(("draft", "submitted", "withdrawn"), "published", "Đăng"),
    "correct": Step(("published",), "published", "Đính chính"),
    "withdraw": Step(("published",), "withdrawn", "Gỡ bài"),
    "add_picture": Step(("draft", "submitted", "published"), "", "Thêm ảnh"),
    "describe_picture": Step(("draft", "submitted", "published"), "", "Sửa chú thích ảnh"),
    "remove_picture": Step(("draft", "submitted", "published"), "", "Bỏ ảnh"),
    "add_film": Step(("draft", "submitted", "published"), "", "Thêm phim"),
    "remove_film": Step(("draft", "submitted", "published"), "", "Bỏ phim"),
    "add_file": Step(("draft", "submitted", "published"), "", "Thêm tệp"),
    "remove_file": Step(("draft", "submitted", "published"), "", "Bỏ tệp"),
    "set_end": Step(("published",), "published", "Đặt ngày hết hạn"),
}

CATEGORIES = {
    "activity": "Hoạt động",
    "notice": "Thông báo",
    "policy": "Chính sách",
    "example": "Gương điển hình – Mô hình hay",
    "guidance": "Hướng dẫn nghiệp vụ",
    "digest": "Điểm báo",
}

DONE = {
    "article.drafted": "Soạn bài", "article.edited": "Sửa bài", "article.submitted": "Gửi duyệt",
    "article.sent_back": "Trả lại người viết", "article.published": "Đăng bài", "article.corrected": "Đính chính",
    "article.withdrawn": "Gỡ bài", "article.picture_added": "Thêm ảnh", "article.picture_described": "Sửa chú thích ảnh",
    "article.picture_removed": "Bỏ ảnh", "article.film_added": "Thêm phim", "article.film_removed": "Bỏ phim",
    "article.file_added": "Thêm tệp", "article.file_removed": "Bỏ tệp", "article.end_set": "Đặt ngày hết hạn",
}  # fmt: skip
"""What the journal's verbs are called on the timeline."""
