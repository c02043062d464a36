"""Units become one: records stay with the unit that acted; what points forward goes to the successor."""

from __future__ import annotations

from danvan.hall.events.work import Cause, Effect, Nothing, Rooms, Work
from danvan.petitions.actions import successors
from danvan.petitions.models import IntakeDesk
from danvan.units.models import Succession
from danvan.websites import generation

STAYS = Nothing("hồ sơ thuộc về đơn vị đã làm; đơn vị kế tiếp nhìn thấy và làm tiếp qua lịch sử đơn vị")


def _ended(cause: Cause) -> list[int]:
    """List the units wholly received by another one up to today."""
    rows = Succession.objects.filter(share="whole", effective__lte=cause.on)
    return sorted(set(rows.values_list("predecessor", flat=True)))


def _with_desks(cause: Cause) -> list[int]:
    return sorted(IntakeDesk.objects.filter(unit__in=_ended(cause)).values_list("unit", flat=True).distinct())


def _hand_over_desks(unit_ids: list[int], cause: Cause) -> list[Effect]:
    handed = successors.hand_over_desks(unit_ids, at=cause.at, on=cause.on, dry_run=cause.dry_run)
    return [Effect(desk.unit_id, "unit", desk.area.code, "nơi tiếp nhận phản ánh") for desk in handed]


def _renew_pages(unit_ids: list[int], cause: Cause) -> list[Effect]:
    if not cause.dry_run:
        generation.raise_now()
    return []


ON_UNITS_MERGED: Rooms = {
    "petitions": Work("nơi tiếp nhận phản ánh chuyển sang đơn vị mới", _with_desks, _hand_over_desks),
    "websites": Work("trang công khai được dựng lại", lambda cause: _ended(cause)[:1], _renew_pages),
    "units": Nothing("chính phòng này ghi việc sáp nhập, dựng lại cây đơn vị và chỉ mục tìm kiếm của đơn vị"),
    "calendars": Nothing("ngày nghỉ riêng của đơn vị cũ chỉ nói về những ngày trước khi sáp nhập"),
    "journal": Nothing("chuỗi nhật ký của đơn vị cũ khép lại, không ghi đè"),
    "search": Nothing("quyền xem hỏi đơn vị kế tiếp khi tìm; không lưu trong chỉ mục"),
    "jobs": Nothing("việc chạy nền thuộc về người yêu cầu"),
    "notices": Nothing("thông báo thuộc về cán bộ, thư chờ gửi không đổi nơi nhận"),
    "documents": STAYS,
    "news": STAYS,
    "meetings": STAYS,
    "initiatives": STAYS,
    "commendations": STAYS,
    "disclosures": STAYS,
    "intake": STAYS,
    "reports": Nothing("báo cáo đã gửi được đóng băng; biểu mới hỏi cây đơn vị của ngày cuối kỳ"),
}
