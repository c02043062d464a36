"""Tables of the room."""

from danvan.initiatives.models.appraisal import Assessor, Recognition, Round, Score, ScoreChange
from danvan.initiatives.models.initiative import TEN, Goal, Initiative, said_silence
from danvan.initiatives.models.movement import Choice, Criterion, Edition, Movement
from danvan.initiatives.models.progress import GoalValue, Interest, Photo, Tally, Update, public_files

__all__ = [
    "TEN", "Assessor", "Choice", "Criterion", "Edition", "Goal", "GoalValue", "Initiative", "Interest", "Movement", "Photo",
    "Recognition", "Round", "Score", "ScoreChange", "Tally", "Update", "public_files", "said_silence",
]  # fmt: skip
