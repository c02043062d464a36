"""A text that was brought in waits for those who may decide about it, and for nobody who only reads."""

from __future__ import annotations

import pytest

from danvan.intake.models import Proposal, Upload
from tests.desk.test_today import lines


@pytest.fixture
def brought(cast, now):
    """A proposal of Đảng ủy xã Bản Mây that nobody looked at, and one that was put aside."""
    upload = Upload.objects.create(
        code="BM-26-T", unit=cast.units.ban_may, name="bai.txt", kind="txt", sha256="0" * 64, size=1, text="Bài.",
        file="intake/bai.txt", uploaded_at=now, uploaded_by=cast.nam,
    )  # fmt: skip
    for code, title, state in (("BM-26-P", "Bài chờ xem", "open"), ("BM-26-Q", "Bài đã bỏ", "dismissed")):
        gone = (
            {"dismissed_at": now, "dismissed_by": cast.nam, "dismiss_reason": "Trùng."}
            if state == "dismissed"
            else {}
        )
        Proposal.objects.create(code=code, unit=cast.units.ban_may, upload=upload, title=title, state=state, **gone)


@pytest.mark.parametrize("who", ["nam", "lan", "thao"])
def test_those_who_may_decide_see_it(cast, brought, sign_in, who):
    assert lines(sign_in(getattr(cast, who))) == {"Việc đang làm dở": ["Bài chờ xem"]}


@pytest.mark.parametrize("who", ["quan", "mai", "tu", "dao"])
def test_nobody_else_does(cast, brought, sign_in, who):
    assert lines(sign_in(getattr(cast, who))) == {}
