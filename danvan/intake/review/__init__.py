"""Lay a proposal out for a person: cards beside the source, uncertain first. Pure."""

from danvan.intake.review.cards import Card, Value
from danvan.intake.review.lay_out import Sheet, lay_out
from danvan.intake.review.reviewer import Reviewer

__all__ = ["Card", "Reviewer", "Sheet", "Value", "lay_out"]
