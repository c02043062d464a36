"""Words of what readers say and receive: comments, ratings, the press digest, newsletters."""

from __future__ import annotations

from danvan.core.steps import Step

MOST_SIGNS = 2000
"""So long may a comment be."""
COMMENT_STATES = {"pending": "Chờ đọc", "approved": "Đã đăng", "refused": "Không đăng", "removed": "Đã gỡ"}
COMMENT_STEPS = {
    "approve_comment": Step(("pending",), "approved", "Đăng ý kiến"),
    "refuse_comment": Step(("pending",), "refused", "Không đăng"),
    "request_takedown": Step(("approved",), "approved", "Ghi yêu cầu gỡ"),
    "take_down": Step(("approved",), "removed", "Gỡ ý kiến"),
    "forget_writer": Step(("approved", "refused", "removed"), "", "Xóa thông tin người viết"),
}
REFUSE_REASONS = {
    "off_topic": "Không liên quan đến bài",
    "insult": "Xúc phạm, công kích người khác",
    "personal": "Nêu thông tin riêng tư của người khác",
    "case": "Nói về vụ việc cụ thể, cần gửi qua mục Phản ánh, kiến nghị",
    "advert": "Quảng cáo, tin rác",
    "unlawful": "Có nội dung pháp luật cấm",
    "repeated": "Trùng với ý kiến đã gửi",
}
REMOVAL_GROUNDS = {
    "authority": "Yêu cầu của cơ quan có thẩm quyền",
    "person": "Đề nghị của người bị nêu tên",
    "writer": "Đề nghị của người viết",
    "found": "Ban biên tập phát hiện vi phạm",
}
WAYS = {"email": "Thư điện tử", "sms": "Tin nhắn", "vneid": "VNeID"}

DIGEST_STATES = {"open": "Đang soạn", "published": "Đã đăng"}
DIGEST_STEPS = {
    "add_entry": Step(("open", "published"), "", "Thêm bài báo"),
    "remove_entry": Step(("open", "published"), "", "Bỏ bài báo"),
    "publish_digest": Step(("open",), "published", "Đăng điểm báo"),
}

FREQUENCIES = {"daily": "Hằng ngày", "weekly": "Hằng tuần, sáng thứ hai", "digest": "Điểm báo, ngay khi đăng"}
SUBSCRIBER_STATES = {"asked": "Chờ xác nhận", "active": "Đang nhận", "left": "Đã thôi"}

TALK_DONE = {
    "comment.received": "Nhận ý kiến", "comment.approve_comment": "Đăng ý kiến", "comment.refuse_comment": "Không đăng ý kiến",
    "comment.request_takedown": "Ghi yêu cầu gỡ ý kiến", "comment.take_down": "Gỡ ý kiến", "comment.forget_writer": "Xóa thông tin người viết", "talk.comments_set": "Đặt chuyên mục nhận ý kiến",
    "article.personal_case_set": "Đánh dấu bài về vụ việc cá nhân", "digest.add_entry": "Thêm bài vào điểm báo",
    "digest.remove_entry": "Bỏ bài khỏi điểm báo", "digest.publish_digest": "Đăng điểm báo",
}  # fmt: skip
"""What the journal's verbs are called on the timeline."""
