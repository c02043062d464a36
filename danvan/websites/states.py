"""Words of the room: kinds of fixed page, groups of links, what the journal's verbs are called."""

from __future__ import annotations

PAGE_KINDS = {
    "apparatus": "Chức năng, nhiệm vụ, bộ máy",
    "administrative_map": "Bản đồ hành chính",
    "nature": "Điều kiện tự nhiên",
    "history": "Lịch sử, văn hóa",
    "relics": "Di tích, danh thắng",
    "procedures": "Thủ tục hành chính, dịch vụ công",
    "complaints": "Nơi và cách gửi khiếu nại, tố cáo",
    "privacy": "Bảo vệ dữ liệu cá nhân",
    "contact": "Liên hệ",
    "rules": "Quy định bình luận",
    "other": "Trang khác",
}
ASKED_BY_LAW = {
    "apparatus": "NĐ 224/2026 Đ9.1c", "administrative_map": "NĐ 224/2026 Đ9.1c", "nature": "NĐ 224/2026 Đ9.1c",
    "history": "NĐ 224/2026 Đ9.1c", "relics": "NĐ 224/2026 Đ9.1c", "procedures": "NĐ 224/2026 Đ9.1a",
    "complaints": "Luật Tố cáo Đ23.3", "privacy": "Luật 91/2025/QH15", "contact": "NĐ 174/2026 Đ93.1",
}  # fmt: skip
"""Pages that the law asks for, with the article."""
LINK_GROUPS = {"channel": "Kênh chính thức", "agency": "Liên kết cơ quan"}
PUBLIC_SERVICE_PORTAL = "https://dichvucong.gov.vn/"
"""Procedures are led to from here, never typed again (NĐ 224/2026 Đ9.1a)."""

DONE = {
    "site.opened": "Mở trang", "site.furnished": "Sửa thông tin trang", "site.moved": "Đổi đường dẫn",
    "site.page_written": "Viết trang cố định", "site.page_reviewed": "Rà soát trang cố định",
    "site.link_added": "Thêm kênh, liên kết", "site.link_removed": "Bỏ kênh, liên kết",
    "site.leader_shown": "Đưa lãnh đạo lên trang", "site.leader_hidden": "Thôi đưa lãnh đạo lên trang",
    "site.downtime_announced": "Báo tạm dừng trang", "site.downtime_dropped": "Bỏ thông báo tạm dừng",
}  # fmt: skip
