"""The story of a term, line by line."""

from datetime import date

from danvan.law import clock, official, rules

OFFICIAL = official.calendar()


def test_explain_of_working_days_over_a_holiday():
    assert clock.due(date(2026, 11, 23), 2, "wd", OFFICIAL).explain() == [
        "Thời hạn 2 ngày làm việc kể từ thứ Hai 23/11/2026.",
        "thứ Hai 23/11/2026: ngày bắt đầu, không tính vào thời hạn (BLDS 2015 Đ147.2)",
        "thứ Ba 24/11/2026: nghỉ Ngày Văn hóa Việt Nam (NQ 28/2026/QH16)",
        "thứ Tư 25/11/2026: ngày làm việc thứ 1",
        "thứ Năm 26/11/2026: ngày làm việc thứ 2",
        "Hạn: hết ngày (24 giờ) thứ Năm 26/11/2026 (BLDS 2015 Đ148.6).",
    ]


def test_explain_of_calendar_days_that_roll():
    assert clock.due(date(2026, 7, 30), 2, "d", OFFICIAL).explain()[2:] == [
        "thứ Sáu 31/7/2026: ngày thứ 1",
        "thứ Bảy 1/8/2026: ngày thứ 2",
        "thứ Bảy 1/8/2026: ngày cuối là ngày nghỉ: nghỉ hằng tuần; dời tiếp (BLDS 2015 Đ148.5)",
        "Chủ nhật 2/8/2026: nghỉ hằng tuần; dời tiếp (BLDS 2015 Đ148.5)",
        "thứ Hai 3/8/2026: ngày làm việc tiếp theo, hạn kết thúc ở đây (BLDS 2015 Đ148.5)",
        "Hạn: hết ngày (24 giờ) thứ Hai 3/8/2026 (BLDS 2015 Đ148.6).",
    ]


def test_explain_of_a_worked_saturday_names_the_decision():
    lines = clock.due(date(2026, 8, 21), 1, "wd", OFFICIAL).explain()
    assert lines[2] == (
        "thứ Bảy 22/8/2026: ngày làm việc thứ 1 – làm bù cho thứ Hai 31/8/2026 (thông báo nghỉ lễ, Tết năm 2026)"
    )


def test_explain_of_a_before_deadline_read_strictly():
    rule = rules.pick("tcd.online_link_test", date(2026, 11, 25))
    assert clock.for_rule(rule, date(2026, 11, 25), OFFICIAL, strict=True).explain() == [
        "Chậm nhất 1 ngày làm việc trước thứ Tư 25/11/2026, tính chặt.",
        "thứ Tư 25/11/2026: ngày diễn ra sự kiện, không tính",
        "thứ Ba 24/11/2026: nghỉ Ngày Văn hóa Việt Nam (NQ 28/2026/QH16)",
        "thứ Hai 23/11/2026: lùi 1 ngày làm việc",
        "Chủ nhật 22/11/2026: nghỉ hằng tuần",
        "thứ Bảy 21/11/2026: nghỉ hằng tuần",
        "thứ Sáu 20/11/2026: lùi thêm một ngày theo cách tính chặt",
        "Chậm nhất là thứ Sáu 20/11/2026.",
    ]
