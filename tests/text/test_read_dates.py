"""Days are read in all printed forms and the missing year is inferred with its basis."""

from datetime import date

import pytest

from danvan.text.dates import find_dates, infer_year
from tests.text import gold


@pytest.mark.parametrize(
    ("text", "surface", "first", "last", "part"),
    [
        ("Sáng 30/3, Ban họp", "Sáng 30/3", "????-03-30", "????-03-30", "morning"),
        ("Sáng ngày 2/11, xã", "Sáng ngày 2/11", "????-11-02", "????-11-02", "morning"),
        ("19h 30 ngày 5/6, tại", "19h 30 ngày 5/6", "????-06-05", "????-06-05", None),
        ("8 giờ sáng 18-5 tại", "8 giờ sáng 18-5", "????-05-18", "????-05-18", "morning"),
        ("Trong 2 ngày 15 -16/9, xã", "Trong 2 ngày 15 -16/9", "????-09-15", "????-09-16", None),
        ("diễn ra (16 – 17/8) tại", "(16 – 17/8)", "????-08-16", "????-08-17", None),
        ("hai ngày 27 và 28-3, xã", "hai ngày 27 và 28-3", "????-03-27", "????-03-28", None),
        ("8-9/11/2018, xã", "8-9/11/2018", "2018-11-08", "2018-11-09", None),
        ("từ 20 - 23/8, xã", "từ 20 - 23/8", "????-08-20", "????-08-23", None),
        ("từ ngày 5/3 đến ngày 7/3/2023, xã", "từ ngày 5/3 đến ngày 7/3/2023", "2023-03-05", "2023-03-07", None),
        ("Sáng nay (31-7), xã", "Sáng nay (31-7)", "????-07-31", "????-07-31", "morning"),
        ("Sáng qua 11.10, tại", "Sáng qua 11.10", "????-10-11", "????-10-11", "morning"),
        ("ngày 15 tháng 03 năm 2023, xã", "ngày 15 tháng 03 năm 2023", "2023-03-15", "2023-03-15", None),
        ("Mừng 95 năm truyền thống của Đảng, ngày 14/10, xã", "ngày 14/10", "????-10-14", "????-10-14", None),
        ("từ 28/12 đến 3/1/2024, xã", "từ 28/12 đến 3/1/2024", "2023-12-28", "2024-01-03", None),
    ],
)
def test_a_day_is_read_with_its_exact_span(text: str, surface: str, first: str, last: str, part: str | None) -> None:
    (found,) = find_dates(text)
    assert (found.surface, found.iso, found.iso_end, found.day_part) == (surface, first, last, part)
    assert text[found.start : found.end] == surface


@pytest.mark.parametrize(
    "text",
    [
        "trường THPT 3/2",
        "đường 3/2",
        "đạt 21/25",
        "24/24 giờ",
        "quý I/2024",
        "nhiệm kỳ 2020 – 2025",
        "Tháng 10 : 770",
        "từ 5 - 10 người",
    ],
)
def test_false_friends_are_no_days(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("kỷ niệm Ngày truyền thống (5/4/1946 – 5/4/2026)", "anniversary"),
        ("Quyết định số 5-QĐ/TW ngày 3/6/2021", "document"),
        ("có hiệu lực từ ngày 1/7/2023", "effective"),
        ("gửi trước ngày 15/12/2023", "deadline"),
        ("Ngày đăng: 16/10/2024", "posted"),
        ("Thứ Hai, ngày 2 tháng 3 năm 2026", "header"),
    ],
)
def test_a_day_that_is_no_event_says_so(text: str, kind: str) -> None:
    (found,) = find_dates(text)
    assert (found.kind, found.may_be_event) == (kind, False)


def test_words_alone_wait_for_the_day_of_posting() -> None:
    (found,) = find_dates("Chiều cùng ngày, đoàn thăm thôn.")
    assert (found.surface, found.relative, found.first) == ("Chiều cùng ngày", "same_day", None)


@pytest.mark.parametrize(
    ("text", "facts", "year", "basis"),
    [
        ("Sáng 3/4/2023, xã họp.", {}, 2023, "explicit"),
        ("Sáng nay (31-7), xã họp.", {"posted": date(2019, 8, 1)}, 2019, "relative_word"),
        ("Sáng 3/4, xã họp. Buổi họp ngày 3/4/2021 kết thúc.", {}, 2021, "same_day_elsewhere"),
        ("Sáng 3/4, xã mở lớp tập huấn năm 2022.", {}, 2022, "sentence"),
        ("Tập huấn năm 2022\nSáng 3/4, xã họp.", {"title": (0, 17)}, 2022, "title"),
        ("Sáng 10/1, xã tổng kết công tác năm 2023, triển khai nhiệm vụ năm 2024.", {}, 2024, "review"),
        ("Ngày 12/10, xã kỷ niệm 88 năm Ngày truyền thống dân vận.", {}, 2018, "anniversary"),
        ("Sáng 3/4, xã họp.", {"posted": date(2021, 4, 5)}, 2021, "posting"),
        ("Sáng 3/4, xã soát việc giao năm 2019, bàn việc quý II-2021.", {}, 2021, "sentence"),
        ("Sáng 3/4, xã bàn việc quý 2 năm 2021.", {}, 2021, "sentence"),
        ("Sáng 3/12, xã soát việc giao năm 2019, bàn việc quý II-2021.", {}, None, "unknown"),
        (
            "Chiều 11/5, xã học Kế hoạch số 9-KH/TU ngày 17/11/2021.",
            {"page_date": date(2022, 8, 15)},
            2022,
            "bounds",
        ),
        ("Sáng 3/4, xã họp. Nhiệm kỳ 2020 - 2025 đã qua nửa chặng.", {}, None, "unknown"),
        ("Sáng 3/4, xã học Kế hoạch số 9-KH/TU ngày 1/2/2019.", {"page_date": date(2022, 8, 15)}, None, "unknown"),
    ],
)
def test_the_missing_year_comes_with_its_basis(
    text: str, facts: dict[str, object], year: int | None, basis: str
) -> None:
    guess = infer_year(find_dates(text)[0], text, **facts)  # type: ignore[arg-type]
    assert (guess.year, guess.basis) == (year, basis)


def test_what_speaks_against_a_year_is_listed() -> None:
    text = "Thứ Hai, 3/4/2022, xã học Kế hoạch số 9-KH/TU ngày 1/5/2022."
    guess = infer_year(find_dates(text)[0], text, posted=date(2022, 4, 1))
    assert guess.conflicts == ("after_posting", "before_cited_document", "weekday")


@gold.needs_shared
@pytest.mark.parametrize("path", gold.PATHS, ids=lambda path: path.stem[:3])
def test_event_days_of_the_gold_records_score_highest_and_get_their_year(path: object) -> None:
    text, record = gold.read(path)  # type: ignore[arg-type]
    event = record["event"][0]["date"]
    found = find_dates(text)
    best = max((one for one in found if one.may_be_event), key=lambda one: one.score)
    assert [best.start, best.end] == event["offsets"]
    assert best.day_part == event["day_part"]
    header = record["article"].get("page_date")
    guess = infer_year(best, text, page_date=date.fromisoformat(header["iso"]) if header else None)
    assert best.first is not None and best.first.on(guess.year) == date.fromisoformat(event["start"])
