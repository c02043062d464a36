"""The forms of the room, by noun."""

from danvan.news.forms.article import (
    AddPictureForm,
    CorrectForm,
    DescribePictureForm,
    DraftForm,
    EditForm,
    FilterForm,
    PublishForm,
    RemovePictureForm,
    SendBackForm,
    SubmitForm,
    WithdrawForm,
)

__all__ = [
    "AddPictureForm", "CorrectForm", "DescribePictureForm", "DraftForm", "EditForm", "FilterForm", "PublishForm", "RemovePictureForm",
    "SendBackForm", "SubmitForm", "WithdrawForm",
]  # fmt: skip
