"""What citizens see and send, without an account: two steps, receipt, follow, rate."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from PIL import Image

from danvan.petitions import actions
from danvan.petitions.forms.portal import RateForm, SendForm
from danvan.petitions.models import Party, Petition, PetitionFile, Verdict
from danvan.petitions.views_portal import sending
from danvan.petitions.views_portal.following import way_of
from tests.english import english
from tests.factories.records import EXIF_PLACE, a_picture
from tests.petitions.cases import AT, answered, classified

BASE = "/song-may/ban-may/"
WORDS = {"kind": "feedback", "text": "Đèn đường đầu thôn hỏng đã hai tuần nay, đi lại rất khó.", "place": "Đầu thôn"}
pytestmark = pytest.mark.usefixtures("site")


@pytest.fixture
def hoa():
    return Client()


def send(client, **more):
    given = {"step": "send", "once": "a" * 32, "name": "", "phone": "", "email": "", "address": ""} | WORDS | more
    return client.post(f"{BASE}phan-anh/gui/", given)


def codes_of(response):
    code, secret = re.findall(r'<strong class="code" translate="no">([^<]+)</strong>', response.content.decode())
    return code, secret.replace(" ", "")


@pytest.mark.parametrize(
    "page",
    [
        "phan-anh/",
        "phan-anh/gui/",
        "phan-anh/khieu-nai/",
        "phan-anh/to-cao/",
        "tra-cuu/",
        "hoi-dap/",
        "tiep-cong-dan/",
    ],
)
def test_every_page_opens_and_speaks_vietnamese(hoa, page):
    response = hoa.get(f"{BASE}{page}")
    assert response.status_code == 200
    assert english(response) == []


@pytest.mark.parametrize("page", ["phan-anh/gui/", "tra-cuu/"])
def test_a_page_with_a_form_is_never_kept(hoa, page):
    assert hoa.get(f"{BASE}{page}").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("page", ["phan-anh/", "hoi-dap/", "tiep-cong-dan/"])
def test_a_kept_page_holds_no_token(hoa, page):
    assert b"csrfmiddlewaretoken" not in hoa.get(f"{BASE}{page}").content


def test_the_first_step_keeps_nothing_and_carries_the_words_on(hoa):
    response = hoa.post(f"{BASE}phan-anh/gui/", {"step": "write", **WORDS})
    assert (response.status_code, Petition.objects.count()) == (200, 0)
    assert f'value="{WORDS["text"]}"' in response.content.decode()


@pytest.mark.parametrize("step", ["write", "send"])
def test_a_denunciation_is_stopped_and_nothing_is_kept(hoa, step):
    text = "Ông Bảy kế toán thôn ăn chặn tiền hỗ trợ của bà con."
    response = hoa.post(f"{BASE}phan-anh/gui/", {**WORDS, "step": step, "text": text, "once": "b" * 32})
    assert (response.status_code, Petition.objects.count()) == (422, 0)
    assert "Chưa có gì được lưu" in response.content.decode()
    assert text in response.content.decode()


def test_a_letter_is_received_with_a_code_and_a_secret(hoa, cast):
    response = send(hoa, name="Lò Thị Hoa", phone="0900 111 222")
    code, secret = codes_of(response)
    petition = actions.check_secret(code, secret)
    assert (petition.channel, petition.unit, petition.state) == ("portal", cast.units.ban_may, "received")
    assert Party.objects.get().name.open() == "Lò Thị Hoa"
    assert english(response) == []


def test_sending_the_same_form_twice_shows_the_same_receipt(hoa):
    assert codes_of(send(hoa)) == codes_of(send(hoa))
    assert Petition.objects.count() == 1


def test_pictures_are_kept_without_place_and_camera(hoa, files):
    send(hoa, files=[a_picture(placed=True), a_picture()])
    kept = [Image.open(one.file.open()).getexif() for one in PetitionFile.objects.all()]
    assert [EXIF_PLACE in exif or 0x010F in exif for exif in kept] == [False, False]


def test_six_files_are_refused_and_the_words_stay(hoa):
    response = send(hoa, files=[a_picture(40, 40, name=f"{at}.jpg") for at in range(6)])
    assert (response.status_code, Petition.objects.count()) == (422, 0)
    assert WORDS["text"] in response.content.decode()


def test_what_the_scanner_objects_to_is_put_aside(hoa, settings):
    settings.SCANNER = "false"
    send(hoa, files=[a_picture(40, 40)])
    assert PetitionFile.objects.get().quarantined_for == "Trình quét báo có mã độc"


def test_too_many_letters_from_one_place_are_told_so(hoa, monkeypatch):
    monkeypatch.setattr(sending, "ONE_SENDER", (2, 3600))
    for at in range(2):
        assert send(hoa, once=f"{at:032x}").status_code == 200
    response = send(hoa, once="f" * 32)
    assert (response.status_code, Petition.objects.count()) == (422, 2)
    assert "quá nhiều nội dung" in response.content.decode()


def test_code_and_secret_open_the_case(hoa):
    code, secret = codes_of(send(hoa))
    response = hoa.post(f"{BASE}tra-cuu/", {"code": code.lower(), "secret": f"{secret[:3]} {secret[3:]}"})
    page = response.content.decode()
    assert response.status_code == 200 and "Đã tiếp nhận" in page and "vì sao?" in page
    assert english(response) == []


def test_a_wrong_secret_opens_nothing_and_tries_are_few(hoa):
    code, secret = codes_of(send(hoa))
    wrong = "000000" if secret != "000000" else "111111"
    said = [hoa.post(f"{BASE}tra-cuu/", {"code": code, "secret": wrong}).content.decode() for _ in range(9)]
    assert "không đúng" in said[0] and "quá nhiều lần" in said[8]
    assert "quá nhiều lần" in hoa.post(f"{BASE}tra-cuu/", {"code": code, "secret": secret}).content.decode()


def follow(client, code, secret):
    page = client.post(f"{BASE}tra-cuu/", {"code": code, "secret": secret}).content.decode()
    return re.search(r'name="pass" value="([^"]+)"', page)[1]


def test_the_sender_puts_words_right_and_takes_the_letter_back(hoa):
    code, secret = codes_of(send(hoa))
    pass_ = follow(hoa, code, secret)
    hoa.post(
        f"{BASE}tra-cuu/",
        {"act": "amend", "pass": pass_, "text": "Hai bóng đèn hỏng.", "place": "", "once": "1" * 32},
    )
    assert Petition.objects.get().text == "Hai bóng đèn hỏng."
    hoa.post(f"{BASE}tra-cuu/", {"act": "withdraw", "pass": pass_, "once": "2" * 32})
    petition = Petition.objects.get()
    assert (petition.state, petition.next_due_on, petition.book_number) == ("discontinued", None, 1)


def test_who_says_no_may_ask_once_to_reopen(hoa, cast):
    petition = answered(cast, channel="portal", received_on=None)
    actions.rate(
        petition,
        settled=False,
        words="Vẫn còn sạt.",
        asks_reopening=True,
        at=petition.received_at + timedelta(days=9),
    )
    assert Verdict.objects.get().asks_reopening
    with pytest.raises(actions.AlreadyAsked):
        actions.rate(petition, settled=True, at=petition.received_at)


def test_another_site_does_not_open_the_case(hoa, cast):
    code, secret = codes_of(send(hoa))
    Petition.objects.update(unit=cast.units.doi_che)
    assert "không đúng" in hoa.post(f"{BASE}tra-cuu/", {"code": code, "secret": secret}).content.decode()


def test_the_answer_after_a_reopening_may_be_judged_again_and_settled_is_not_reopened(hoa, cast):
    petition = answered(cast, channel="portal", received_on=None)
    later = [petition.received_at + timedelta(days=n) for n in range(9, 13)]
    actions.rate(petition, settled=False, words="Vẫn sạt.", asks_reopening=True, at=later[0])
    petition = actions.reopen(petition, note="Còn sạt.", by=cast.lan, at=later[1])
    petition = actions.answer(petition, text="Đã sửa.", outcome="settled", by=cast.nam, at=later[2])
    petition = actions.approve(petition, by=cast.lan, at=later[2])
    assert not actions.has_rated(petition)
    actions.rate(petition, settled=True, at=later[3])
    assert Verdict.objects.get().settled and actions.has_rated(petition)
    both = RateForm({"settled": "1", "asks_reopening": "on"})
    assert not both.is_valid() and "Chưa giải quyết" in both.errors["asks_reopening"][0]


def test_a_refused_letter_is_not_shown_as_having_been_worked_on(cast):
    petition = actions.refuse(
        actions.propose(classified(cast), by=cast.nam, at=AT),
        ground="no_content",
        note="Không rõ.",
        by=cast.lan,
        at=AT,
    )
    assert [one["label"] for one in way_of(petition, petition.steps.all())] == [
        "Đã tiếp nhận", "Đang xử lý", "Đã trả lời", "Đã đóng",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "typed, fits",
    [("abc", False), ("091", False), ("0912 345 678", True), ("+84 (0)20.3456 gọi anh Ba", True), ("", True)],
)
def test_a_telephone_has_enough_digits_or_none(typed, fits):
    assert SendForm({"phone": typed}).is_valid() == fits
