"""The papers of the room as Letters: forms of NĐ 154/2026, TT 05/2021, NĐ 124/2020 (NĐ 155/2026).

Every function takes the record and the sender as the caller opened it (``actions.open_contact``) and decides nothing;
``danvan.documents.papers.docx`` makes the file. Number, day and signer's name stay open for the clerk.
"""

from danvan.petitions.letters.answers import joint_reply, reply
from danvan.petitions.letters.handling import acceptance, discontinuance, extension, refusal, resumption, suspension
from danvan.petitions.letters.incoming import (
    Document,
    filing,
    guidance,
    proposal,
    receipt,
    returning,
    splitting,
    transfer,
)
from danvan.petitions.letters.reception import (
    reception_conclusion,
    reception_refusal,
    reception_register,
    reception_schedule,
)
from danvan.petitions.letters.sender import Sender

__all__ = [
    "Document", "Sender", "acceptance", "discontinuance", "extension", "filing", "guidance", "joint_reply", "proposal", "receipt", "reception_conclusion",
    "reception_refusal", "reception_register", "reception_schedule", "refusal", "reply", "resumption", "returning", "splitting",
    "suspension", "transfer",
]  # fmt: skip
