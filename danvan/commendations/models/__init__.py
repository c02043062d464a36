"""Tables of the room."""

from danvan.commendations.models.award import Award, GiverRules
from danvan.commendations.models.proposal import Nominee, Proposal, ProposalClock, ProposalClockChange, deed_key

__all__ = ["Award", "GiverRules", "Nominee", "Proposal", "ProposalClock", "ProposalClockChange", "deed_key"]
