"""Tables of the room, by noun."""

from danvan.petitions.models.answer import Answer, Publication, Verdict
from danvan.petitions.models.breach import Breach, BreachClock, BreachClockChange
from danvan.petitions.models.clock import PetitionClock, PetitionClockChange
from danvan.petitions.models.data_request import DataRequest, DataRequestClock, DataRequestClockChange
from danvan.petitions.models.erasure import ErasureCount, Leaving
from danvan.petitions.models.paper import Criterion, PetitionFile
from danvan.petitions.models.party import Exclusion, Opening, Party
from danvan.petitions.models.petition import Petition
from danvan.petitions.models.reception import (
    Conclusion,
    ReceptionClock,
    ReceptionClockChange,
    ReceptionDay,
    ReceptionPlace,
    RegisterPrinting,
    Visit,
)
from danvan.petitions.models.setting import Book, Group, IntakeDesk, Topic
from danvan.petitions.models.signature import Signature
from danvan.petitions.models.step import PetitionStep, StepNote

__all__ = [
    "Answer", "Book", "Breach", "BreachClock", "BreachClockChange", "Conclusion", "Criterion", "DataRequest", "DataRequestClock", "DataRequestClockChange", "ErasureCount", "Exclusion", "Group", "IntakeDesk", "Leaving", "Opening",
    "Party", "Petition", "PetitionClock", "PetitionClockChange", "PetitionFile", "PetitionStep", "Publication",
    "ReceptionClock", "ReceptionClockChange", "ReceptionDay", "ReceptionPlace", "RegisterPrinting", "Signature",
    "StepNote", "Topic", "Verdict", "Visit",
]  # fmt: skip
