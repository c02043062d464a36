"""Citations are found with exact spans, keys and identities."""

from datetime import date

import pytest

from danvan.text.citations import find_citations, with_scope
from tests.text import gold


def keys(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(one.surface, one.key, one.identity) for one in find_citations(text)]


def test_a_party_number_is_read_with_day_issuer_and_term() -> None:
    text = "Theo Kết luận số 12-KL/TW, ngày 03-6-2022 của Ban Bí thư Trung ương Đảng khóa XIII về công tác mẫu."
    (found,) = find_citations(text)
    assert found.surface == "Kết luận số 12-KL/TW, ngày 03-6-2022 của Ban Bí thư Trung ương Đảng khóa XIII"
    assert (found.type, found.number, found.symbol, found.key) == ("Kết luận", 12, "KL/TW", "12-KL/TW")
    assert (found.date, found.term, found.identity) == (date(2022, 6, 3), "XIII", "party:TW:ket-luan:12:XIII")
    assert found.subject is not None and text[slice(*found.subject)] == "công tác mẫu"


def test_a_missing_sign_is_derived_and_marked() -> None:
    (found,) = find_citations("Kết luận số 15 ngày 09/3/2018 của Ban Bí thư khóa XII")
    assert (found.key, found.derived, found.identity) == ("15-KL/TW", ("symbol",), "party:TW:ket-luan:15:XII")


def test_a_bare_number_without_day_stays_to_be_resolved() -> None:
    (found,) = find_citations("Quyết định 217 của Bộ Chính trị")
    assert (found.key, found.identity, found.needs_resolution) == ("217-QĐ/TW", None, True)


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Quyết định 217/QĐ-TW", "217-QĐ/TW"),
        ("Quyết định số 290 - QĐ/TƯ", "290-QĐ/TW"),
        ("Quy định 11/QĐi-TW", "11-QĐi/TW"),
        ("Kết luận 198-KL-TW", "198-KL/TW"),
        ("Nghị quyết số 18 - NQ/TW", "18-NQ/TW"),
        ("Nghị định số: 59/2023/NĐ-CP", "59/2023/NĐ-CP"),
        ("Công văn số 3112/UBND-NC", "3112/UBND-NC"),
        ("Công văn 502-CV/ĐU", "502-CV/ĐU"),
        ("Hướng dẫn số 03-HDLT/BDV-BCSĐ", "03-HDLT/BDV-BCSĐ"),
        ("Thông tri số 23/TTr-MTTW-BTT", "23/TTr-MTTW-BTT"),
        ("Nghị quyết 66.22/2026/NQ-CP", "66.22/2026/NQ-CP"),
        ("84 QĐ/TWĐTN", "84-QĐ/TWĐTN"),
        ("43-QÐ/TW", "43-QĐ/TW"),
        ("Thông tư liên tịch số 06/2014/TTLT-BTP-TTCP-BQP", "06/2014/TTLT-BTP-TTCP-BQP"),
    ],
)
def test_a_number_is_put_right_and_covers_what_is_printed(printed: str, key: str) -> None:
    (found,) = find_citations(f"Thực hiện {printed}, các đơn vị đã triển khai.")
    assert (found.surface, found.key) == (printed, key)


def test_coordinated_numbers_share_issuer_and_sign() -> None:
    assert keys("Quyết định số 217, số 218 của Bộ Chính trị") == [
        ("Quyết định số 217", "217-QĐ/TW", None),
        ("số 218 của Bộ Chính trị", "218-QĐ/TW", None),
    ]
    assert [one.key for one in find_citations("Quyết định 217, 218-QĐ/TW ngày 12/12/2013")] == [
        "217-QĐ/TW",
        "218-QĐ/TW",
    ]
    assert keys("Thông tri 36, Chương trình hành động 76 của Thành ủy") == [
        ("Thông tri 36", "36-TT/TU", None),
        ("Chương trình hành động 76 của Thành ủy", "76-CTrHĐ/TU", None),
    ]


def test_same_number_in_another_term_is_another_document() -> None:
    first, second = find_citations("Nghị quyết số 18-NQ/TW ngày 25/10/2017 và Nghị quyết số 18-NQ/TW ngày 16/6/2022")
    assert (first.key, first.identity) == ("18-NQ/TW", "party:TW:nghi-quyet:18:XII")
    assert (second.key, second.identity) == ("18-NQ/TW", "party:TW:nghi-quyet:18:XIII")


def test_leading_zeros_stay_in_the_key_and_leave_the_identity() -> None:
    padded, plain = (find_citations(f"Chỉ thị số {no}/CT-TTg ngày 1/2/2021")[0] for no in ("08", "8"))
    assert (padded.key, plain.key) == ("08/CT-TTg", "8/CT-TTg")
    assert padded.identity == plain.identity == "state:TTg:chi-thi:8:2021"


def test_a_regulation_and_a_decision_with_one_sign_are_two_documents() -> None:
    one, other = find_citations("Quyết định 5-QĐ/TW ngày 1/3/2021 và Quy định 5-QĐ/TW ngày 1/3/2021")
    assert (one.identity, other.identity) == ("party:TW:quyet-dinh:5:XIII", "party:TW:quy-dinh:5:XIII")


