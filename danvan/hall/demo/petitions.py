"""What citizens of the demo commune wrote: every corridor and every deadline once, through the room's verbs."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from danvan.core.dates import HERE, local_day
from danvan.petitions import actions
from danvan.petitions.models import Petition, Topic
from danvan.units.models import Officer, Unit

PEOPLE = (
    ("Lò Thị Hoa", "Thôn Bản Trên", "0900 000 001"), ("Vàng A Sử", "Thôn Bản Dưới", "0900 000 002"), ("Đèo Thị Mận", "Thôn Suối Tre", ""),
    ("Giàng A Tủa", "Thôn Bản Trên", "0900 000 004"), ("Lường Văn Sim", "Thôn Suối Tre", "0900 000 005"), ("", "", ""),
)  # fmt: skip
LETTERS = (
    # days ago, kind, channel, topic, subject, text, how far it goes
    (2, "feedback", "portal", "Môi trường, vệ sinh", "Rác đổ ven suối gần nhà văn hóa", "Mấy hôm nay có xe đổ rác xây dựng xuống bờ suối, mùi và bụi bay vào nhà dân.", "received"),
    (3, "question", "portal", "Chính sách, chế độ", "Hỏi hồ sơ vay vốn trồng chè", "Gia đình muốn vay vốn trồng chè thì cần giấy tờ gì, nộp ở đâu?", "registered"),
    (5, "proposal", "meeting", "Hạ tầng, điện, nước", "Đề nghị làm thêm cống ngang đường thôn", "Bà con thôn Suối Tre đề nghị làm thêm một cống ngang để nước mưa không tràn vào ruộng.", "screened"),
    (9, "feedback", "paper", "Đô thị, giao thông", "Đèn đường ngã ba chợ bị hỏng", "Ba bóng đèn ở ngã ba chợ không sáng đã nửa tháng, đi lại buổi tối rất khó.", "verifying"),
    (40, "feedback", "phone", "Đô thị, giao thông", "Ổ gà trên đường vào trường học", "Đường vào trường có nhiều ổ gà sâu, trẻ em đi học hay ngã.", "verifying"),
    (12, "rule_feedback", "portal", "Thủ tục hành chính", "Thủ tục xác nhận phải đi lại nhiều lần", "Một giấy xác nhận mà phải lên xã ba lần vì mỗi lần được dặn thêm một giấy.", "drafted"),
    (25, "feedback", "portal", "Môi trường, vệ sinh", "Nước sinh hoạt đục sau mưa", "Sau mỗi trận mưa nước máy của thôn đục hai ba ngày.", "published"),
    (30, "question", "portal", "Chính sách, chế độ", "Hỏi về hỗ trợ sửa nhà dột", "Nhà bị dột sau bão thì được hỗ trợ thế nào?", "published"),
    (18, "complaint", "paper", "Đất đai, xây dựng", "Khiếu nại việc trả lời chậm hồ sơ đất", "Tôi khiếu nại việc cán bộ nhận hồ sơ không trả lời đúng hẹn như giấy hẹn.", "verifying"),
    (8, "complaint", "post", "Đất đai, xây dựng", "Khiếu nại không thuộc thẩm quyền của xã", "Đơn khiếu nại quyết định của cơ quan cấp tỉnh về bồi thường.", "guided"),
    (15, "proposal", "forwarded", "Hạ tầng, điện, nước", "Đề nghị nâng cấp trạm điện", "Điện yếu vào giờ cao điểm, đề nghị ngành điện nâng cấp trạm.", "transferred"),
    (20, "suggestion", "reception", "An ninh trật tự, phòng cháy chữa cháy", "Góp ý lắp thêm bình chữa cháy ở chợ", "Chợ đông mà chỉ có hai bình chữa cháy, nên lắp thêm và tập huấn tiểu thương.", "closed"),
    (6, "feedback", "post", "Khác", "Thư không rõ nội dung", "Giấy rách, chỉ đọc được vài chữ.", "filed"),
)  # fmt: skip
ANSWER = "Xã đã cử người kiểm tra và làm xong việc này; nếu còn vướng, mời ông, bà báo lại theo mã hồ sơ."


def write_in(unit: Unit, clerk: Officer, head: Officer, *, at: datetime) -> int:
    """Write the letters and take each as far as its row says; return how many."""
    version = unit.version(local_day(at))
    topics = {one.name: one for one in actions.furnish(unit, version.area if version else None, at=at)}
    for number, row in enumerate(LETTERS):
        _one(row, PEOPLE[number % len(PEOPLE)], unit, topics, clerk, head, at)
    return len(LETTERS)


def _one(
    row: tuple[Any, ...],
    person: tuple[str, str, str],
    unit: Unit,
    topics: dict[str, Topic],
    clerk: Officer,
    head: Officer,
    at: datetime,
) -> None:
    ago, kind, channel, topic, subject, text, until = row
    then = _morning(at, ago)
    letter = actions.Letter(
        kind, text, subject=subject, channel=channel, topic=topics[topic], contact=actions.Contact(person[0], person[1], person[2]),
        forwarded_by="Ủy ban MTTQ Việt Nam xã (hư cấu)" if channel == "forwarded" else "",
    )  # fmt: skip
    petition = actions.receive(letter, unit=unit, by=None if channel == "portal" else clerk, at=then).petition
    if until == "received":
        return
    petition = actions.register(petition, by=clerk, at=then)
    if until == "registered":
        return
    petition = actions.classify(petition, axes=_axes(kind, until, topics[topic]), by=clerk, at=_later(at, ago, 1))
    _go_on(petition, until, unit, clerk, head, at, ago)


def _go_on(petition: Petition, until: str, unit: Unit, clerk: Officer, head: Officer, at: datetime, ago: int) -> None:
    then = _later(at, ago, 1)
    if until == "guided":
        actions.guide(
            petition, to_body="Ủy ban nhân dân tỉnh", note="Mời gửi đơn tới nơi ra quyết định.", by=clerk, at=then
        )
    elif until == "transferred":
        actions.transfer(petition, to_body="Công ty điện lực (hư cấu)", note="Đã chuyển đơn.", by=clerk, at=then)
    elif until == "filed":
        actions.file(petition, note="Không đọc được nội dung.", by=clerk, at=then)
    elif until != "screened":
        _work(petition, until, unit, clerk, head, at, ago)


def _work(petition: Petition, until: str, unit: Unit, clerk: Officer, head: Officer, at: datetime, ago: int) -> None:
    petition = actions.propose(petition, by=clerk, at=_later(at, ago, 1))
    petition = actions.accept(petition, by=head, at=_later(at, ago, 2))
    petition = actions.assign(petition, unit=unit, officer=clerk, by=head, at=_later(at, ago, 2))
    if until == "verifying":
        return
    petition = actions.answer(petition, text=ANSWER, outcome="settled", by=clerk, at=_later(at, ago, 6))
    if until == "drafted":
        return
    petition = actions.approve(petition, by=head, at=_later(at, ago, 7))
    if petition.state == "decided":
        petition = actions.notify(petition, served_by="phone", by=clerk, at=_later(at, ago, 8))
    if until == "closed":
        actions.close(petition, by=clerk, at=_later(at, ago, 9))
    if until == "published":
        question, said = petition.text, ANSWER.replace(" theo mã hồ sơ", "")
        actions.publish(
            petition, title=petition.subject, question=question, answer=said, by=head, at=_later(at, ago, 9)
        )


def _axes(kind: str, until: str, topic: Topic) -> actions.Axes:
    out = until in ("guided", "transferred")
    filed = until == "filed"
    return actions.Axes(
        kind, "not_eligible" if filed else "eligible", "not_own" if out else "own", not_eligible="illegible" if filed else "", topic=topic,
        branch="administrative",
    )  # fmt: skip


def _morning(at: datetime, ago: int) -> datetime:
    day = local_day(at) - timedelta(days=ago)
    return datetime(day.year, day.month, day.day, 8, 30, tzinfo=HERE)


def _later(at: datetime, ago: int, days: int) -> datetime:
    """Return a moment so many days after the receipt, never after now."""
    return min(_morning(at, ago) + timedelta(days=days, hours=1), at)
