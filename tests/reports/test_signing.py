"""Who signs the paper of a report: by the post held in the unit and the capacity of the role."""

from __future__ import annotations

from datetime import date

import pytest

from danvan.documents.papers.letterhead import Letterhead
from danvan.reports.output import issuer
from danvan.reports.output.issuer import position
from danvan.units.models import Officer, OfficerRole

DAY = date(2026, 10, 3)
PARTY = Letterhead("party", "Đảng ủy xã Bản Mây", "", "", "", "", "commune", "party_committee")
STATE = Letterhead("state", "UBND xã Bản Mây", "", "", "", "", "commune", "peoples_committee")
BOARD = Letterhead(
    "party", "Ban Tuyên giáo và Dân vận", "", "", "", "", "province", "propaganda_and_mass_mobilisation"
)
KT = {"capacity": "KT", "for_post": "Chủ tịch", "paper": "QĐ thử"}


@pytest.mark.parametrize(
    ("head", "post", "role", "block"),
    [
        (PARTY, "Bí thư Đảng ủy", {}, ("T/M BAN THƯỜNG VỤ", "BÍ THƯ")),
        (PARTY, "Phó Bí thư Thường trực Đảng ủy", {}, ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ THƯỜNG TRỰC")),
        (STATE, "Chủ tịch UBND xã", {}, ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (STATE, "Phó Chủ tịch UBND xã", KT, ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        (STATE, "Chánh Văn phòng", {"capacity": "TL", "for_post": "Chủ tịch", "paper": "x"}, ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
        (BOARD, "Phó Trưởng ban", {}, ("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")),
        (PARTY, "Trưởng Ban Tuyên giáo và Dân vận", {}, None),
        (PARTY, "Cán bộ Ban Xây dựng Đảng", {}, None),
    ],
)  # fmt: skip
def test_the_block_follows_the_post_and_the_capacity(head, post, role, block, monkeypatch):
    monkeypatch.setattr(issuer, "post_of", lambda officer, on: post)
    found = issuer.signing(Officer(), OfficerRole(role="head", **role), head, DAY)
    assert (found and (found.capacity, found.title)) == block


def test_a_post_is_shortened_to_what_stands_above_a_name():
    assert position("Phó Chủ tịch Thường trực Ủy ban nhân dân xã") == "Phó Chủ tịch Thường trực"
