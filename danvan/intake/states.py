"""Words of the room: states and steps of a proposal, how what is read maps to what is recorded."""

from __future__ import annotations

from danvan.core.steps import Step

STATES = {"open": "Chờ xem", "accepted": "Đã nhận", "dismissed": "Đã bỏ"}
STATE_BADGES = {"open": "waiting", "accepted": "done", "dismissed": ""}

STEPS = {
    "upload": Step((), "open", "Nhập bài"),
    "accept": Step(("open",), "accepted", "Nhận"),
    "dismiss": Step(("open",), "dismissed", "Bỏ, không nhận"),
}

OWNERS = {"own": "Đơn vị tôi tổ chức", "other": "Đơn vị khác", "none": "Không ghi thành cuộc họp"}
"""Whose event it is: only an own one counts in the figures of the unit."""

AFTERWARDS = {
    "publish": "Đăng bài và công khai cuộc họp ngay",
    "submit": "Gửi duyệt",
    "draft": "Lưu bản thảo, đăng sau",
}

YEAR_BASES = {
    "explicit": "ghi rõ trong bài",
    "relative_word": "suy từ cách nói và ngày đăng",
    "same_day_elsewhere": "theo ngày đầy đủ khác của cùng sự kiện trong bài",
    "sentence": "theo năm nêu trong cùng câu",
    "title": "theo năm nêu trong tiêu đề",
    "review": "theo năm được tổng kết trong bài",
    "anniversary": "tính từ ngày kỷ niệm nêu trong bài",
    "implementation": "tính từ số năm thực hiện văn bản được dẫn",
    "first_term": "đại hội lần thứ nhất sau sắp xếp đơn vị năm 2025",
    "posting": "theo ngày đăng bài",
    "page_date": "theo ngày in trên trang, sát ngày diễn ra",
    "bounds": "chỉ một năm phù hợp giữa văn bản được dẫn và ngày in trang",
    "chosen": "người nhập chọn",
}
"""Where the year of an event comes from, in words."""

ROLE_ORDER = ("chair", "directs", "speaker", "elected", "guest")
"""Of several parts that one person had, the first of these is recorded."""

KIND_WHEN_NOT_A_MEETING = {
    "supervision": "other",
    "reception": "other",
    "visit": "other",
    "election": "congress",
    "commendation": "ceremony",
}
"""Events that later rooms record; until then such a page may still be kept as a meeting of this kind."""

LINE_STATES = {
    "waiting": "Chờ đọc", "proposed": "Thành bài chờ xem", "drafted": "Thành bản thảo", "known": "Đã có từ trước",
    "refused": "Không nhận",
}  # fmt: skip
LINE_BADGES = {"waiting": "note", "proposed": "done", "drafted": "done", "known": "note", "refused": "late"}
"""What becomes of one page of an earlier portal that is moved in."""
