"""What the sender may do with a code and a secret, from which states."""

from __future__ import annotations

from danvan.core.steps import Step

BEFORE_ACCEPTED = ("received", "registered", "screened", "proposed")
UNREAD = ("received", "registered")
ANSWERED = ("notified", "closed", "not_accepted", "transferred", "guided")

SENDER_STEPS = {
    "send": Step((), "received", "Gửi"),
    "amend": Step(UNREAD, "", "Sửa nội dung"),
    "withdraw": Step(BEFORE_ACCEPTED, "discontinued", "Rút lại"),
    "supplement": Step(("verifying",), "", "Bổ sung"),
    "rate": Step(ANSWERED, "", "Đánh giá trả lời"),
}
