"""One form for each verb of the room."""

from danvan.initiatives.forms.movement import AmendForm, AnnounceForm, MovementForm
from danvan.initiatives.forms.registration import FilterForm, MergeForm, RegisterForm, ReplicateForm, TenForm
from danvan.initiatives.forms.verbs import (
    AnswerInterestForm,
    AskCompletionForm,
    CloseRoundForm,
    ConfirmEffectiveForm,
    DeclineForm,
    EndForm,
    InterestForm,
    LaunchForm,
    NothingForm,
    OpenRoundForm,
    PhotoForm,
    ProgressForm,
    PublishForm,
    RecogniseForm,
    ScoreForm,
    SelfAssessForm,
    TallyForm,
)  # fmt: skip

__all__ = [
    "AmendForm", "AnnounceForm", "AnswerInterestForm", "AskCompletionForm", "CloseRoundForm", "ConfirmEffectiveForm",
    "DeclineForm", "EndForm", "FilterForm", "InterestForm", "LaunchForm", "MergeForm", "MovementForm", "NothingForm",
    "OpenRoundForm", "PhotoForm", "ProgressForm", "PublishForm", "RecogniseForm", "RegisterForm", "ReplicateForm", "ScoreForm",
    "SelfAssessForm", "TallyForm", "TenForm",
]  # fmt: skip
