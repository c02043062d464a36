"""Words of the room: trees, levels, kinds of unit and shares of a succession, with their labels."""

from __future__ import annotations

from datetime import date

TREES = {"area": "Địa bàn", "organisation": "Cơ quan, tổ chức"}

LEVELS = {
    "national": "Trung ương",
    "province": "Cấp tỉnh",
    "district": "Cấp huyện",
    "commune": "Cấp xã",
    "hamlet": "Thôn, tổ dân phố",
}

AREA_KINDS = {
    "province": "Tỉnh",
    "central_city": "Thành phố",
    "urban_district": "Quận",
    "rural_district": "Huyện",
    "town": "Thị xã",
    "provincial_city": "Thành phố",
    "ward": "Phường",
    "commune": "Xã",
    "township": "Thị trấn",
    "special_zone": "Đặc khu",
    "hamlet": "Thôn",
    "neighbourhood": "Tổ dân phố",
}

ORGANISATION_KINDS = {
    "party_committee": "Cấp ủy Đảng",
    "party_body": "Cơ quan của cấp ủy",
    "propaganda_and_mass_mobilisation": "Ban Tuyên giáo và Dân vận",
    "peoples_council": "Hội đồng nhân dân",
    "peoples_committee": "Ủy ban nhân dân",
    "peoples_committee_office": "Phòng, ban của Ủy ban nhân dân",
    "front": "Ủy ban Mặt trận Tổ quốc Việt Nam",
    "union": "Đoàn thể",
    "school": "Trường học",
    "armed_forces": "Lực lượng vũ trang",
    "other": "Đơn vị khác",
}

KINDS = {**AREA_KINDS, **ORGANISATION_KINDS}

COMMUNITIES = {
    "hamlet": ("thôn", "làng", "ấp", "bản", "buôn", "bon", "phum", "sóc", "xóm", "khu dân cư"),
    "neighbourhood": ("tổ dân phố", "khu phố", "khối phố", "khóm", "tiểu khu"),
}
"""What a hamlet and an urban neighbourhood are called from place to place (Law 10/2022/QH15, Article 2; «xóm» is in use)."""

SHARES = {"whole": "toàn bộ", "part": "một phần"}

UNKNOWN_START = date(1900, 1, 1)
"""First day of a version whose real beginning no source states; shown as «chưa rõ»."""

ROLES = {
    "grassroots": "Cơ sở",
    "clerk": "Người nhập",
    "head": "Lãnh đạo",
    "editor": "Biên tập",
    "administrator": "Quản trị",
    "follower": "Tỉnh theo dõi",
}
READING_ROLES = ("follower",)
"""Roles that read the subtree and write nothing."""
LENT_ROLES = ("grassroots", "clerk", "head", "editor")
"""Roles that a substitute holds while the officer is absent; administration is never lent."""

CAPACITIES = {"": "Chính mình", "KT": "KT. (ký thay)", "TL": "TL. (thừa lệnh)", "TUQ": "TUQ. (thừa ủy quyền)"}
