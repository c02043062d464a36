"""Days in Vietnamese text and the year they lack."""

from danvan.text.dates.model import DateMention, PartialDate
from danvan.text.dates.reader import find_dates
from danvan.text.dates.years import YearGuess, infer_year

__all__ = ["DateMention", "PartialDate", "YearGuess", "find_dates", "infer_year"]
