"""One form for each verb on a petition."""

from __future__ import annotations

from typing import Any

from django import forms

from danvan.petitions.forms.fields import (
    NoteForm,
    PaperForm,
    ReasonForm,
    Telephone,
    Words,
    a_day,
    choices_of,
    long_words,
)
from danvan.petitions.states import (
    COMPLAINT_OUTCOMES,
    COMPLAINT_REFUSALS,
    COMPLEX_CRITERIA,
    DISCONTINUE_GROUNDS,
    FEEDBACK_REFUSALS,
    OUTCOMES,
    PAUSE_GROUNDS,
    REFUSE_GROUNDS,
    SERVED_BY,
)

PURPOSES = {
    "reply": "Liên hệ, trả lời",
    "paper": "Làm văn bản",
    "verify": "Xác minh",
    "request": "Theo yêu cầu của người gửi",
}


class RegisterForm(forms.Form):
    """Nothing to fill in: the number follows."""


class FileForm(NoteForm):
    """File without processing."""


class GuideForm(PaperForm):
    """Where the sender should turn."""

    to_body = Words(label="Cơ quan có thẩm quyền", max_length=200)
    note = long_words("Lời hướng dẫn", help_text="Người gửi đọc được.")
    field_order = ("to_body", "note", "paper", "paper_on")


class TransferForm(PaperForm):
    """Where the letter goes."""

    to_body = Words(label="Chuyển đến", max_length=200)
    note = long_words("Lời báo cho người gửi", required=False, help_text="Người gửi đọc được.")
    field_order = ("to_body", "note", "paper", "paper_on")


class GiveBackForm(ReasonForm, PaperForm):
    """Why the letter is returned."""


class ReferToInspectionForm(NoteForm):
    to_body = Words(label="Cơ quan thanh tra, kiểm tra", max_length=200)
    field_order = ("to_body", "note")


class ReferCrimeForm(PaperForm):
    to_body = Words(label="Cơ quan điều tra hoặc viện kiểm sát", max_length=200)
    field_order = ("to_body", "paper", "paper_on")


class ProposeForm(NoteForm):
    """Propose to take the case on."""


class AcceptForm(NoteForm, PaperForm):
    """Take the case on."""


class RefuseForm(PaperForm):
    ground = forms.ChoiceField(label="Căn cứ không thụ lý")
    note = long_words("Lý do", help_text="Người gửi đọc được.")
    field_order = ("ground", "note", "paper", "paper_on")

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fits = COMPLAINT_REFUSALS if kind == "complaint" else FEEDBACK_REFUSALS
        self.fields["ground"].choices = [("", "Chọn một căn cứ"), *((key, REFUSE_GROUNDS[key]) for key in fits)]


