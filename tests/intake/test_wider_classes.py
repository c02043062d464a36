"""Ways of writing that are told by their class: guests, offices held together, names and places of events."""

from typing import Any

import pytest

from danvan.intake.pipeline import read_file

_LEAD = "Sáng 12/5/2031, Hội Nông dân xã Đồi Chè tổ chức hội nghị sơ kết công tác hội.\n\n"


def _read(text: str) -> dict[str, Any]:
    frames: dict[str, Any] = read_file("page.txt", text.encode()).frames
    return frames


def _person(frames: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in frames["people"] if one["name"] == name)
    return found


def _posts(frames: dict[str, Any], name: str) -> list[str]:
    return [post["text"] for post in _person(frames, name)["posts"]]


@pytest.mark.parametrize("lead", ["Mời dự còn có", "Khách mời dự có", "Được mời dự hội nghị có"])
def test_who_was_invited_is_a_guest(lead: str) -> None:
    frames = _read(_LEAD + f"{lead} đồng chí Lê Văn Mận, Trần Thị Ổi - Phó Chủ tịch UBND xã.")
    for name in ("Lê Văn Mận", "Trần Thị Ổi"):
        assert _person(frames, name)["roles"] == ["guest"]
        assert _posts(frames, name) == ["Phó Chủ tịch UBND xã"]


def test_an_office_before_several_names_is_held_by_each() -> None:
    frames = _read(_LEAD + "Tham dự có các Phó Bí thư Đảng ủy Lê Văn Mận, Trần Thị Ổi và Hoàng Văn Dâu.")
    for name in ("Lê Văn Mận", "Trần Thị Ổi", "Hoàng Văn Dâu"):
        assert _posts(frames, name) == ["Phó Bí thư Đảng ủy"]


def test_an_office_of_one_is_not_shared() -> None:
    frames = _read(_LEAD + "Tham dự có đồng chí Lê Văn Mận, Trần Thị Ổi - Chủ tịch UBND xã.")
    assert _posts(frames, "Lê Văn Mận") == []


def test_boards_in_short_form_and_branches_with_their_place() -> None:
    frames = _read(
        _LEAD
        + "Tham dự có ông Lê Văn Mận - Trưởng BĐH khu phố 2; bà Trần Thị Ổi, Trưởng Cơ quan Thường trực Hội Nông dân tại thành phố Sông Con."
    )
    assert _posts(frames, "Lê Văn Mận") == ["Trưởng BĐH khu phố 2"]
    assert _posts(frames, "Trần Thị Ổi") == ["Trưởng Cơ quan Thường trực Hội Nông dân tại thành phố Sông Con"]


def test_a_name_like_a_body_is_a_name() -> None:
    frames = _read(_LEAD + "Tại hội nghị, ông Đoàn Thanh Mận, Phó Chủ tịch UBND xã đã thông tin kết quả.")
    assert _person(frames, "Đoàn Thanh Mận")["roles"] == ["speaker:report"]


def test_who_speaks_for_a_body_is_there_in_office() -> None:
    frames = _read(
        _LEAD
        + "Tại hội nghị, ông Lê Văn Mận (Đoàn số 01) và bà Trần Thị Ổi (Đoàn số 02), đại diện Tổ đại biểu HĐND huyện báo cáo kết quả kỳ họp."
    )
    assert [one["name"] for one in frames["people"]] == ["Lê Văn Mận", "Trần Thị Ổi"]
    assert all(one["roles"] == ["speaker:report"] for one in frames["people"])


def test_a_list_that_breaks_off_in_a_post_goes_on() -> None:
    frames = _read(
        _LEAD
        + "Đến tham dự có bà Trần Thị Ổi - Chủ tịch Hội Phụ nữ\nThành phố Sông Con; ông Lê Văn Mận - Bí thư Chi bộ khu phố 2.\n"
    )
    assert [" ".join(post.split()) for post in _posts(frames, "Trần Thị Ổi")] == [
        "Chủ tịch Hội Phụ nữ Thành phố Sông Con"
    ]
    assert _person(frames, "Lê Văn Mận")["roles"] == ["guest"]


def test_a_sentence_of_day_and_place_opens_the_next() -> None:
    text = "Từ ngày 5/6 đến 7/6/2031, tại Hội trường UBND các xã, thị trấn trên địa bàn huyện. Thường trực HĐND huyện Sông Con tổ chức cho đại biểu HĐND các cấp tiếp xúc cử tri sau kỳ họp giữa năm."
    event = _read(text)["events"][0]
    assert event["name"] == "tiếp xúc cử tri sau kỳ họp giữa năm"
    assert event["place"] == "Hội trường UBND các xã, thị trấn trên địa bàn huyện"
    assert [one["text"] for one in event["organisers"]] == ["Thường trực HĐND huyện Sông Con"]


def test_names_end_before_topic_and_another_act() -> None:
    topic = _read("Ngày 12/5/2031, UBND xã Đồi Chè tổ chức hội nghị đối thoại với Nhân dân về nội dung: thu gom rác.")
    assert topic["events"][0]["name"] == "hội nghị đối thoại với Nhân dân"
    acts = _read("Ngày 12/5/2031, UBND xã Đồi Chè tổ chức Ngày hội “Xuân ấm” và ra mắt “Tuyến đường hoa” tại thôn 3.")
    assert acts["events"][0]["name"].startswith("Ngày hội “Xuân ấm")
    assert "ra mắt" not in acts["events"][0]["name"]


def test_the_place_told_in_a_sentence_of_its_own() -> None:
    text = "Sáng 12/5/2031, Đảng ủy xã Đồi Chè tổ chức hội nghị biểu dương dân vận khéo.\n\nHội nghị được tổ chức tại Nhà văn hóa thôn Bãi Dâu (đường 3)."
    assert _read(text)["events"][0]["place"] == "Nhà văn hóa thôn Bãi Dâu"


def test_a_stamp_with_counters_is_the_posting_day() -> None:
    lines = (
        "Hội nghị sơ kết công tác hội xã Đồi Chè\n17:45 - Thứ Tư, 14/05/2031 Lượt xem: 641 In bài viết\n\n" + _LEAD
    )
    assert _read(lines)["article"]["published_on"] == "2031-05-14"
