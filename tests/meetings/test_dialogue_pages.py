"""Pages of these parts: what they show, what the public doors take, how many queries they cost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from danvan.core.dates import local_day
from danvan.meetings import actions
from danvan.meetings.actions import congress, dialogue, queue, study
from danvan.meetings.models import Question
from tests.factories.records import a_meeting, address_of

NOW = timezone.now()
TODAY = local_day(NOW)


@pytest.fixture
def talk(cast, site):
    """A dialogue of today that takes questions and has one speaker."""
    meeting = a_meeting(cast, "planned", kind="dialogue", day=TODAY, at=NOW)
    dialogue.open_dialogue(meeting, theme="Đường", asks_until=NOW + timedelta(hours=3), by=cast.nam, at=NOW)
    dialogue.ask(meeting, text="Bao giờ làm đường?", by=cast.nam, at=NOW)
    queue.register_speaker(meeting, name="Hàng 1", at=NOW)
    return meeting


def test_the_desk_pages_and_papers_answer(cast, talk, sign_in, django_assert_max_num_queries):
    client, base = sign_in(cast.nam), f"/desk/meetings/{talk.code}/"
    congress.open_congress(talk, term="2026", body_name="Chi bộ", by=cast.nam, at=NOW)
    study.open_study(talk, by=cast.nam, at=NOW)
    for page in ("dialogue/", "queue/", "queue/screen/", "minutes/", "congress/", "study/"):
        with django_assert_max_num_queries(20):
            assert client.get(f"{base}{page}").status_code == 200
    for paper in ("dialogue/notice.docx", "dialogue/questions.docx"):
        assert client.get(f"{base}{paper}").content[:2] == b"PK"


def test_the_screen_is_told_only_what_is_new(cast, talk, sign_in):
    client, address = sign_in(cast.nam), f"/desk/meetings/{talk.code}/queue/screen/state/"
    version = client.get(address).json()["version"]
    assert client.get(f"{address}?v={version}").status_code == 204
    client.post(f"/desk/meetings/{talk.code}/queue/1/approve/")
    assert client.get(f"{address}?v={version}").json()["next"][0]["number"] == 1


def test_a_citizen_sends_a_question_and_takes_a_number(talk, client):
    base = f"/song-may/ban-may/hoi-nghi/{talk.code}/"
    sent = client.post(f"{base}gui-cau-hoi/", {"text": "Khi nào có nước sạch?"})
    taken = client.post(f"{base}phat-bieu/", {"name": "Hàng 5"})
    assert (sent["Location"][-5:], taken["Location"][-5:]) == ("?so=2", "?so=2")
    assert client.get(f"{base}phat-bieu/?so=2&dang=json").json()["said"] == "Chủ tọa chưa mời. Xin chờ."
    assert "no-store" in client.get(f"{base}phat-bieu/?so=2")["Cache-Control"]


def test_the_public_page_of_a_dialogue_leads_to_both(cast, talk, client):
    actions.publish(talk, by=cast.lan, at=NOW)
    page = client.get(address_of("meeting", talk)).content.decode()
    assert [one in page for one in ("/gui-cau-hoi/", "/phat-bieu/")] == [True, True]


def test_a_denunciation_at_the_link_is_refused_and_not_kept(talk, client):
    text = "Ông Nguyễn Văn Tí, trưởng thôn, nhận hối lộ 5 triệu đồng của tôi."
    response = client.post(f"/song-may/ban-may/hoi-nghi/{talk.code}/gui-cau-hoi/", {"text": text})
    assert (response.status_code, Question.objects.count()) == (422, 1)


def test_a_learner_page_opens_by_its_link_alone(cast, site, client):
    meeting = a_meeting(cast, "planned", kind="training", day=TODAY, at=NOW)
    row = study.open_study(meeting, needs_essay=True, by=cast.nam, at=NOW)
    secret = study.enrol(row, [("Lò Văn Mẫu", "")], by=cast.nam, at=NOW)[0].secret
    address = f"/song-may/ban-may/hoi-nghi/hoc-tap/{secret}/"
    assert "Lò Văn Mẫu" in client.get(address).content.decode()
    assert client.post(address, {"what": "essay", "text": "Bài."}).status_code == 302
    assert client.get("/song-may/ban-may/hoi-nghi/hoc-tap/khong-dung/").status_code == 404


def test_strangers_find_none_of_it(cast, talk, sign_in):
    for page in (
        "dialogue/",
        "queue/",
        "queue/screen/",
        "queue/screen/state/",
        "minutes/",
        "congress/",
        "study/",
        "dialogue/1/answer/",
    ):
        assert sign_in(cast.tu).get(f"/desk/meetings/{talk.code}/{page}").status_code == 404