class AssignForm(NoteForm):
    """Who works on it."""

    handler = forms.ChoiceField(label="Nơi, người giải quyết")
    field_order = ("handler", "note")

    def __init__(self, *args: Any, handlers: list[tuple[str, list[tuple[str, str]]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["handler"].choices = [("", "Chọn"), *handlers]


class AskMoreForm(forms.Form):
    note = long_words("Cần người gửi bổ sung gì", help_text="Người gửi đọc được trên trang theo dõi.")


class ExtendForm(NoteForm):
    """A longer term, on ticked criteria."""

    criteria = forms.MultipleChoiceField(
        label="Tiêu chí của vụ việc phức tạp", choices=list(COMPLEX_CRITERIA.items()), widget=forms.CheckboxSelectMultiple,
        help_text="Phải có ít nhất một tiêu chí và văn bản ghi nhận (Nghị định 124/2020, Điều 3a).",
    )  # fmt: skip
    paper = Words(label="Văn bản ghi nhận vụ việc phức tạp", max_length=120)
    units = forms.IntegerField(
        label="Thêm bao nhiêu ngày làm việc", required=False, min_value=1, max_value=60,
        help_text="Nhiều nhất bằng thời hạn ban đầu.",
    )  # fmt: skip
    field_order = ("criteria", "paper", "units", "note")

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind == "complaint":
            del self.fields["units"]  # the law says how long


class PauseForm(NoteForm):
    ground = forms.ChoiceField(label="Căn cứ", choices=choices_of(PAUSE_GROUNDS, "Chọn một căn cứ"))
    paper = Words(label="Quyết định tạm đình chỉ (số, ngày)", max_length=80)
    field_order = ("ground", "paper", "note")


class ResumeForm(NoteForm, PaperForm):
    """Go on."""


class DiscontinueForm(PaperForm):
    ground = forms.ChoiceField(label="Căn cứ", choices=choices_of(DISCONTINUE_GROUNDS, "Chọn một căn cứ"))
    note = long_words("Lý do", help_text="Người gửi đọc được.")
    field_order = ("ground", "note", "paper", "paper_on")


class HoldDialogueForm(NoteForm):
    day = a_day("Ngày đối thoại")
    field_order = ("day", "note")


class AnswerForm(NoteForm):
    """A draft of the reply."""

    text = long_words(
        "Trả lời người gửi", rows=9, most=30_000, help_text="Trả lời đúng từng ý; nêu việc đã làm, ngày làm, căn cứ."
    )
    outcome = forms.ChoiceField(label="Kết quả")
    field_order = ("text", "outcome", "note")

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fits = [key for key in OUTCOMES if (key in COMPLAINT_OUTCOMES) == (kind == "complaint")]
        self.fields["outcome"].choices = [("", "Chọn kết quả"), *((key, OUTCOMES[key]) for key in fits)]
        self.fields["note"].label = "Ghi chú cho người duyệt"


class WholeForm(forms.Form):
    """Asks, of a joint draft, whether the verb is meant for everybody whom it answers."""

    whole = forms.BooleanField(required=False, initial=True)

    def __init__(self, *args: Any, together: int = 1, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if together < 2:
            del self.fields["whole"]
        else:
            self.fields["whole"].label = f"Làm cho cả {together} hồ sơ của bản trả lời chung"


class SendBackForm(WholeForm, ReasonForm):
    """Why the draft goes back."""


class ApproveForm(WholeForm, PaperForm):
    text = long_words("Trả lời sẽ gửi", rows=9, most=30_000, help_text="Sửa được trước khi duyệt.")
    field_order = ("text", "whole", "paper", "paper_on")


class NotifyForm(NoteForm):
    served_by = forms.ChoiceField(label="Gửi bằng", choices=choices_of(SERVED_BY, "Chọn cách gửi"))
    field_order = ("served_by", "note")


class PublishForm(forms.Form):
    """What everybody may read: no name, address, phone of anybody."""

    title = Words(label="Tiêu đề", max_length=200)
    question = long_words(
        "Nội dung được hỏi",
        rows=5,
        help_text="Viết lại, bỏ tên, địa chỉ, số nhà, điện thoại và điều khiến người đọc nhận ra người gửi.",
    )
    answer = long_words("Trả lời", rows=8)


class UnpublishForm(NoteForm):
    """Take it off the site."""


class EscalateForm(ReasonForm):
    to_body = Words(label="Nơi nhận khiếu nại tiếp hoặc tòa án", required=False, max_length=200)


class ExecuteForm(forms.Form):
    note = long_words("Kết quả thi hành", rows=3)


class ReopenForm(ReasonForm):
    """Why it is taken up again."""


class CloseForm(NoteForm):
    """Close the record."""


class ArchiveForm(PaperForm):
    """Hand it to the archive."""


class TickForm(forms.Form):
    day = a_day("Ngày đã làm")
    paper = Words(label="Văn bản", required=False, max_length=80)


class LinkForm(forms.Form):
    earlier = Words(label="Mã của hồ sơ trước", max_length=24)


class RepresentForm(forms.Form):
    name = Words(label="Họ và tên", max_length=120, widget=forms.TextInput({"autocomplete": "off"}))
    address = Words(label="Địa chỉ", required=False, max_length=250, widget=forms.TextInput({"autocomplete": "off"}))
    phone = Telephone()


class ExcludeForm(forms.Form):
    who = forms.ChoiceField(
        label="Người hoặc đơn vị bị phản ánh", help_text="Từ lúc này họ không thấy và không làm được gì với hồ sơ."
    )

    def __init__(self, *args: Any, handlers: list[tuple[str, list[tuple[str, str]]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [("", "Chọn"), *handlers]


class KeepForm(ReasonForm):
    """Why it must not be masked."""


class ReleaseForm(NoteForm):
    """End the hold."""


class AttachForm(forms.Form):
    file = forms.FileField(
        label="Tệp", help_text="PDF, Word, Excel, ảnh; tối đa 20 MB. Vị trí và tên máy ghi trong ảnh được xóa."
    )


class DetachForm(forms.Form):
    """A page's question."""


class ContactForm(forms.Form):
    """Why the contact is opened."""

    purpose = forms.ChoiceField(label="Để làm gì", choices=list(PURPOSES.items()))
    reason = Words(
        label="Lý do", max_length=300, help_text="Lần mở này được ghi lại; người gửi có quyền biết ai đã mở."
    )


class TopicForm(forms.Form):
    """A topic of the unit and its answer time."""

    name = Words(label="Lĩnh vực", max_length=80)
    answer_days = forms.IntegerField(label="Trả lời trong (ngày làm việc)", min_value=1, max_value=60)
    ended = forms.BooleanField(label="Thôi dùng lĩnh vực này", required=False)


class JointForm(AnswerForm):
    """One reply for many letters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, kind="feedback", **kwargs)
        del self.fields["note"]
