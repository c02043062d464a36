"""Work beside the pages: the certificates of a class in one file."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.documents import papers
from danvan.meetings.actions.study import note_certified, who_passed
from danvan.meetings.models import Study


class NobodyPassed(Refused):
    """Chưa có học viên nào đủ điều kiện nhận giấy chứng nhận."""


def make_certificates(job: Any, at: datetime) -> None:
    """Merge the certificates of who passed. Arguments of the job: meeting (code). Raise NobodyPassed."""
    study = Study.objects.select_related("meeting__unit").get(meeting__code=job.arguments["meeting"])
    learners = who_passed(study)
    if not learners:
        raise NobodyPassed()
    head = papers.letterhead(study.meeting.unit, local_day(at))
    sink = io.BytesIO()
    lines = (
        papers.Certificate(
            recipient=one.name, achievement=f"Đã hoàn thành {study.meeting.name}", giver=head.name.upper(), detail=one.post,
            place=head.place, year=study.meeting.starts_on.year,
        )
        for one in learners
    )  # fmt: skip
    sheet = papers.CertificateSheet(system="party" if head.system == "party" else "state")
    papers.certificates(
        lines, sink, sheet=sheet, progress=lambda done: job.progress(done, len(learners), f"Đã xếp {done} trên {len(learners)} giấy")
    )  # fmt: skip
    note_certified(study, learners, at=at)
    job.keep_result(papers.file_name(f"Giấy chứng nhận {study.meeting.name}"[:120], "docx"), sink.getvalue())
