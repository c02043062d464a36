"""The tables of the room, by noun."""

from danvan.meetings.models.congress import Approval, Ballot, Candidate, Congress, Member, Target, TargetReport
from danvan.meetings.models.invitation import InviteLine, Reply, Slot, SlotQuerySet, Telling, said_place
from danvan.meetings.models.meeting import Appearance, Attendance, Meeting, MeetingQuerySet, Mention, Organiser
from danvan.meetings.models.programme import Programme, ProgrammeItem, Sitting, Venue
from danvan.meetings.models.roll import Door, Mark, MarkQuerySet, Roll
from danvan.meetings.models.series import Series, SeriesQuerySet
from danvan.meetings.models.study import (
    Evaluation,
    Expense,
    Learner,
    QuizChoice,
    QuizQuestion,
    Reading,
    Study,
    Topic,
)
from danvan.meetings.models.talk import (
    Decision,
    Dialogue,
    DialogueClock,
    DialogueClockChange,
    MinutesBook,
    Question,
    Speaker,
    Task,
)

__all__ = [
    "Appearance", "Approval", "Attendance", "Ballot", "Candidate", "Congress", "Decision", "Dialogue", "DialogueClock", "DialogueClockChange", "Door",
    "Evaluation", "Expense", "InviteLine", "Learner", "Mark", "MarkQuerySet", "Meeting", "MeetingQuerySet", "Member", "Mention",
    "MinutesBook", "Organiser", "Programme", "ProgrammeItem", "Question", "QuizChoice", "QuizQuestion", "Reading", "Reply", "Roll", "Series", "SeriesQuerySet",
    "Sitting", "Slot", "SlotQuerySet", "Speaker", "Study", "Target", "TargetReport", "Task", "Telling", "Topic", "Venue", "said_place",
]  # fmt: skip
