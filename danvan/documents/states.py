"""Words of the room: families of documents, standing of a catalogue entry, directions of a register."""

from __future__ import annotations

from danvan.core.steps import Step

SYSTEMS = {"party": "Đảng", "state": "Nhà nước", "front": "Mặt trận", "union": "Đoàn thể", "unknown": "Chưa rõ"}
STANDINGS = {"unresolved": "Cần xác định", "entered": "Đã ghi", "confirmed": "Đã xác nhận", "merged": "Đã gộp"}
DIRECTIONS = {"in": "Văn bản đến", "out": "Văn bản đi"}

STEPS = {
    "resolve": Step(("unresolved",), "entered", "Xác định"),
    "edit": Step(("unresolved", "entered"), "entered", "Sửa"),
    "confirm": Step(("entered",), "confirmed", "Xác nhận"),
    "merge": Step(("unresolved", "entered", "confirmed"), "merged", "Gộp"),
}

FIELDS = {
    "mobilisation": "Dân vận, Mặt trận, đoàn thể", "party": "Xây dựng Đảng", "democracy": "Dân chủ ở cơ sở", "land": "Đất đai, môi trường",
    "economy": "Kinh tế, nông thôn mới", "culture": "Văn hóa, giáo dục", "health": "Y tế, an sinh", "security": "Quốc phòng, an ninh",
    "admin": "Cải cách hành chính, số hóa", "other": "Lĩnh vực khác",
}  # fmt: skip
RELATIONS = {
    "amends": "Sửa đổi, bổ sung",
    "replaces": "Thay thế",
    "repeals": "Bãi bỏ",
    "guides": "Hướng dẫn, quy định chi tiết",
}
UNDERGONE = {
    "amends": "Được sửa đổi, bổ sung bởi", "replaces": "Được thay thế bởi", "repeals": "Bị bãi bỏ bởi", "guides": "Được hướng dẫn bởi",
}  # fmt: skip
ENDING = ("replaces", "repeals")
VALIDITY = {
    "standing": "Chưa ghi nhận thay thế",
    "amended": "Đã được sửa đổi, bổ sung",
    "ended": "Đã bị thay thế hoặc bãi bỏ",
}
"""Validity as far as relations that a person confirmed say; silence is said as silence."""
