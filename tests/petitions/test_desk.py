"""The desk: the list, the record, the verbs it offers, what a foreign unit and the province see."""

from __future__ import annotations

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from danvan.documents.sheets import read_sheet
from danvan.petitions import actions
from danvan.petitions.models import Petition, Topic
from danvan.petitions.views_desk.acting import VERBS
from danvan.units.models import Succession
from tests.petitions.cases import AT, SENDER, TEXT, a_letter, drafted, entered, sent, working

LIST = "/desk/petitions/"


def show(petition):
    return reverse("petitions:show", args=[petition.code])


def test_the_list_costs_the_same_for_one_row_and_three(cast, sign_in, django_assert_num_queries):
    client = sign_in(cast.nam)
    working(cast)
    client.get(LIST)
    with django_assert_num_queries(QUERIES):
        client.get(LIST)
    for _ in range(2):
        working(cast)
    with django_assert_num_queries(QUERIES):
        page = client.get(LIST)
    assert page.content.decode().count("data-open") == 3


QUERIES = 8


FILTERS = {
    "": 3, "?state=drafted": 1, "?state=open": 3, "?kind=complaint": 1, "?channel=portal": 1, "?due=late": 0, "?due=week": 1,
    "?whose=mine": 2, "?q=sạt": 3, "?q=1/2026": 1, "?topic=không có": 3, "?kind=nhảm": 3,
}  # fmt: skip


def test_the_filters_of_the_list(cast, sign_in, monkeypatch):
    working(cast, kind="complaint")
    drafted(cast)
    sent(cast)
    Petition.objects.filter(state="received").update(next_due_on="2026-09-08")
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)
    client = sign_in(cast.nam)

    def shown():
        return {query: client.get(LIST + query).content.decode().count("data-open") for query in FILTERS}

    assert shown() == FILTERS
    monkeypatch.setattr("danvan.petitions.views_desk.listing.MANY_UNITS", 0)  # as who sees hundreds of bodies
    assert shown() == FILTERS
    monkeypatch.setattr("danvan.units.models.unit.FEW", 0)  # and who sees so many that they are not named
    assert shown() == FILTERS
    sheet = read_sheet(client.get(f"{LIST}export/?q=1/2026").content, name="a.xlsx")
    assert len(sheet.rows) == 1


def test_the_record_offers_only_what_may_be_done_now_the_next_first(cast, sign_in):
    petition = working(cast)
    page = sign_in(cast.nam).get(show(petition))
    assert [one["label"] for one in page.context["verbs"]] == ["Soạn trả lời", "Yêu cầu bổ sung"]
    heads = [one["label"] for one in sign_in(cast.lan).get(show(petition)).context["verbs"]]
    assert heads[:2] == ["Giao giải quyết", "Soạn trả lời"] and "Gia hạn" in heads
    assert "vì sao?" in page.content.decode()
    assert SENDER.name not in page.content.decode()


def test_every_verbs_page_opens_for_the_head_and_is_not_there_for_others(cast, sign_in):
    petition = working(cast)
    head, stranger = sign_in(cast.lan), sign_in(cast.tu)
    for verb in VERBS:
        address = reverse(f"petitions:{verb}", args=[petition.code])
        assert head.get(address).status_code == 200, verb
        assert stranger.get(address).status_code == 404, verb


def test_a_clerk_does_not_find_the_verbs_of_the_head(cast, sign_in):
    petition, clerk = drafted(cast), sign_in(cast.nam)
    for verb in ("approve", "accept", "assign", "extend", "publish", "exclude", "keep"):
        assert clerk.get(reverse(f"petitions:{verb}", args=[petition.code])).status_code == 404


def test_a_wrong_state_is_said_in_a_sentence_on_the_form(cast, sign_in):
    page = sign_in(cast.lan).post(reverse("petitions:approve", args=[working(cast).code]), {"text": "Xong"})
    assert page.status_code == 422
    assert "khi hồ sơ đang ở bước «Đang giải quyết»" in page.content.decode()


def test_the_clerk_enters_a_letter_and_sees_number_code_and_secret_once(cast, sign_in):
    client = sign_in(cast.nam)
    words = {
        "kind": "feedback", "channel": "paper", "received_on": "2026-09-07", "text": TEXT, "signatories": "1", "name": SENDER.name,
        "phone": SENDER.phone,
    }  # fmt: skip
    page = client.post(f"{LIST}new/", words, follow=True)
    petition = Petition.objects.get()
    assert "mã bí mật" in page.content.decode()
    assert (petition.book, petition.parties.get().phone.open()) == ("1/2026", SENDER.phone)
    assert "mã bí mật" not in client.get(show(petition)).content.decode()


def test_a_letter_that_reads_like_a_denunciation_is_not_kept_unless_a_person_read_it(cast, sign_in):
    client = sign_in(cast.nam)
    words = {
        "kind": "feedback", "channel": "paper", "received_on": "2026-09-07", "signatories": "1",
        "text": "Tôi tố cáo ông Nguyễn Văn X, cán bộ địa chính xã, nhận hối lộ 20 triệu đồng của tôi.",
    }  # fmt: skip
    page = client.post(f"{LIST}new/", words)
    assert (page.status_code, Petition.objects.count()) == (422, 0)
    assert "không được nhập vào đây" in page.content.decode()


