"""The pages and papers of commendations: who opens them, what is printed, the certificates as a job."""

from __future__ import annotations

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document

from danvan import search
from danvan.commendations import actions
from danvan.documents.sheets import write_sheet
from danvan.hall.model_commendation import propose_commendation
from danvan.jobs.models import Job
from danvan.jobs.worker import run_waiting
from tests.commendations.cases import AT, DAY, DETAILS, a_file, an_award
from tests.english import english
from tests.initiatives.cases import a_model


def words(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def test_every_desk_page_opens_and_is_vietnamese(cast, sign_in):
    client, award = sign_in(cast.lan), an_award(cast)
    found = {
        state: a_file(cast, state, award=award)
        for state in (
            "draft",
            "submitted",
            "received",
            "reviewed",
            "submitted_up",
            "decided",
            "handed_over",
            "cancelled",
        )
    }
    line = found["decided"].nominees.first()
    pages = [
        reverse(f"commendations:{name}")
        for name in ("list", "begin", "register", "record_history", "awards", "set_award", "set_rules")
    ]
    pages += [reverse("commendations:show", args=[one.code]) for one in found.values()]
    asked = {"draft": ("revise", "nominate", "import", "submit"), "submitted": ("send_back", "receive"), "received": ("review",), "reviewed": ("propose",),
             "submitted_up": ("decide",), "decided": ("notify", "print_certificates", "hand_over")}  # fmt: skip
    pages += [
        reverse(f"commendations:{name}", args=[found[state].code]) for state, names in asked.items() for name in names
    ]
    pages += [reverse("commendations:revoke", args=[found["decided"].code, line.pk])]
    answers = [(page, client.get(page)) for page in pages]
    assert [(page, one.status_code) for page, one in answers if one.status_code != 200] == []
    assert [(page, left) for page, one in answers if (left := english(one))] == []


@pytest.mark.parametrize("who", ["tu", "dao", "hoa"])
def test_nothing_of_the_unit_is_there_for_strangers(cast, sign_in, who):
    proposal = a_file(cast, "decided")
    client = sign_in(getattr(cast, who))
    names = ("show", "revise", "decide", "print_certificates", "hand_over")
    found = {client.get(reverse(f"commendations:{name}", args=[proposal.code])).status_code for name in names}
    assert found | {client.get(reverse("commendations:paper", args=[proposal.code, "list"])).status_code} == {404}


def test_the_list_costs_the_same_for_one_file_or_three(cast, sign_in):
    client, costs, award = sign_in(cast.lan), [], an_award(cast)
    for _ in range(3):
        a_file(cast, award=award)
        client.get("/desk/commendations/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/desk/commendations/")
        costs.append(len(queries))
    assert costs[0] == costs[2]
    assert costs[2] <= 11


@pytest.mark.parametrize(
    ("paper", "says"),
    [
        ("list", ["Tổ dân vận thôn Bản Trên", "Bà Lò Thị Hoa", "1980", "1 tập thể, 1 cá nhân"]),
        (
            "submission",
            ["kính đề nghị Đảng ủy xã Bản Mây xét, tặng Giấy khen", "Luật Thi đua, khen thưởng số 06/2022/QH15"],
        ),
        ("minutes", ["80,0", "Số thành viên: 5; có mặt: 5."]),
        (
            "decision",
            [
                "Tặng Giấy khen cho 1 tập thể, 1 cá nhân",
                "Nghị định số 152/2025/NĐ-CP",
                "Mức tiền thưởng theo quy định hiện hành.",
            ],
        ),
    ],
)
def test_the_papers_say_what_is_recorded(cast, sign_in, paper, says):
    proposal = a_file(cast, "decided")
    answer = sign_in(cast.nam).get(reverse("commendations:paper", args=[proposal.code, paper]))
    text = words(answer.content).replace("\xa0", " ")
    assert (answer["X-Content-Type-Options"], [one for one in says if one not in text]) == ("nosniff", [])


def test_a_report_is_prefilled_from_the_record_of_a_model_and_nothing_else(cast, sign_in):
    thing = a_model(cast, "recognised")
    proposal = actions.begin(DETAILS, unit=cast.units.ban_may, giver=cast.units.ban_may, by=cast.nam, at=AT)
    line = propose_commendation(thing, proposal=proposal, award=an_award(cast), by=cast.nam, at=AT)
    assert (line.name, line.initiative) == ("Thôn Bản Trên", thing.code)
    assert "Số hộ lùi rào: chỉ tiêu 40 hộ, kết quả 42 hộ." in line.report
    report = sign_in(cast.nam).get(reverse("commendations:report", args=[proposal.code, line.pk]))
    assert "Làm xong." in words(report.content)


def test_certificates_are_a_job_whose_file_has_a_page_for_each(cast):
    proposal = a_file(cast, "decided")
    job = actions.print_certificates(
        proposal, look={"page": "A3", "turned": 0, "overlay": 1, "dx": 2, "dy": -1, "subject": ""}, by=cast.nam, at=AT
    )
    run_waiting(AT)
    job = Job.objects.get(pk=job.pk)
    assert (job.state, job.done, job.total, job.result_name) == ("done", 2, 2, "giay-khen-12-qd-ubnd.docx")


def test_the_register_shows_what_was_given_and_leaves_the_building_as_a_sheet(cast, sign_in):
    a_file(cast, "handed_over")
    client = sign_in(cast.lan)
    assert "Bà Lò Thị Hoa" in client.get(f"{reverse('commendations:register')}?year=2025").content.decode()
    assert client.get(f"{reverse('commendations:export')}?year=2025").content[:2] == b"PK"


def test_handing_over_names_a_meeting_of_the_list_or_is_refused_at_the_field(cast, sign_in):
    proposal = a_file(cast, "decided")
    search.put(kind="meeting", code="HN-1", unit=cast.units.ban_may.code, title="Ngày hội đại đoàn kết", day=DAY)
    search.put(kind="meeting", code="HN-2", unit=cast.units.doi_che.code, title="Hội nghị nơi khác", day=DAY)
    client, url = sign_in(cast.lan), reverse("commendations:hand_over", args=[proposal.code])
    given = {"on": DAY.strftime("%d/%m/%Y"), "place": "Nhà văn hóa"}
    page = client.get(url).content.decode()
    assert "Ngày hội đại đoàn kết" in page and "Hội nghị nơi khác" not in page
    refused = client.post(url, {**given, "meeting_code": "HN-2"})
    assert (
        refused.status_code == 422
        and "meeting_code" in refused.context["form"].errors
        and "Nhà văn hóa" in refused.content.decode()
    )
    client.post(url, {**given, "meeting_code": "HN-1"})
    shown = client.get(reverse("commendations:show", args=[proposal.code])).content.decode()
    assert "/desk/meetings/HN-1/" in shown and "Ngày hội đại đoàn kết" in shown


def test_a_list_without_a_column_of_kinds_is_of_the_kind_that_was_chosen(cast):
    proposal = a_file(cast)
    content = write_sheet("Danh sách", ["Họ và tên", "Tóm tắt thành tích"], [["Bà Thử Một", "Làm tốt"], ["", "x"]])
    lines, _ = actions.read(content, "a.xlsx", proposal=proposal, subject="household")
    assert [(one.values.get("subject"), one.problems) for one in lines] == [
        ("household", []), ("household", ["Cột «Họ và tên»: bỏ trống."]),
    ]  # fmt: skip
