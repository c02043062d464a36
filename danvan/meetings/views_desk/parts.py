"""The parts of a meeting that its kind switches on, as tabs."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from danvan.meetings.models import Meeting
from danvan.meetings.states import PARTS

PART_LABELS = {"programme": ("Chương trình", "meetings:programme"), "invitation": ("Giấy mời", "meetings:invitations"), "roll": ("Điểm danh", "meetings:roll"),
    "questions": ("Câu hỏi", "meetings:dialogue"), "queue": ("Hàng đợi phát biểu", "meetings:queue"), "congress": ("Đại hội", "meetings:congress"),
    "study": ("Học tập", "meetings:study"), "minutes": ("Biên bản, kết luận", "meetings:minutes"),
}  # fmt: skip
"""Part → label and route; a part that has no page here is shown by the module that owns it."""


def tabs_of(meeting: Meeting, current: str) -> list[dict[str, Any]]:
    """Give the inputs of ``ui/tabs.html``: the record and the parts that its kind switches on."""
    items: list[dict[str, Any]] = [
        {"label": "Hồ sơ", "url": reverse("meetings:show", args=[meeting.code]), "current": current == ""}
    ]
    for part in PARTS[meeting.kind]:
        if part in PART_LABELS:
            label, route = PART_LABELS[part]
            items.append({"label": label, "url": reverse(route, args=[meeting.code]), "current": part == current})
    return items
