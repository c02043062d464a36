"""The article draft of a meeting says what came of it and takes its photos over."""

from __future__ import annotations

from danvan.documents import actions as documents
from danvan.hall.meeting_article import write_article
from danvan.meetings import actions
from danvan.meetings.actions import conclusion
from danvan.news import actions as news
from tests.factories.records import a_meeting, a_picture, a_site
from tests.meetings.verbs import LATER


def test_the_draft_holds_votes_conclusion_and_photos(cast):
    meeting = a_meeting(cast)
    conclusion.write_minutes(meeting, conclusion.Course(conclusion="Nhất trí làm đường."), by=cast.nam, at=LATER)
    conclusion.decide(meeting, matter="Góp ngày công", agreed=40, by=cast.nam, at=LATER)
    photo = a_picture(placed=True)
    documents.attach(photo, unit=meeting.unit, kind="meeting", record_code=meeting.code, by=cast.nam, at=LATER)
    article = write_article(meeting, by=cast.nam, at=LATER)
    assert "Kết luận: Nhất trí làm đường." in article.body
    assert "«Góp ngày công»: 40 đồng ý" in article.body
    assert article.pictures.count() == 1


def test_the_meeting_leads_to_its_article_once_that_is_public(cast, client):
    a_site(cast.units.commune)
    meeting = a_meeting(cast)
    actions.publish(meeting, by=cast.lan, at=LATER)
    article = write_article(meeting, by=cast.nam, at=LATER)
    where = client.get(f"/song-may/ban-may/hoi-nghi/{meeting.code}/")["Location"]
    assert client.get(where).context["articles"] == []
    news.edit(article, text=news.Text(article.title, "Lời dẫn.", "Nội dung."), by=cast.nam, at=LATER)
    news.publish(article, by=cast.lan, at=LATER)
    [line] = client.get(f"{where}?moi=1").context["articles"]
    assert client.get(line["url"]).context["meeting"]["url"] == where