def test_the_contact_is_shown_for_a_reason_and_never_kept_by_a_cache(cast, sign_in):
    petition, client = entered(cast), sign_in(cast.nam)
    address = reverse("petitions:contact", args=[petition.code])
    assert SENDER.name not in client.get(address).content.decode()
    page = client.post(address, {"purpose": "reply", "reason": "Gọi báo"})
    assert SENDER.phone in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert petition.openings.count() == 1


def test_whoever_is_complained_about_finds_neither_record_nor_row(cast, sign_in):
    petition, client = working(cast), sign_in(cast.nam)
    actions.exclude(petition, officer=cast.nam, by=cast.lan, at=AT)
    assert client.get(show(petition)).status_code == 404
    assert petition.code not in client.get(LIST).content.decode()
    assert (
        client.post(
            reverse("petitions:answer", args=[petition.code]), {"text": "x", "outcome": "settled"}
        ).status_code
        == 404
    )


def test_the_province_sees_what_is_late_where_without_a_word_of_anybody(cast, sign_in):
    topic = Topic.objects.create(unit=cast.units.ban_may, name="Đường sá")
    petition = working(cast, topic=topic)
    Petition.objects.filter(pk=petition.pk).update(next_due_on="2026-01-05")
    client = sign_in(cast.mai)
    page = client.get(LIST).content.decode()
    assert "Đảng ủy xã Bản Mây" in page and "Đường sá" in page
    assert petition.subject not in page and petition.code not in page
    assert client.get(show(petition)).status_code == 404


def test_the_export_has_what_is_filtered_and_no_contact(cast, sign_in):
    working(cast)
    working(cast, kind="complaint")
    answer = sign_in(cast.nam).get(f"{LIST}export/?kind=complaint")
    text = str(read_sheet(answer.content, "bang.xlsx").rows)
    assert answer["Content-Disposition"].startswith("attachment")
    assert text.count("Khiếu nại'") == 1
    assert SENDER.name not in text and SENDER.phone not in text


def test_acting_together_does_what_can_be_done_and_says_the_rest(cast, sign_in):
    first, second, other = working(cast), working(cast), entered(cast)
    client = sign_in(cast.nam)
    address = f"{LIST}together/?lam=answer&ma={first.code}&ma={second.code}"
    page = client.post(address, {"text": "Chung", "outcome": "explained"}, follow=True)
    assert "2 hồ sơ" in page.content.decode()
    page = client.post(f"{LIST}together/?lam=propose&ma={first.code}&ma={other.code}", {"note": ""}, follow=True)
    assert "xong 0 trong 2 hồ sơ" in page.content.decode()
    assert client.get(f"{LIST}together/?lam=xoa").status_code == 404


def test_a_file_comes_as_an_attachment_only_to_those_who_see_the_record(cast, sign_in):
    petition = entered(cast)
    kept = actions.attach(petition, SimpleUploadedFile("don.pdf", b"%PDF-1.4 thu"), by=cast.nam, at=AT)
    address = reverse("petitions:file", args=[petition.code, kept.code])
    answer = sign_in(cast.nam).get(address)
    assert answer["Content-Disposition"].startswith("attachment") and answer["X-Content-Type-Options"] == "nosniff"
    assert sign_in(cast.tu).get(address).status_code == 404


def test_today_shows_the_head_what_waits_and_everybody_what_is_late(cast, sign_in):
    petition = drafted(cast)
    Petition.objects.filter(pk=petition.pk).update(next_due_on=(AT - timedelta(days=30)).date())
    head, clerk, team = (sign_in(one).get("/desk/").content.decode() for one in (cast.lan, cast.nam, cast.son))
    assert "Chờ duyệt trả lời" in head and "Quá hạn" in head
    assert "Quá hạn" in clerk and "Chờ duyệt trả lời" not in clerk
    assert petition.subject not in team


def test_the_printed_reasoning_of_a_term(cast, sign_in):
    petition = working(cast)
    clock = petition.clocks.get(rule_code="knpa.answer")
    page = sign_in(cast.nam).get(reverse("petitions:clock", args=[petition.code, clock.pk])).content.decode()
    assert "ngày bắt đầu, không tính vào thời hạn (BLDS 2015 Đ147.2)" in page
    assert "chưa xác nhận" in page


def test_topics_are_kept_by_the_head(cast, sign_in):
    client = sign_in(cast.lan)
    client.post(f"{LIST}topics/new/", {"name": "Rác", "answer_days": "7"})
    topic = Topic.objects.get()
    client.post(
        reverse("petitions:set_topic", args=[topic.pk]), {"name": "Rác thải", "answer_days": "8", "ended": "on"}
    )
    topic.refresh_from_db()
    assert (topic.name, topic.answer_days, topic.ended_at is not None) == ("Rác thải", 8, True)
    assert sign_in(cast.nam).get(f"{LIST}topics/").status_code == 404


def test_a_successor_finds_the_letters_of_what_it_wholly_received(cast, sign_in):
    old = actions.enter(a_letter(), unit=cast.tu.unit, by=cast.tu, at=AT).petition
    client = sign_in(cast.nam)
    assert old.code not in client.get(LIST).content.decode()
    Succession.objects.create(predecessor=cast.tu.unit, successor=cast.nam.unit, share="whole", effective=AT.date())
    for query in ("", "?q=sạt"):
        assert old.code in client.get(f"{LIST}{query}").content.decode(), query
