"""What runs beside the pages: tasks that people ask for, and tasks that the clock asks for.

Each value is the dotted name of a function; tests/jobs checks that every one exists.
"""

from __future__ import annotations

from datetime import time, timedelta

TASKS: dict[str, tuple[str, str]] = {
    "leave_site": ("Xuất trang thành tệp tĩnh", "danvan.portal.tasks.leave_site"),
    "check_links": ("Kiểm tra liên kết hỏng", "danvan.portal.tasks.look_for_broken_links"),
    "move_in": ("Chuyển bài từ cổng cũ", "danvan.intake.tasks.move_in"),
    "report_pdf": ("Báo cáo dạng PDF", "danvan.reports.tasks.write_pdf"),
    "certificates": ("Xếp giấy khen vào một tệp", "danvan.commendations.tasks.make_certificates"),
    "class_certificates": ("Giấy chứng nhận của lớp học", "danvan.meetings.tasks_study.make_certificates"),
    "pass_on_work": ("Chuyển giao việc của người thôi làm", "danvan.hall.leaving.pass_on_work"),
    "run_event": ("Tính lại theo thay đổi của toàn hệ thống", "danvan.hall.events.run"),
}
"""Task → (Vietnamese label, ``f(job, at)`` where ``job`` is a danvan.jobs.running.Running)."""

AFTER_JOB = "danvan.hall.job_notices.tell_asker"
"""``f(job, label, at)`` after each job that has ended."""

CLOCK_TASKS: dict[str, tuple[str, str, timedelta | time]] = {
    "send_outgoing": ("Gửi thư điện tử", "danvan.notices.tasks.send_outgoing", timedelta(minutes=1)),
    "forget_notices": ("Dọn thông báo cũ", "danvan.notices.tasks.forget_old", timedelta(days=1)),
    "forget_results": ("Dọn tệp kết quả cũ", "danvan.jobs.actions.forget_results", timedelta(hours=6)),
    "back_up": ("Sao lưu hằng đêm", "danvan.hall.nightly.back_up", time(2, 15)),
    "forget_sessions": ("Dọn phiên đăng nhập cũ", "danvan.hall.nightly.forget_sessions", time(3, 0)),
    "sweep_files": ("Dọn tệp không có hồ sơ", "danvan.hall.nightly.sweep_files", time(3, 10)),
    "retention": ("Xóa dữ liệu hết thời hạn lưu", "danvan.hall.events.ask_for_retention", time(1, 30)),
    "follow_mergers": ("Chuyển tiếp hồ sơ khi đơn vị sáp nhập", "danvan.hall.merging.follow_mergers", time(0, 20)),
    "ask_silent_models": ("Hỏi mô hình quá lịch cập nhật", "danvan.initiatives.tasks.ask_silent_models", time(6, 30)),
    "remind_invited": ("Nhắc người được mời chưa trả lời", "danvan.meetings.tasks_roll.remind_invited", time(7, 0)),
    "remind_petitions": ("Nhắc hạn phản ánh, kiến nghị", "danvan.petitions.tasks.remind", time(7, 10)),
    "sweep_photos": ("Dọn ảnh mô hình không thuộc hồ sơ nào", "danvan.initiatives.tasks.sweep_photos", time(2, 30)),
    "count_months": ("Đếm sẵn số liệu theo tháng", "danvan.reports.tasks.count_months", time(3, 30)),
    "refresh_statistics": (
        "Cho cơ sở dữ liệu đếm lại các bảng",
        "danvan.hall.nightly.refresh_statistics",
        time(4, 0),
    ),
    "send_newsletters": ("Gửi bản tin", "danvan.news.tasks.send_newsletters", time(6, 0)),
    "forget_windows": ("Dọn số lần truy cập", "danvan.core.throttle.forget", timedelta(hours=1)),
}
"""Task → (Vietnamese label, ``f(at)``, how often or at what time of day). One process at a time runs them (a lease row)."""
