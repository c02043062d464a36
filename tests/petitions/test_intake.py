"""Who receives on a site, how much a day; breaches and their 72 hours; what the sender asks about the own data."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from danvan.petitions import actions
from danvan.petitions.actions import breaches, data_requests, intake
from danvan.petitions.models import DataRequest, Petition
from tests.petitions.cases import AT, answered, sent
from tests.petitions.test_portal_pages import BASE, send

INTAKE = "/desk/petitions/intake/"


def test_the_head_says_who_receives_how_much_and_the_page_says_it_too(cast, sign_in, site):
    given = {"unit": str(cast.units.ban_may.pk), "is_open": "on", "most_a_day": "1", "hours": "Xem lúc 8 giờ"}
    assert sign_in(cast.lan).post(INTAKE, given).status_code == 302
    assert "Xem lúc 8 giờ" in Client().get(f"{BASE}phan-anh/").content.decode()
    assert send(Client()).status_code == 200
    assert "đã nhận đủ 1 nội dung" in Client().get(f"{BASE}phan-anh/gui/").content.decode()
    assert send(Client(), once="b" * 32).status_code == 422
    assert Petition.objects.count() == 1


def test_closing_needs_words_and_strangers_do_not_find_the_page(cast, sign_in, site):
    assert sign_in(cast.lan).post(INTAKE, {"unit": str(cast.units.ban_may.pk)}).status_code == 422
    for stranger in (cast.nam, cast.mai, cast.son):
        assert sign_in(stranger).get(INTAKE).status_code == 404
    with pytest.raises(intake.ServesElsewhere):
        intake.set_intake(cast.units.commune, unit=cast.units.doi_che, is_open=True, by=cast.lan, at=AT)


def test_a_breach_runs_72_hours_from_when_it_was_found_and_late_needs_a_reason(cast):
    found = AT - timedelta(hours=1)
    breach = breaches.note_breach(
        cast.units.ban_may, found_at=found, what="Gửi nhầm bảng", data_kinds="họ tên", by=cast.lan, at=AT
    )
    assert breach.clocks.get().due_at == found + timedelta(hours=72)
    late = AT + timedelta(hours=72)
    with pytest.raises(Exception, match="vì sao chậm"):
        breaches.report_breach(breach, reported_at=late, reported_to="Công an", by=cast.lan, at=late)
    breach = breaches.report_breach(
        breach, reported_at=late, reported_to="Công an", late_reason="Mất điện", by=cast.lan, at=late
    )
    assert breaches.end_breach(breach, result="Đã thu hồi", by=cast.lan, at=late).state == "ended"


def test_the_book_of_breaches_in_the_browser(cast, sign_in):
    head = sign_in(cast.lan)
    given = {"found_at": "2026-09-07T08:00", "what": "Mất máy", "data_kinds": "địa chỉ"}
    where = head.post("/desk/petitions/breaches/new/", given)["Location"]
    assert "Thông báo vi phạm dữ liệu cá nhân" in head.get(where).content.decode()
    assert (
        head.post(f"{where}report/", {"reported_at": "2026-09-08T08:00", "reported_to": "Công an"}).status_code == 302
    )
    assert head.post(f"{where}end/", {"result": "Đã tìm lại"}).status_code == 302
    assert "địa chỉ" in head.get("/desk/petitions/breaches/").content.decode()
    for stranger in (cast.nam, cast.tu):
        assert sign_in(stranger).get(where).status_code == 404


def test_the_sender_asks_about_the_own_data_by_code_and_secret(cast, site, sign_in):
    received = sent(cast)
    citizen = Client()
    page = citizen.post(f"{BASE}tra-cuu/", {"code": received.petition.code, "secret": received.secret})
    given = {"act": "ask_data", "pass": page.context["pass_"], "kind": "see", "wish": "Cho xem"}
    page = citizen.post(f"{BASE}tra-cuu/", given | {"once": "c" * 32}).content.decode()
    assert "Đã nhận yêu cầu" in page and "Xem, chỉnh sửa, cung cấp dữ liệu cá nhân" in page
    assert citizen.post(f"{BASE}tra-cuu/", given | {"once": "d" * 32}).status_code == 422
    request = DataRequest.objects.get()
    assert (request.proof, request.entered_by) == ("secret", None)
    assert request.code in sign_in(cast.nam).get("/desk/petitions/data/").content.decode()


def test_restricted_data_is_not_published_and_opened_for_the_answer_only(cast, site):
    petition = answered(cast)
    actions.publish(petition, title="Đường", question="Hỏng.", answer="Đã sửa.", by=cast.lan, at=AT)
    request = data_requests.ask(petition, kind="restrict", at=AT)
    data_requests.restrict_data(request, by=cast.nam, at=AT)
    petition.refresh_from_db()
    assert petition.publication.public_from is None
    with pytest.raises(Exception, match="hạn chế"):
        actions.publish(petition, title="Đường", question="Hỏng.", answer="Đã sửa.", by=cast.lan, at=AT)
    with pytest.raises(Exception, match="hạn chế"):
        actions.open_contact(petition, purpose="verify", reason="Xác minh", by=cast.nam, at=AT)
    assert actions.open_contact(petition, purpose="reply", reason="Trả lời", by=cast.nam, at=AT)
