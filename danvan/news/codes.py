"""How a reader is reached: the one-time code and what became of the comment, by e-mail or by a message to a telephone."""

from __future__ import annotations

import re
from datetime import datetime

from django.conf import settings

from danvan.core.refused import Refused
from danvan.core.sealed import Sealed
from danvan.news.states_talk import WAYS
from danvan.notices import actions as notices
from danvan.notices import gateways

PHONE = re.compile(r"(?:\+?84|0)(\d{9})$")


class NoWay(Refused):
    """Hệ thống này chưa nối dịch vụ gửi mã qua {way} nên chưa nhận ý kiến. Nội dung vừa viết còn nguyên; việc cần giải quyết xin gửi ở mục Phản ánh, kiến nghị."""


class NotAPhone(Refused):
    """Số điện thoại cần đủ 10 chữ số, bắt đầu bằng 0."""


def way() -> str:
    """Return the way that the operator has chosen, one of WAYS."""
    return settings.CODE_WAY if settings.CODE_WAY in WAYS else "email"


def checked(contact: str) -> str:
    """Return where the code goes, in one writing. Raises NoWay, NotAPhone."""
    if way() == "email":
        return contact
    if not gateways.READY["message"]():
        raise NoWay(way=WAYS[way()])
    found = PHONE.match(re.sub(r"[ .\-]", "", contact))
    if found is None:
        raise NotAPhone(field="contact")
    return f"0{found[1]}"


def tell(
    contact: Sealed | str, *, by_way: str, subject: str, body: str, kind: str, code: str, unit: str, at: datetime
) -> None:
    """Write to a reader by the way in which they proved themselves."""
    if by_way == "email":
        notices.mail(contact, subject=subject, body=body, kind=kind, code=code, unit=unit, at=at)
    else:
        notices.message(contact, body=" ".join(body.split("\n\n")[0].split()), kind=kind, code=code, unit=unit, at=at)
