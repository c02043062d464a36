"""Pages of programme, invitation and roll: seen by the own unit, answered by secret address, pushed by phones."""

from __future__ import annotations

import json
from threading import Thread

import pytest
from django.db import connection, connections
from django.test import Client
from django.urls import reverse

from danvan.meetings import actions
from danvan.meetings.models import Mark, Slot
from danvan.meetings.tickets import ticket_of
from tests.factories.records import AT, a_meeting
from tests.meetings.halls import NOW, a_class, a_roll

pytestmark = pytest.mark.django_db(databases="__all__")
PAGES = ("programme", "write_programme", "places", "invitations", "add_line", "import_guests", "send_invitations", "roll", "roster", "marks", "sheet",
         "sheet_word", "key_in", "open_door", "seal_roll", "letters")  # fmt: skip


@pytest.fixture
def today(monkeypatch):
    """Let the pages live in the hour of the records."""
    for name in ("danvan.units.middleware", "danvan.core.views", "danvan.meetings.views_portal.replying"):
        monkeypatch.setattr(f"{name}.timezone.now", lambda: NOW)


def test_the_own_unit_opens_every_page_and_strangers_none(cast, sign_in, today):
    roll, _ = a_roll(cast)
    addresses = [reverse(f"meetings:{name}", args=[roll.meeting.code]) for name in PAGES]
    addresses += [
        reverse("meetings:slot", args=[roll.meeting.code, 1]),
        reverse("meetings:reply_for", args=[roll.meeting.code, 1]),
        reverse("meetings:door", args=[roll.meeting.code, 1]),
    ]
    own, other = sign_in(cast.nam), sign_in(cast.tu)
    assert {one: own.get(one).status_code for one in addresses} == dict.fromkeys(addresses, 200)
    assert {other.get(one).status_code for one in addresses} == {404}


def test_a_programme_is_written_issued_and_shown(cast, sign_in, today):
    meeting = a_meeting(cast, "planned")
    client = sign_in(cast.nam)
    client.post(
        reverse("meetings:write_programme", args=[meeting.code]), {"items": "8:00 | Khai mạc | Lò Văn Páo, Bí thư"}
    )
    client.post(reverse("meetings:issue_programme", args=[meeting.code]), {"note": ""})
    page = client.get(reverse("meetings:programme", args=[meeting.code])).content.decode()
    assert "Khai mạc" in page and "ban hành" in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_invited_asks_the_same_for_one_and_for_three(
    cast, sign_in, today, django_assert_max_num_queries, rows
):
    meeting = a_class(cast, names=tuple(f"Người {one}" for one in range(rows)))
    client = sign_in(cast.nam)
    with django_assert_max_num_queries(14):
        client.get(reverse("meetings:invitations", args=[meeting.code]))


def test_an_invitation_is_answered_by_its_secret_address_and_never_kept(cast, today):
    meeting = a_class(cast)
    address = reverse("reply", args=[ticket_of(meeting.code, 1)])
    client = Client()
    page = client.get(address)
    assert (page.status_code, page["Cache-Control"]) == (200, "no-store")
    assert "Lò Thị Mận" in page.content.decode()
    assert client.post(address, {"answer": "coming"}).status_code == 302
    assert Slot.objects.get(number=1).answer == "coming"
    assert "BEGIN:VEVENT" in client.get(f"{address}lich.ics").content.decode()
    assert client.get(reverse("reply", args=["0" * 24])).status_code == 404


def test_a_unit_fills_its_quota_by_link(cast, today):
    meeting = a_meeting(cast, "planned")
    line = actions.Line("quota", "Cán bộ dân vận", quota=2)
    actions.add_line(meeting, line, units=[cast.units.doi_che], by=cast.nam, at=AT)
    Client().post(
        reverse("reply", args=[ticket_of(meeting.code, 1)]),
        {"names": "1", "name-1": "Một", "name-2": "Hai", "post-2": "Phó"},
    )
    assert list(Slot.objects.values_list("name", "post", "answer")) == [
        ("Một", "", "coming"),
        ("Hai", "Phó", "coming"),
    ]


def send(secret, **more):
    mark = {"nonce": "phone-1-000001", "at": int(NOW.timestamp() * 1000), "sitting": 0, "number": 1}
    body = {"now": int(NOW.timestamp() * 1000), "marks": [mark | more]}
    return Client(enforce_csrf_checks=True).post(
        f"/diem-danh/{secret}/gui/",
        json.dumps(body),
        content_type="application/json",
        headers={"accept": "application/json"},
    )


def test_a_phone_pushes_without_a_cookie_and_nonsense_is_said(cast, today):
    roll, (secret,) = a_roll(cast)
    assert send(secret).json()["verdicts"][0]["verdict"] == "counted"
    assert send(secret, number="x").status_code == 410
    assert "sentence" in send("f" * 24).json()
    places = Client().get(f"/diem-danh/{secret}/danh-sach/").json()
    assert len(places["places"]) == 4 and len(places["came"]) == 1


def test_without_scripts_a_door_takes_a_number_a_name_and_somebody_new(cast, today):
    roll, (secret,) = a_roll(cast)
    client, address = Client(), f"/diem-danh/{secret}/"
    assert "Mời vào: 1. Lò Thị Mận" in client.post(address, {"who": "1", "kind": "arrive"}).content.decode()
    assert "2. Vàng A Páo" in client.post(address, {"who": "vang a"}).content.decode()
    client.post(address, {"who": "Tòng Thị Ban", "add": "1"})
    assert Mark.objects.counted().count() == 2
    assert Client().get(f"/diem-danh/{'0' * 24}/").status_code == 410


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_eight_phones_that_scan_one_ticket_at_once_make_one_arrival(cast):
    roll, (secret,) = a_roll(cast)

    def scan(n: int) -> None:
        try:
            actions.push(secret, [actions.Said(f"thread-{n}", NOW, 0, number=1)], device_at=NOW, at=NOW)
        finally:
            connections.close_all()

    if connection.vendor == "sqlite":
        for n in range(8):
            scan(n) if connection.settings_dict["NAME"] else None
    else:
        threads = [Thread(target=scan, args=(n,)) for n in range(8)]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
    assert sorted(roll.marks.values_list("verdict", flat=True)) == ["again"] * 7 + ["counted"]
