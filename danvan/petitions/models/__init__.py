"""Tables of the room, by noun."""

from danvan.petitions.models.answer import Answer, Publication, Verdict
from danvan.petitions.models.clock import PetitionClock, PetitionClockChange
from danvan.petitions.models.paper import Criterion, PetitionFile
from danvan.petitions.models.party import Exclusion, Opening, Party
from danvan.petitions.models.petition import Petition
from danvan.petitions.models.setting import Book, Group, IntakeDesk, Topic
from danvan.petitions.models.step import PetitionStep, StepNote

__all__ = [
    "Answer", "Book", "Criterion", "Exclusion", "Group", "IntakeDesk", "Opening", "Party", "Petition", "PetitionClock",
    "PetitionClockChange", "PetitionFile", "PetitionStep", "Publication", "StepNote", "Topic", "Verdict",
]  # fmt: skip
