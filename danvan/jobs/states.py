"""Where a job stands, and the verbs of its life."""

from __future__ import annotations

from danvan.core.steps import Step

WAITING, RUNNING, DONE, FAILED, CANCELLED = "waiting", "running", "done", "failed", "cancelled"
STATES = {
    WAITING: "Đang chờ",
    RUNNING: "Đang chạy",
    DONE: "Đã xong",
    FAILED: "Không làm được",
    CANCELLED: "Đã hủy",
}
STEPS = {
    "ask": Step((), WAITING, "Yêu cầu"),
    "begin": Step((WAITING, RUNNING), RUNNING, "Bắt đầu chạy"),
    "finish": Step((RUNNING,), DONE, "Hoàn thành việc chạy nền"),
    "put_off": Step((RUNNING,), WAITING, "Để lại chạy sau"),
    "leave": Step((RUNNING,), WAITING, "Để lại cho tiến trình sau"),
    "fail": Step((RUNNING,), FAILED, "Báo không làm được"),
    "cancel": Step((WAITING, RUNNING), CANCELLED, "Hủy việc chạy nền"),
}
"""``begin`` from running: a worker takes up what another one left when it was killed."""
