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
from danvan.news.forms.story import (
    AddFileForm,
    AddFilmForm,
    EndForm,
    KeepForm,
    KeepNewForm,
    LibraryFilter,
    NothingForm,
    SeriesForm,
    UseForm,
)

__all__ = [
    "AddFileForm", "AddFilmForm", "AddPictureForm", "CorrectForm", "DescribePictureForm", "DraftForm", "EditForm", "EndForm", "FilterForm",
    "KeepForm", "KeepNewForm", "LibraryFilter", "NothingForm", "PublishForm", "RemovePictureForm", "SendBackForm", "SeriesForm", "SubmitForm",
    "UseForm", "WithdrawForm",
]  # fmt: skip
