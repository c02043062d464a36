"""What stands on the sites of the demo commune and of its province: pages, leaders, channels; plainly invented."""

from __future__ import annotations

from datetime import datetime

from danvan.units.models import Officer, Post, Unit
from danvan.websites import actions
from danvan.websites.models import Website
from danvan.websites.states import PUBLIC_SERVICE_PORTAL

NOTE = "Nội dung thử, hoàn toàn hư cấu."
ALIKE = (
    ("complaints", "Nơi và cách gửi khiếu nại, tố cáo", f"{NOTE}\n\nGửi bằng đơn giấy hoặc trình bày trực tiếp tại nơi tiếp công dân. Tố cáo không nhận qua trang này: danh tính người tố cáo phải được giữ bí mật."),
    ("privacy", "Bảo vệ dữ liệu cá nhân", f"{NOTE}\n\nTrang chỉ hỏi tên và cách liên hệ khi bạn muốn được trả lời, và chỉ dùng vào việc đó. Bạn có quyền xem, sửa, xóa."),
    ("contact", "Liên hệ", f"{NOTE} Đường Thử Nghiệm. Điện thoại 0000 000 000."),
    ("rules", "Quy định bình luận", f"{NOTE} Bình luận được một người đọc trước khi hiện. Không bàn về đơn thư, về đời tư của ai."),
)  # fmt: skip
PAGES = (
    ("apparatus", "Chức năng, nhiệm vụ, bộ máy", f"{NOTE}\n\n## Đảng ủy\n\nLãnh đạo chung.\n\n## Ủy ban nhân dân\n\nQuản lý nhà nước trên địa bàn."),
    ("administrative_map", "Bản đồ hành chính", f"{NOTE} Xã gồm ba thôn: Bản Trên, Giữa Đồng, Cuối Bản. Bản đồ do cơ quan có thẩm quyền ban hành được treo tại trụ sở."),
    ("nature", "Điều kiện tự nhiên", f"{NOTE} Đồi thấp, suối nhỏ, mây phủ buổi sớm."),
    ("history", "Lịch sử, văn hóa", f"{NOTE}\n\n## Tên gọi\n\nNgười xưa thấy mây ngủ trên mái bản mà đặt tên."),
    ("relics", "Di tích, danh thắng", f"{NOTE} Cây đa đầu bản, bến suối cũ."),
    *ALIKE,
)  # fmt: skip
PAGES_ABOVE = (
    ("apparatus", "Chức năng, nhiệm vụ, bộ máy", f"{NOTE}\n\n## Tỉnh ủy\n\nLãnh đạo chung.\n\n## Ủy ban nhân dân tỉnh\n\nQuản lý nhà nước trên địa bàn tỉnh."),
    ("administrative_map", "Bản đồ hành chính", f"{NOTE} Tỉnh gồm các xã, phường ghi ở mục Đơn vị. Bản đồ do cơ quan có thẩm quyền ban hành được treo tại trụ sở."),
    ("nature", "Điều kiện tự nhiên", f"{NOTE} Một con sông chảy giữa hai dãy đồi, mây trắng quanh năm."),
    ("history", "Lịch sử, văn hóa", f"{NOTE}\n\n## Tên gọi\n\nNhìn từ đồi cao, sông và mây lẫn vào nhau nên gọi là Sông Mây."),
    ("relics", "Di tích, danh thắng", f"{NOTE} Bến đò cũ, đồi thông đầu nguồn."),
    *ALIKE,
)  # fmt: skip
CHANNELS = (
    ("channel", "Điện thoại trụ sở", "0000 000 000"),
    ("agency", "Cổng dịch vụ công quốc gia", PUBLIC_SERVICE_PORTAL),
)


def furnish_site(unit: Unit, area: Unit, by: Officer, *, at: datetime) -> int:
    """Write the pages, channels and leaders of the site of ``area``; return how many pages."""
    site = Website.objects.select_related("unit").get(unit=area)
    version = area.last_version()
    pages = PAGES_ABOVE if version and version.level == "province" else PAGES
    for place, (kind, title, body) in enumerate(pages):
        actions.write_page(site, kind=kind, title=title, body=body, link="", position=place, shown=True, by=by, at=at)
    actions.write_page(
        site, kind="procedures", title="Thủ tục hành chính, dịch vụ công", body="", link=PUBLIC_SERVICE_PORTAL, position=len(pages),
        shown=True, by=by, at=at,
    )  # fmt: skip
    for group, label, url in CHANNELS:
        actions.add_link(site, group=group, label=label, url=url, by=by, at=at)
    for place, post in enumerate(Post.objects.filter(unit=unit, name__regex="^(Phó )?(Bí thư|Trưởng )")):
        actions.show_leader(
            site, post=post, duties="Chỉ đạo công tác dân vận (hư cấu).", position=place, by=by, at=at
        )
    return len(pages) + 1
