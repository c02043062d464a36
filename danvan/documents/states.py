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
