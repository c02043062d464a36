"""A person of a unit's list is erased: the name goes where it is not part of the public record of a decision.

``subject`` is the person's code. A citizen who wrote in is no such person: their record is masked by its own verb.
"""

from __future__ import annotations

from danvan.hall.events.work import Cause, Effect, Nothing, Rooms, Work
from danvan.meetings.actions import persons as meetings
from danvan.units.actions import erasing
from danvan.units.models import Person

PRINTED = Nothing("tên in trong nội dung đã đăng là một phần của bài; sửa bằng đính chính có lý do")


def _home(cause: Cause) -> list[int]:
    return list(Person.objects.filter(code=cause.subject).values_list("unit", flat=True))


def _person(unit_ids: list[int], cause: Cause) -> list[Effect]:
    found = erasing.erase_person(cause.subject, at=cause.at, dry_run=cause.dry_run)
    return [Effect(found.unit_id, "person", found.code, "họ tên, điện thoại, thư điện tử")] if found else []


def _meetings(unit_ids: list[int], cause: Cause) -> list[Effect]:
    changed = meetings.forget_person(cause.subject, at=cause.at, dry_run=cause.dry_run)
    return [Effect(one.unit_id, "meeting", one.code, "tên người dự") for one in changed]


ON_PERSON_ERASED: Rooms = {
    "meetings": Work("cuộc họp bỏ tên người dự", _home, _meetings),
    "units": Work("người trong danh bạ bị xóa thông tin", _home, _person),
    "accounts": Nothing("tài khoản được khóa ở trang quản trị; tên đăng nhập không lộ ra ngoài"),
    "websites": Nothing(
        "người chịu trách nhiệm nội dung phải công bố theo luật khi còn đương chức; thay ở trang của đơn vị"
    ),
    "search": Nothing("chỉ mục do từng phòng ghi lại khi hồ sơ thay đổi"),
    "notices": Nothing("thông báo tự hết sau 180 ngày; địa chỉ thư được xóa ngay khi gửi"),
    "news": PRINTED,
    "documents": PRINTED,
    "reports": PRINTED,
    "initiatives": PRINTED,
    "commendations": PRINTED,
    "disclosures": PRINTED,
    "intake": Nothing("bản gốc đã nhập được gỡ bằng động từ bỏ qua hoặc hết hạn lưu"),
    "petitions": Nothing("người gửi không nằm trong danh bạ; dữ liệu của họ xóa theo mã hồ sơ (mask)"),
}
"""``meetings`` stands before ``units``: it looks for the person by the link that still stands."""
