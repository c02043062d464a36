"""A question for a dialogue is looked at first (a denunciation is not kept), and may go on as a petition."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from danvan.core.refused import Refused
from danvan.meetings.actions import dialogue
from danvan.meetings.models import Meeting, Question
from danvan.petitions import actions as petitions
from danvan.petitions.recognise import recognise
from danvan.units.models import Officer


class Denunciation(Refused):
    """Nội dung này có dấu hiệu tố cáo một người cụ thể. Phần mềm không nhận và không lưu nội dung tố cáo; mời gửi đơn tố cáo trực tiếp hoặc qua bưu chính đến cơ quan có thẩm quyền."""


@sensitive_variables()
def ask_question(
    meeting: Meeting, *, text: str, asker: str = "", asked_by: str, by: Officer | None = None, at: datetime
) -> Question:  # fmt: skip
    """Put a question on the list of a dialogue. Raise Denunciation: nothing of the text is kept then."""
    if recognise(f"{text}\n{asker}").denunciation:
        raise Denunciation(field="text")
    return dialogue.ask(meeting, text=text, asker=asker, asked_by=asked_by, by=by, at=at)


@transaction.atomic
def make_petition(question: Question, *, by: Officer, at: datetime) -> str:
    """Enter a question as a petition of the meeting's unit and close it here; return the petition's code."""
    letter = petitions.Letter(
        "proposal",
        question.text,
        channel="meeting",
        place=question.meeting.place[:250],
        received_on=question.meeting.starts_on,
    )
    received = petitions.enter(letter, unit=question.meeting.unit, by=by, at=at)
    dialogue.hand_over(question, petition_code=received.petition.code, by=by, at=at)
    return received.petition.code
