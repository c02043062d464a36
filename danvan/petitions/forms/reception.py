"""Forms of citizen reception."""

from __future__ import annotations

from typing import Any

from django import forms

from danvan.petitions.forms.fields import Words, a_day, choices_of, long_words
from danvan.petitions.states_reception import DAY_KINDS, POSTS, REFUSE_GROUNDS, VISIT_KINDS

HOUR = {"type": "time"}


class PlaceForm(forms.Form):
    """What everybody reads about the place."""

    place = Words(label="Nơi tiếp", max_length=250)
    hours = Words(
        label="Giờ tiếp thường xuyên",
        max_length=250,
        help_text="Ví dụ: các ngày làm việc, 7:30 – 11:30 và 13:30 – 17:00.",
    )
    receiver = Words(label="Bộ phận, người tiếp thường xuyên", max_length=200, required=False)
    phone = Words(label="Điện thoại", max_length=40, required=False)
    rules = long_words("Nội quy", required=False, rows=6)


class PlanDayForm(forms.Form):
    """One reception day."""

    post = forms.ChoiceField(label="Chức vụ", choices=choices_of(POSTS))
    receiver = Words(label="Người tiếp (chức danh, họ tên)", max_length=200)
    on = a_day("Ngày tiếp")
    starts_at = forms.TimeField(label="Từ giờ", widget=forms.TimeInput(HOUR, format="%H:%M"))
    ends_at = forms.TimeField(label="Đến giờ", widget=forms.TimeInput(HOUR, format="%H:%M"))
    place = Words(label="Nơi tiếp", max_length=250)
    kind = forms.ChoiceField(label="Loại", choices=choices_of(DAY_KINDS))
    agenda = Words(label="Dự kiến nội dung", max_length=300, required=False)


class PostponeDayForm(forms.Form):
    """Why, and the new day that must be announced."""

    reason = Words(label="Lý do", max_length=300)
    to = a_day("Ngày tiếp mới")


class HoldDayForm(forms.Form):
    """Did the post-holder receive in person?"""

    in_person = forms.TypedChoiceField(
        label="Ai tiếp", choices=[("1", "Chính người trong lịch trực tiếp tiếp"), ("0", "Người khác tiếp thay")], widget=forms.RadioSelect,
        coerce=lambda said: said == "1", initial="1",
    )  # fmt: skip
    deputed_to = Words(label="Người tiếp thay", max_length=200, required=False)


class QueueForm(forms.Form):
    """A number for who came."""

    people = forms.IntegerField(label="Số người cùng đến", min_value=1, max_value=10_000, initial=1)


class HearForm(forms.Form):
    """What is written while hearing. There is no place for the number of an identity paper."""

    kind = forms.ChoiceField(
        label="Phân loại", choices=choices_of(VISIT_KINDS), widget=forms.RadioSelect,
        help_text="Tố cáo: chỉ ghi là đã hướng dẫn, để trống các ô khác.",
    )  # fmt: skip
    name = Words(label="Họ và tên", max_length=120, required=False, widget=forms.TextInput({"autocomplete": "off"}))
    address = Words(label="Địa chỉ", max_length=250, required=False, widget=forms.TextInput({"autocomplete": "off"}))
    people = forms.IntegerField(label="Số người cùng nội dung", min_value=1, max_value=100_000, initial=1)
    summary = long_words("Tóm tắt nội dung", required=False, rows=5, most=4000)
    documents = long_words(
        "Giấy tờ đã nhận", required=False, rows=3, most=2000, help_text="Mỗi dòng một giấy tờ. Không ghi số căn cước."
    )
    signed = forms.BooleanField(label="Đã đọc lại cho người dân nghe và người dân đã ký bản ghi", required=False)
    own_competence = forms.BooleanField(label="Thuộc thẩm quyền", required=False)
    settled_by = Words(label="Cơ quan đã giải quyết", max_length=200, required=False)
    guided_to = Words(label="Hướng dẫn đến", max_length=200, required=False)
    guided_paper = Words(label="Số phiếu hướng dẫn", max_length=80, required=False)
    transferred_to = Words(label="Chuyển đơn đến", max_length=200, required=False)
    transferred_paper = Words(label="Số phiếu chuyển", max_length=80, required=False)


class RefuseVisitForm(forms.Form):
    """The ground of the law; names only where a written notice follows."""

    ground = forms.ChoiceField(label="Căn cứ", choices=choices_of(REFUSE_GROUNDS), widget=forms.RadioSelect)
    name = Words(label="Họ và tên", max_length=120, required=False, widget=forms.TextInput({"autocomplete": "off"}))
    address = Words(label="Địa chỉ", max_length=250, required=False, widget=forms.TextInput({"autocomplete": "off"}))
    summary = long_words("Nội dung trình bày", required=False, rows=3, most=2000)


class ConcludeForm(forms.Form):
    """What the head concluded."""

    to_body = Words(label="Nơi thực hiện", max_length=200)
    text = long_words("Kết luận", rows=5, most=5000)
    due_on = a_day("Thời hạn thực hiện")
    contact_person = Words(label="Người liên hệ", max_length=120)
    contact_phone = Words(label="Điện thoại liên hệ", max_length=40, required=False)


class FollowUpForm(forms.Form):
    """The twelfth column."""

    text = long_words("Kết quả theo dõi", rows=4, most=2000)
    is_done = forms.BooleanField(label="Đã thực hiện xong kết luận", required=False)


class PeriodForm(forms.Form):
    """The period of a report out of turn; both days or none."""

    tu = a_day("Từ ngày", required=False)
    den = a_day("Đến ngày", required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        start, end = given.get("tu"), given.get("den")
        if (start is None) != (end is None) and not self.errors:
            self.add_error("den" if start else "tu", "Hãy ghi cả ngày đầu và ngày cuối của kỳ.")
        if start and end and end < start:
            self.add_error("den", "Ngày cuối phải sau ngày đầu.")
        return given


class PrintRegisterForm(forms.Form):
    """The period, and why the names are opened."""

    start = a_day("Từ ngày")
    end = a_day("Đến ngày")
    reason = Words(
        label="Lý do in sổ", max_length=300, help_text="Mỗi lần in là một lần mở tên người dân và được ghi lại."
    )


class TickDayForm(forms.Form):
    """Which of the things to prepare was done."""

    rule = forms.ChoiceField(label="Việc đã làm")

    def __init__(self, *args: Any, rules: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rule"].choices = rules  # type: ignore[attr-defined]


class NothingForm(forms.Form):
    """A press of a button is enough."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


class OpenVisitForm(forms.Form):
    """Why the name of a visitor is opened for a paper."""

    reason = Words(label="Lý do mở tên người đến", max_length=300)
