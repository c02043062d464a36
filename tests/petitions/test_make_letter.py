"""A paper of a petition from the desk: the name is opened with a reason, the file is a Word file."""

from __future__ import annotations

from datetime import date

import pytest

from danvan.petitions import actions
from danvan.petitions.actions import data_requests
from danvan.petitions.models import Opening
from danvan.petitions.views_desk.papers import KINDS, offered
from danvan.units.models import Holding, Post
from tests.documents.papers.opened import lines, opened
from tests.petitions import cases

pytestmark = pytest.mark.django_db


def address(petition, kind: str) -> str:
    return f"/desk/petitions/{petition.code}/letters/{kind}/"


def test_the_receipt_names_the_sender_and_the_opening_is_kept(cast, sign_in):
    petition = cases.entered(cast)
    given = {"with_name": "on", "reason": "Trao giấy biên nhận", "documents": "Đơn; 2; bản chính\nẢnh"}
    response = sign_in(cast.nam).post(address(petition, "receipt"), given)
    found = lines(opened(response.content))
    assert "Đã nhận của ông (bà): Lò Thị Hoa" in found and "bản chính" in found and "Ảnh" in found
    assert [(one.purpose, one.reason) for one in Opening.objects.all()] == [("paper", "Trao giấy biên nhận")]
    assert (
        response["Content-Disposition"].startswith('attachment; filename="')
        and response["X-Content-Type-Options"] == "nosniff"
    )


def test_without_the_name_nothing_is_opened(cast, sign_in):
    petition = cases.drafted(cast)
    response = sign_in(cast.nam).post(address(petition, "reply"), {})
    assert "Xã đã cho san gạt đoạn đường." in lines(opened(response.content))
    assert not Opening.objects.exists()


def test_a_name_needs_a_reason_and_a_personal_number_is_refused_on_the_form(cast, sign_in):
    petition, client = cases.entered(cast), sign_in(cast.nam)
    assert client.post(address(petition, "receipt"), {"with_name": "on", "reason": " "}).status_code == 422
    classified = cases.classified(cast)
    answer = client.post(address(classified, "proposal"), {"opinion": "Bà Hoa, CCCD 012190001234"})
    assert answer.status_code == 422 and "số định danh" in answer.content.decode()


def test_papers_follow_the_steps_taken(cast, sign_in):
    petition, client = cases.entered(cast), sign_in(cast.nam)
    assert [one["label"] for one in offered(petition, {"receive", "register"})] == ["Giấy biên nhận (02/TCD)"]
    for kind in KINDS:
        assert client.get(address(petition, kind)).status_code == (200 if kind == "receipt" else 404)
    assert client.get(address(petition, "nonsense")).status_code == 404
    assert sign_in(cast.tu).get(address(petition, "receipt")).status_code == 404


def test_every_paper_of_a_case_in_work_is_made(cast, sign_in):
    client, petition = sign_in(cast.nam), cases.working(cast, kind="complaint")
    actions.extend(petition, criteria=["several_bodies"], paper="Tờ trình 12/TTr", units=5, by=cast.lan, at=cases.AT)
    actions.pause(petition, ground="other_result", paper="QĐ 5/QĐ", by=cast.lan, at=cases.AT)
    actions.resume(petition, paper="QĐ 6/QĐ", by=cast.lan, at=cases.AT)
    for kind in ("proposal", "acceptance", "extension", "suspension", "resumption"):
        content = client.post(address(petition, kind), {"opinion": ""}).content
        assert content.startswith(b"PK"), kind


def test_a_transfer_and_a_joint_reply(cast, sign_in):
    client = sign_in(cast.nam)
    moved = cases.classified(cast, competence="not_own")
    actions.transfer(moved, to_body="Sở Thử nghiệm", note="", by=cast.nam, at=cases.AT)
    assert "Kính gửi: Sở Thử nghiệm." in " ".join(
        lines(opened(client.post(address(moved, "transfer"), {"sheets": "3"}).content))
    ).replace(",", ".")
    both = actions.answer_jointly(
        [cases.working(cast), cases.working(cast)], text="Đã sửa đường.", outcome="settled", by=cast.nam, at=cases.AT
    )
    found = lines(
        opened(client.post(address(both[0], "joint-reply"), {"with_name": "on", "reason": "Gửi trả lời"}).content)
    )
    assert found.count("Lò Thị Hoa") == 2 and both[1].code in found and Opening.objects.count() == 2
    assert date(2026, 9, 7).strftime("%d/%m/%Y") in found


def test_the_receipt_names_the_post_of_who_took_the_papers(cast, sign_in):
    post = Post.objects.create(unit=cast.units.ban_may, name="Cán bộ Ban Xây dựng Đảng")
    Holding.objects.create(person=cast.nam.person, post=post, valid_from=cases.DAY)
    found = lines(
        opened(sign_in(cast.nam).post(address(cases.entered(cast), "receipt"), {"documents": "Đơn"}).content)
    )
    assert "Chức vụ: Cán bộ Ban Xây dựng Đảng" in found


def test_what_is_split_returned_or_filed_has_its_paper(cast, sign_in):
    client, entered = sign_in(cast.nam), {"by": cast.nam, "at": cases.AT}
    split = cases.classified(cast, kind="mixed")
    one, two = actions.split(
        split, parts=[actions.Part("feedback", "Đường hỏng."), actions.Part("complaint", "Chậm trả.")], **entered
    )
    back = actions.give_back(cases.classified(cast, competence="not_own"), note="Việc của Tòa án.", **entered)
    filed = actions.file(
        cases.classified(cast, condition="not_eligible", not_eligible="illegible"), note="Rách.", **entered
    )
    for petition, kind, said in (
        (split, "splitting", f"(mã {two.code})"), (back, "returning", "Việc của Tòa án"), (filed, "filing", "Rách"),
    ):  # fmt: skip
        assert kind in client.get(f"/desk/petitions/{petition.code}/").content.decode()
        assert any(said in line for line in lines(opened(client.post(address(petition, kind), {}).content))), kind
    assert (
        "letters/proposal" not in client.get(f"/desk/petitions/{filed.code}/").content.decode()
        and one.state == "registered"
    )


def test_a_reply_may_name_a_sender_whose_contact_is_restricted_and_other_papers_may_not(cast, sign_in):
    petition, client = cases.drafted(cast), sign_in(cast.nam)
    asked = data_requests.take_request(
        petition, kind="restrict", proof="paper", wish="", asked_on=cases.DAY, by=cast.nam, at=cases.AT
    )
    data_requests.restrict_data(asked, by=cast.nam, at=cases.AT)
    given = {"with_name": "on", "reason": "Gửi trả lời"}
    assert client.post(address(petition, "reply"), given).content.startswith(b"PK")
    refused = client.post(address(petition, "receipt"), given)
    assert refused.status_code == 422 and "hạn chế xử lý" in refused.content.decode()
