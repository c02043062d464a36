"""Forms of a congress: members, ballots, the tally sheet, targets."""

from __future__ import annotations

from typing import Any

from django import forms

from danvan.meetings.models import Ballot
from danvan.meetings.states_talk import MODES, OUTCOMES
from danvan.units.fields import Day, Lines, Words

MOST = 1_000_000


class OpenCongressForm(forms.Form):
    """Which congress."""

    body_name = Words(label="Tổ chức", max_length=250, help_text="Ví dụ: Chi bộ thôn Bản Trên.")
    term = Words(label="Nhiệm kỳ", max_length=20, help_text="Ví dụ: 2025–2030.")


class ConveneForm(forms.Form):
    """Who is convened, one a line."""

    people = Lines(
        rows=8,
        label="Danh sách triệu tập",
        help_text="Mỗi dòng một người: họ và tên, rồi dấu phẩy và chức vụ nếu có.",
    )
    kind = forms.ChoiceField(
        label="Tư cách", choices=[("official", "Đảng viên chính thức"), ("probationary", "Đảng viên dự bị")]
    )


class CheckMemberForm(forms.Form):
    """There or not, and whether the base counts an absent one."""

    present = forms.BooleanField(label="Có mặt", required=False)
    left_out = forms.ChoiceField(
        label="Vắng: không tính vào số triệu tập vì", required=False, help_text="Chỉ chọn khi có lý do trong quy chế; vắng không lý do vẫn tính."
    )  # fmt: skip

    def __init__(self, *args: Any, reasons: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["left_out"].choices = [("", "Vẫn tính"), *reasons]


class BallotForm(forms.Form):
    """A round of an election."""

    title = Words(label="Bầu gì", max_length=250, help_text="Ví dụ: Bầu bí thư chi bộ.")
    post_name = Words(
        label="Chức vụ người trúng cử giữ", required=False, max_length=200, help_text="Ví dụ: Bí thư chi bộ. Bỏ trống thì không đưa vào danh sách chức vụ."
    )  # fmt: skip
    mode = forms.ChoiceField(label="Hình thức", choices=list(reversed(MODES.items())))
    seats = forms.IntegerField(label="Số lượng bầu", min_value=1, max_value=200, initial=1)
    names = Lines(
        rows=5, label="Danh sách bầu cử", help_text="Mỗi dòng một người: họ và tên, rồi dấu phẩy và chức vụ nếu có."
    )


class TallyForm(forms.Form):
    """The counters' sheet."""

    issued = forms.IntegerField(label="Số phiếu phát ra", min_value=0, max_value=MOST)
    collected = forms.IntegerField(label="Số phiếu thu về", min_value=0, max_value=MOST)
    valid = forms.IntegerField(label="Số phiếu hợp lệ", min_value=0, max_value=MOST)
    invalid = forms.IntegerField(label="Số phiếu không hợp lệ", min_value=0, max_value=MOST, initial=0)

    def __init__(self, *args: Any, ballot: Ballot, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if ballot.mode == "hands":
            for name, label in (("issued", "Số người được biểu quyết có mặt"), ("collected", "Số người đã biểu quyết"),
                                ("valid", "Số biểu quyết được tính"), ("invalid", "Không tính")):  # fmt: skip
                self.fields[name].label = label
        for one in ballot.candidates.all():
            self.fields[f"votes_{one.pk}"] = forms.IntegerField(
                label=f"Số phiếu bầu {one.full_name}", min_value=0, max_value=MOST
            )
        self.fields["counters"] = Lines(
            rows=3, label="Những người kiểm phiếu", required=False, help_text="Mỗi dòng một người; bỏ phiếu kín cần ít nhất hai người."
        )  # fmt: skip


class ConfirmForm(forms.Form):
    """Since when the post is held."""

    since = Day(label="Giữ chức vụ từ ngày")


class AskApprovalForm(forms.Form):
    """Whom, and when it was asked."""

    asked_whom = Words(label="Cấp ủy cấp trên", max_length=250, help_text="Ví dụ: Ban Thường vụ Đảng ủy xã.")
    on = Day(label="Ngày đề nghị")


class NoteApprovalForm(forms.Form):
    """What was decided."""

    outcome = forms.ChoiceField(label="Kết quả", choices=[one for one in OUTCOMES.items() if one[0]])
    on = Day(label="Ngày quyết định, ngày trả lời")
    document = Words(label="Quyết định chuẩn y", required=False, max_length=200, help_text="Số, ký hiệu, ngày của quyết định.")  # fmt: skip
    note = Words(label="Ghi rõ, nếu chưa chuẩn y", required=False, max_length=300)


class TargetForm(forms.Form):
    """A target of the term."""

    text = Words(label="Chỉ tiêu", max_length=400)
    wanted = forms.DecimalField(label="Mức", required=False, max_digits=14, decimal_places=2)
    measure = Words(label="Đơn vị tính", required=False, max_length=40)


class ReportTargetForm(forms.Form):
    """What has been reached."""

    reached = forms.DecimalField(label="Đã đạt", required=False, max_digits=14, decimal_places=2)
    on = Day(label="Tính đến ngày")
    note = Words(label="Ghi rõ", required=False, max_length=300)
