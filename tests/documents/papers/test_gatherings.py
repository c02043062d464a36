"""Papers of a meeting in each system."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime

import pytest

from danvan.documents import papers as p
from danvan.documents.papers import gatherings as g
from tests.documents.papers.opened import lines, opened

AT = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
HEADS = {
    "state": p.Letterhead("state", "Ủy ban nhân dân xã Bản Mây", "", "ỦY BAN NHÂN DÂN\nXÃ BẢN MÂY", "Bản Mây", "xã Bản Mây", "commune", "peoples_committee"),
    "party": p.Letterhead("party", "Đảng ủy xã Bản Mây", "ĐẢNG BỘ TỈNH SÔNG MÂY", "ĐẢNG ỦY XÃ BẢN MÂY", "Bản Mây", "xã Bản Mây", "commune", "party_committee"),
}  # fmt: skip


def a_meeting(system: str = "state") -> g.Gathering:
    return g.Gathering(
        HEADS[system],
        "Hội nghị đối thoại với Nhân dân",
        AT,
        "hội trường xã",
        "Chủ tịch Ủy ban nhân dân xã",
        "Đặng Hoài Nam",
        ["Khai mạc", "Đối thoại"],
    )


def printed(letter: p.Letter) -> list[str]:
    return lines(opened(p.docx(letter)))


def test_an_invitation_of_each_system():
    state = printed(g.invitation(a_meeting(), g.Guest("Ông Vàng Văn Sơn", "Trưởng thôn"), on=date(2026, 11, 10)))
    assert "Ủy ban nhân dân xã Bản Mây trân trọng kính mời: Ông Vàng Văn Sơn, Trưởng thôn" in state
    assert "Thời gian: 08 giờ 00, ngày 20 tháng 11 năm 2026 (thứ Sáu)." in state and "- Đối thoại./." in state
    party = printed(g.invitation(a_meeting("party"), g.Guest("Vàng Văn Sơn"), on=date(2026, 11, 10)))
    assert (
        "Đảng ủy xã Bản Mây kính mời đồng chí: Vàng Văn Sơn" in party
        and "dự hội nghị đối thoại với Nhân dân" in party
    )


def test_invitations_are_merged():
    sink = io.BytesIO()
    guests = [g.Guest("Khách Một"), g.Guest("Khách Hai")]
    assert (
        p.merge((g.invitation(a_meeting(), one, on=date(2026, 11, 10)) for one in guests), sink, title="Giấy mời")
        == 2
    )
    assert sum("kính mời" in line for line in lines(opened(sink.getvalue()))) == 2


def test_the_roll_has_a_line_for_everybody_and_spare_ones():
    document = opened(p.docx(g.roll(a_meeting(), [g.Guest("Khách Một", "Thôn Bản Trên")] * 3, spare=2)))
    assert [row.cells[1].text for row in document.tables[1].rows] == ["Họ và tên", *["Khách Một"] * 3, "", ""]


def test_minutes_say_who_came_what_was_voted_and_when_it_ended():
    held = g.Minutes(called=30, present=28, absent=[("Lò Văn Thử", "ốm")], course=["Đồng chí chủ trì khai mạc."], votes=[g.Vote("Thông qua kế hoạch", 25, 3)],
                     conclusion="Nhất trí.", ended_at=datetime(2026, 11, 20, 4, 30, tzinfo=UTC))  # fmt: skip
    found = printed(g.minutes(a_meeting(), held))
    assert "Thành phần: được triệu tập 30; có mặt 28; vắng mặt 01" in found and "- Lò Văn Thử (lý do: ốm)." in found
    assert "89,3" in found and found[-2:] == ["THƯ KÝ", "CHỦ TỌA"] and "./." not in "".join(found)
    assert "Cuộc họp kết thúc vào 11 giờ 30, ngày 20 tháng 11 năm 2026." in found[-3]
    assert printed(g.minutes(a_meeting("party"), held))[-2:] == ["NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ HỘI NGHỊ"]


def test_a_ballot_names_no_voter_and_a_tally_counts_of_all_members():
    assert not any(
        "Họ và tên" in line
        for line in printed(g.ballot(a_meeting(), ["Thôn Bản Trên"], matter="Đề nghị tặng Giấy khen"))
    )
    found = printed(
        g.tally(a_meeting(), [g.Vote("Thôn Bản Trên", 4, 0, form="Giấy khen")], members=5, given=4, returned=4)
    )
    assert "80,0" in found and "- Số phiếu thu về: 04;" in found


@pytest.mark.parametrize(
    ("vote", "base", "said"),
    [(g.Vote("", 1, 2), None, "33,3"), (g.Vote("", 0, 0), None, ""), (g.Vote("", 5, 1), 8, "62,5")],
)
def test_shares(vote, base, said):
    assert g.share(vote, base) == said
