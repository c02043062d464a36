"""Words of the room: kinds of day, where a day stands, and the verbs."""

from __future__ import annotations

from danvan.core.steps import Step

OFF, WORKED = "off", "worked"
KINDS = {OFF: "Ngày nghỉ", WORKED: "Ngày làm bù"}

ABSENT, IN_FORCE, WITHDRAWN = "absent", "in_force", "withdrawn"
STATES = {ABSENT: "Chưa có", IN_FORCE: "Đang áp dụng", WITHDRAWN: "Đã rút"}

STEPS = {
    "add": Step((ABSENT,), IN_FORCE, "Thêm ngày nghỉ"),
    "swap": Step((ABSENT,), IN_FORCE, "Hoán đổi ngày làm việc"),
    "withdraw": Step((IN_FORCE,), WITHDRAWN, "Rút khỏi lịch"),
}

NATIONAL, LOCAL = "national", "local"
SCOPES = {NATIONAL: "Cả nước", LOCAL: "Riêng đơn vị tôi"}
