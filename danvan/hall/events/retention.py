"""What has been kept long enough is masked or thrown away, by the terms of law/data/retention.yaml."""

from __future__ import annotations

from danvan.hall.events.work import Cause, Effect, Nothing, Rooms, Work
from danvan.news.actions import comment as comments
from danvan.petitions import actions as petitions


def _with_old_petitions(cause: Cause) -> list[int]:
    letters = {one.unit_id for one in petitions.due_for_masking(cause.on)}
    return sorted(letters | {one.day.unit_id for one in petitions.visits_due_for_masking(cause.on)})


def _mask_petitions(unit_ids: list[int], cause: Cause) -> list[Effect]:
    """Mask letters first: a visit that became a letter is due once its letter is masked."""
    due = [one for one in petitions.due_for_masking(cause.on) if one.unit_id in unit_ids]
    if not cause.dry_run:
        for one in due:
            petitions.mask(one, at=cause.at)
    came = [one for one in petitions.visits_due_for_masking(cause.on) if one.day.unit_id in unit_ids]
    if not cause.dry_run:
        for visit in came:
            petitions.mask_visit(visit, at=cause.at)
    return [Effect(one.unit_id, "petition", one.code, "xóa dữ liệu cá nhân") for one in due] + [
        Effect(one.day.unit_id, "reception_day", one.day.code, f"lượt tiếp số {one.number}: xóa dữ liệu cá nhân")
        for one in came
    ]


def _with_old_writers(cause: Cause) -> list[int]:
    return sorted({one.comment.unit_id for one in comments.identities_due(cause.on)})


def _forget_writers(unit_ids: list[int], cause: Cause) -> list[Effect]:
    due = [one.comment for one in comments.identities_due(cause.on) if one.comment.unit_id in unit_ids]
    if not cause.dry_run:
        for comment in due:
            comments.forget_writer(comment, at=cause.at)
    return [Effect(one.unit_id, "comment", one.code, "xóa nơi nhận mã của người viết") for one in due]


KEPT = Nothing("hồ sơ công việc: cơ quan lưu trữ quyết định, luật không đặt thời hạn tự xóa")

ON_RETENTION_DUE: Rooms = {
    "petitions": Work(
        "hồ sơ đến hạn xóa dữ liệu cá nhân", _with_old_petitions, _mask_petitions,
        told="{count} hồ sơ phản ánh, lượt tiếp công dân đã hết thời hạn lưu: dữ liệu cá nhân đã được xóa.", url="/desk/petitions/",
    ),
    "notices": Nothing("đồng hồ tự dọn sau 180 ngày (notices.tasks.forget_old)"),
    "accounts": Nothing("tài khoản giữ theo thời gian làm việc; người quản trị khóa khi nghỉ"),
    "units": Nothing("danh bạ cán bộ giữ theo thời gian làm việc"),
    "websites": KEPT,
    "search": Nothing("chỉ mục đi theo hồ sơ: hồ sơ xóa thì chỉ mục xóa"),
    "documents": KEPT,
    "news": Work(
        "ý kiến bạn đọc đến hạn xóa thông tin người viết", _with_old_writers, _forget_writers,
        told="{count} ý kiến bạn đọc đã hết thời hạn lưu: nơi nhận mã của người viết đã được xóa.", url="/desk/news/comments/",
    ),
    "meetings": KEPT,
    "initiatives": KEPT,
    "commendations": KEPT,
    "disclosures": KEPT,
    "reports": KEPT,
    "intake": KEPT,
}  # fmt: skip
