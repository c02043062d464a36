"""One meeting on a site, with what the news told of it."""

from __future__ import annotations

from typing import Any

from danvan.hall.meeting_article import told_of
from danvan.meetings.views_portal import ReadMeeting
from danvan.websites.addresses import item


class ReadMeetingAndNews(ReadMeeting):
    """The page of the meeting; the articles about it stand below its documents."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        told = told_of(self.meeting, bodies=self.door.bodies, at=self.at)
        lines = [
            {"title": title, "day": day, "url": item(self.door.base, "article", code, title)}
            for code, title, day in told
        ]
        return super().get_context_data(articles=lines, **kwargs)
