"""The article draft of a meeting says what came of it and takes its photos over."""

from __future__ import annotations

from danvan.documents import actions as documents
from danvan.hall.meeting_article import write_article
from danvan.meetings.actions import conclusion
from tests.factories.records import a_meeting, a_picture
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
