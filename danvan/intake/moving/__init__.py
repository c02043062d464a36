"""Moving in: the pages of an earlier portal from a package of files, a spreadsheet, or both."""

from danvan.intake.moving.ask import NothingToMove, ask
from danvan.intake.moving.take import take_in

__all__ = ["NothingToMove", "ask", "take_in"]
