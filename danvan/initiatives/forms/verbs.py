"""Forms of the verbs after the registration."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms

from danvan.core.pictures import LARGEST
from danvan.initiatives.states import BOUNDS, REACHED, TALLIES, VERDICTS
from danvan.units.fields import Day, Words

BOUND_LABELS = [("exact", "đúng số này"), *((key, label) for key, label in BOUNDS.items() if key != "exact")]
NUMBER = {"inputmode": "numeric"}


def amount(label: str, hint: str = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=10**13, widget=forms.NumberInput(NUMBER), help_text=hint
    )


def several(label: str, hint: str = "", rows: int = 3, required: bool = True, most: int = 3000) -> Words:
    return Words(
        label=label, required=required, help_text=hint, max_length=most, widget=forms.Textarea({"rows": rows})
    )


class NothingForm(forms.Form):
    """Nothing to fill in."""


class AskCompletionForm(forms.Form):
    what = several("Cần bổ sung điều gì", most=500)


class LaunchForm(forms.Form):
    on = Day(label="Ngày ra mắt")
    decision = Words(label="Quyết định, số và ngày", required=False, max_length=200)
    commitments = several("Cam kết, phân công", "Ai làm việc gì, đến khi nào, sản phẩm là gì.", 5)


class ProgressForm(forms.Form):
    """A dated update; one number for each own criterion of the model."""

    happened_on = Day(label="Tính đến ngày")
    text = several("Đã làm được gì", rows=4)
    people = amount("Số người được tiếp cận")
    people_bound = forms.ChoiceField(label="Mức", required=False, choices=BOUND_LABELS)
    people_basis = Words(
        label="Căn cứ của số người", required=False, max_length=200, help_text="Danh sách, biên bản, ai đếm."
    )
    money = amount("Tiền huy động (đồng)")
    labour_days = amount("Ngày công")
    land = amount("Đất hiến (m²)")
    in_kind = Words(label="Hiện vật", required=False, max_length=300)
    in_kind_worth = amount("Trị giá hiện vật (đồng)")
    photo = forms.FileField(
        label="Một ảnh", required=False, widget=forms.FileInput({"accept": "image/jpeg,image/png,image/webp"}),
        help_text=f"Tối đa {LARGEST // 2**20} MB. Vị trí và tên máy ghi trong ảnh được xóa; chưa hiện trên cổng.",
    )  # fmt: skip

    def __init__(self, *args: Any, goals: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.goals = goals
        for goal in goals:
            target = f"Chỉ tiêu: {goal.target.normalize():f}".replace(".", ",") if goal.target is not None else ""
            self.fields[f"goal{goal.pk}"] = forms.DecimalField(
                label=f"{goal.text}{f' ({goal.unit_word})' if goal.unit_word else ''}", required=False, help_text=target,
                max_digits=14, decimal_places=2,
            )  # fmt: skip

    def values(self) -> dict[int, Decimal]:
        given = {goal.pk: self.cleaned_data.get(f"goal{goal.pk}") for goal in self.goals}
        return {key: value for key, value in given.items() if value is not None}


class SelfAssessForm(forms.Form):
    """How each own criterion came out."""

    text = several("Tự đánh giá chung", "Kết quả, tác dụng, điều chưa được, khả năng duy trì.", 5)
    own_points = forms.DecimalField(label="Điểm tự chấm", required=False, max_digits=7, decimal_places=2, min_value=0)

    def __init__(self, *args: Any, goals: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.goals = goals
        for goal in goals:
            word = f" ({goal.unit_word})" if goal.unit_word else ""
            self.fields[f"reached{goal.pk}"] = forms.ChoiceField(
                label=f"{goal.text}: đạt hay chưa", choices=[("", "Chọn"), *REACHED.items()]
            )
            self.fields[f"value{goal.pk}"] = forms.DecimalField(
                label=f"{goal.text}: kết quả{word}", required=False, max_digits=14, decimal_places=2
            )
            self.fields[f"note{goal.pk}"] = Words(label=f"{goal.text}: giải thích", required=False, max_length=300)

    def results(self) -> list[tuple[int, str, Decimal | None, str]]:
        said = self.cleaned_data
        return [
            (goal.pk, said[f"reached{goal.pk}"], said[f"value{goal.pk}"], said[f"note{goal.pk}"])
            for goal in self.goals
        ]


class OpenRoundForm(forms.Form):
    """Which link of the chain, who scores, until when."""

    stage = forms.ChoiceField(label="Nấc thẩm định")
    assessors = forms.ModelMultipleChoiceField(None, label="Người chấm", widget=forms.CheckboxSelectMultiple)
    due_on = Day(label="Hạn chấm", required=False)

    def __init__(self, *args: Any, stages: Sequence[str], officers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stage"].choices = [(name, name) for name in stages]
        self.fields["assessors"].queryset = officers
        self.fields["assessors"].label_from_instance = lambda one: f"{one.full_name} – {one.unit_name}"


class ScoreForm(forms.Form):
    """Points and reason for each criterion that is scored."""

    remark = several("Nhận xét chung", rows=3, required=False, most=600)

    def __init__(self, *args: Any, criteria: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        for one in criteria:
            most = ((one.points or Decimal(0)) + (one.bonus or Decimal(0))).normalize()
            most = most.quantize(Decimal(1)) if most == most.to_integral_value() else most
            self.fields[f"points{one.pk}"] = forms.DecimalField(
                label=f"Điểm: {one.text}", required=False, min_value=0, max_value=most, max_digits=6, decimal_places=2
            )
            self.fields[f"note{one.pk}"] = Words(label=f"Lý do: {one.text}", required=False, max_length=300)

    def points(self) -> dict[int, Decimal]:
        given = {one.pk: self.cleaned_data.get(f"points{one.pk}") for one in self.criteria}
        return {key: value for key, value in given.items() if value is not None}

    def notes(self) -> dict[int, str]:
        return {one.pk: self.cleaned_data.get(f"note{one.pk}", "") for one in self.criteria}

    def lines(self) -> list[dict[str, Any]]:
        return [
            {"criterion": one, "points": self[f"points{one.pk}"], "note": self[f"note{one.pk}"]}
            for one in self.criteria
        ]


class CloseRoundForm(forms.Form):
    verdict = forms.ChoiceField(label="Kết luận", choices=list(VERDICTS.items()), widget=forms.RadioSelect)
    agreed = forms.DecimalField(
        label="Điểm thống nhất", required=False, max_digits=7, decimal_places=2, min_value=0,
        help_text="Để trống nếu kế hoạch quy định lấy trung bình cộng.",
    )  # fmt: skip
    reason = Words(label="Lý do của điểm thống nhất", required=False, max_length=400)
    note = several("Ý kiến của tổ thẩm định", required=False, most=400)


class ConfirmEffectiveForm(forms.Form):
    basis = several("Căn cứ", "Vòng thẩm định, biên bản kiểm tra, kết quả so với tiêu chí đã đăng ký.", most=300)


class RecogniseForm(forms.Form):
    level = forms.ChoiceField(label="Mức công nhận")
    decision = Words(label="Quyết định số", max_length=120, help_text="Ghi đúng như trên giấy đã ký.")
    decided_on = Day(label="Ngày ký")
    decided_by_name = Words(label="Cơ quan ký", required=False, max_length=200)

    def __init__(self, *args: Any, levels: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if levels:
            self.fields["level"].choices = [(name, name) for name in levels]
        else:
            self.fields["level"] = Words(label="Mức công nhận", max_length=120)
            self.order_fields(["level", "decision", "decided_on", "decided_by_name"])


class DeclineForm(forms.Form):
    reason = several("Lý do chưa công nhận", most=400)


class EndForm(forms.Form):
    on = Day(label="Dừng từ ngày")
    reason = several("Lý do dừng", "Xong việc, không còn phù hợp, không ai làm tiếp …", most=400)


class PublishForm(forms.Form):
    story_problem = several("Chuyện gì khó", "Một đoạn, lời kể bình thường.")
    story_done = several("Đã làm gì", rows=4)
    story_result = several("Kết quả", "Con số trước và sau, người dân nói gì.", 4)
    story_how = several("Muốn làm theo thì bắt đầu từ đâu", rows=4)


class PhotoForm(forms.Form):
    file = forms.FileField(label="Ảnh", widget=forms.FileInput({"accept": "image/jpeg,image/png,image/webp"}))
    caption = Words(label="Chú thích", required=False, max_length=400)
    alt = Words(label="Mô tả cho người không nhìn thấy", required=False, max_length=300)
    is_shown = forms.BooleanField(
        label="Hiện trên cổng", required=False, help_text="Người trong ảnh đã đồng ý; trẻ em thì cha mẹ đồng ý."
    )


class InterestForm(forms.Form):
    """What a reader writes; a contact is their choice."""

    place = Words(
        label="Nơi muốn áp dụng",
        max_length=200,
        help_text="Tên thôn, tổ dân phố, cơ quan, trường; không cần tên người.",
    )
    message = several("Điều muốn hỏi", required=False, most=600)
    contact = Words(
        label="Cách liên hệ lại", required=False, max_length=200,
        help_text="Số điện thoại hoặc thư điện tử, nếu muốn được trả lời. Được niêm phong, chỉ cán bộ phụ trách mở được, xóa sau khi trả lời.",
    )  # fmt: skip


class AnswerInterestForm(forms.Form):
    answer = several("Đã liên hệ, trả lời thế nào", most=400)


class TallyForm(forms.Form):
    """One number of a past period."""

    kind = forms.ChoiceField(label="Số gì", choices=list(TALLIES.items()))
    first_on = Day(label="Từ ngày")
    last_on = Day(label="Đến ngày")
    bound = forms.ChoiceField(label="Mức", choices=BOUND_LABELS)
    amount = forms.IntegerField(label="Số", min_value=0, max_value=10_000_000, widget=forms.NumberInput(NUMBER))
    basis = Words(label="Căn cứ", max_length=300, help_text="Báo cáo nào, ngày nào, trang nào.")