def test_a_local_document_needs_its_unit_and_term() -> None:
    (found,) = find_citations("Kế hoạch số 08-KH/TU ngày 5/5/2022 của Ban Thường vụ Tỉnh ủy Sông Mây")
    assert (found.key, found.identity, found.issuer) == ("08-KH/TU", None, "Ban Thường vụ Tỉnh ủy Sông Mây")
    assert with_scope(found, code="SM", term="V").identity == "party:SM/TU:ke-hoach:8:V"


def test_a_term_that_contradicts_the_day_is_flagged_not_repaired() -> None:
    (found,) = find_citations("Nghị quyết số 25-NQ/TW ngày 03/6/2013 của Ban Chấp hành Trung ương Đảng (khóa XII)")
    assert (found.term, found.notes, found.identity) == ("XII", ("term_differs_from_date",), None)


def test_laws_are_known_by_title() -> None:
    assert keys("theo Luật Thực hiện dân chủ ở cơ sở.") == [
        ("Luật Thực hiện dân chủ ở cơ sở", "10/2022/QH15", "state:QH:luat:10:2022")
    ]
    (several,) = find_citations("Luật Tố cáo")
    assert (several.key, several.identity, several.notes) == ("25/2018/QH14", None, ("several_versions",))
    (dated,) = find_citations("Luật Tố cáo", on=date(2020, 1, 1))
    assert dated.identity is None or dated.identity == "state:QH:luat:25:2018"
    (numbered,) = find_citations("Luật Tiếp công dân số 42/2013/QH13 ngày 25/11/2013")
    assert (numbered.surface, numbered.identity) == (
        "Luật Tiếp công dân số 42/2013/QH13 ngày 25/11/2013",
        "state:QH:luat:42:2013",
    )


def test_congress_and_plenum_resolutions_have_no_number() -> None:
    assert keys("Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng, Nghị quyết T.Ư 8 (Khóa XI)") == [
        (
            "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng",
            "NQ-ĐH-XIII",
            "party:TW:nghi-quyet-dai-hoi:XIII",
        ),
        ("Nghị quyết T.Ư 8 (Khóa XI)", "NQ-TW8-XI", None),
    ]
    (local,) = find_citations("Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XV")
    assert (local.key, local.identity) == ("NQ-ĐH-ĐB-tinh-XV", None)
    scoped = with_scope(local, code="99", name="tỉnh Sông Mây")
    assert (scoped.key, scoped.identity) == ("NQ-ĐH-ĐB-tinh-Song-May-XV", "party:99:nghi-quyet-dai-hoi:XV")


def test_short_forms_point_to_the_last_full_citation() -> None:
    text = "Chỉ thị số 17/CT-TTg ngày 14/6/2023 của Thủ tướng. Chỉ thị này nêu rõ việc cần làm. Kế hoạch này chưa ban hành."
    full, short = find_citations(text)
    assert (short.surface, short.kind, short.identity, short.refers_to) == (
        "Chỉ thị này",
        "short",
        full.identity,
        full.start,
    )


@pytest.mark.parametrize(
    "text",
    [
        "đăng trên Báo Sông Mây, số 35, ngày 2/4/1951",
        "giai đoạn 2021 - 2030, nhiệm kỳ 2020 – 2025",
        "kỷ niệm (5/4/1946 – 5/4/2026)",
        "báo cáo 6 tháng đầu năm, kế hoạch 5 năm, kế hoạch 100 ngày của huyện",
        "NQ 18; KL 43",
        "chấp hành Hiến pháp và pháp luật, kỷ luật, nghị quyết của cấp trên",
        "tỷ lệ 65/70, đạt 21/25 chỉ tiêu",
    ],
)
def test_what_is_no_document_is_left_alone(text: str) -> None:
    assert find_citations(text) == []


@gold.needs_shared
@pytest.mark.parametrize("path", gold.PATHS, ids=lambda path: path.stem[:3])
def test_every_document_of_the_gold_records_is_found_and_none_besides(path: object) -> None:
    text, record = gold.read(path)  # type: ignore[arg-type]
    found = {(one.start, one.end): one for one in find_citations(text)}
    wanted = set()
    for document in record["documents"]:
        core = document.get("surface_core", document["text"])
        spans = document.get("mentions", [[document["start"], document["start"] + len(core)]])
        for start, end in spans:
            wanted.add((start, end))
            one = found[start, end]
            if "refers_to" in document:
                assert one.kind == "short"
                continue
            key = document["normalised"].replace("-Ha-Nam", "")
            assert (one.key, one.type, one.number) == (key, document["doc_type"], document["number"])
            assert (one.date.isoformat() if one.date else None) == document["date"]
            if one.issuer and "issuer_scope" not in document and "lần thứ XX" not in document["issuer"]:
                assert one.issuer == document["issuer"]
    assert set(found) == wanted


def test_a_law_in_small_letters_is_a_topic_unless_its_year_is_printed() -> None:
    assert keys("Phổ biến luật tín ngưỡng tôn giáo; công tác dân vận.") == []
    assert [key for key, *_ in keys("theo luật đất đai năm 2013 và luật Đất đai")] != []


def test_the_committee_of_a_party_branch_belongs_to_the_citation() -> None:
    found = find_citations("thực hiện Đề án số 04-ĐA/TU, ngày 31/3/2017 của Ban Chấp hành Đảng bộ tỉnh về dân vận")
    assert [one.surface for one in found] == ["Đề án số 04-ĐA/TU, ngày 31/3/2017 của Ban Chấp hành Đảng bộ tỉnh"]
