"""Forms of a movement: the plan, and what the unit measures by."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms

from danvan.initiatives.forms.rows import FormWithRows
from danvan.initiatives.states import COMBINE, DEPTHS
from danvan.units.fields import Day, Lines, Words


class CriterionForm(forms.Form):
    """One line of the table of criteria."""

    text = Words(label="Nội dung", required=False, max_length=500, widget=forms.Textarea({"rows": 2}))
    depth = forms.TypedChoiceField(
        label="Bậc", coerce=int, choices=list(DEPTHS.items()), initial=1, required=False, empty_value=1
    )
    points = forms.DecimalField(label="Điểm tối đa", required=False, min_value=0, max_digits=6, decimal_places=2)
    bonus = forms.DecimalField(label="Điểm thưởng", required=False, min_value=0, max_digits=6, decimal_places=2)
    evidence = Words(label="Minh chứng", required=False, max_length=300)
    due_on = Day(label="Hạn nộp", required=False)


class MeasuresForm(FormWithRows):
    """Fields, levels, chain and criteria, as the unit decides."""

    fields_of_work = Lines(
        label="Lĩnh vực", required=False, rows=4,
        help_text="Mỗi dòng một lĩnh vực, theo kế hoạch của đơn vị.",
    )  # fmt: skip
    levels = Lines(
        label="Mức công nhận", required=False, rows=3,
        help_text="Mỗi dòng một mức; nếu có ngưỡng điểm thì viết sau dấu |. Ví dụ: Cấp xã | 70",
    )  # fmt: skip
    stages = Lines(
        label="Các nấc thẩm định", required=False, rows=3,
        help_text="Mỗi dòng một nấc, theo thứ tự. Ví dụ: Tổ thẩm định của xã",
    )  # fmt: skip
    combine = forms.ChoiceField(
        label="Cách ra điểm chung của một vòng", required=False, choices=[("", "Chưa quy định"), *COMBINE.items()]
    )
    row_forms = {"criteria": (CriterionForm, "text", 4)}

    def clean_levels(self) -> list[tuple[str, Decimal | None]]:
        read = []
        for line in self.cleaned_data["levels"]:
            name, _, points = line.partition("|")
            try:
                read.append(
                    (name.strip()[:120], Decimal(points.strip().replace(",", ".")) if points.strip() else None)
                )
            except InvalidOperation:
                raise forms.ValidationError(f"Dòng «{line}»: sau dấu | phải là một số.") from None
        return read


class MovementForm(MeasuresForm):
    """The plan of a movement with its first edition of criteria."""

    name = Words(label="Tên đợt phát động", max_length=300, widget=forms.Textarea({"rows": 2}))
    plan_label = Words(label="Kế hoạch, số và ngày", required=False, max_length=200)
    aims = Words(label="Mục đích, yêu cầu, chỉ tiêu", required=False, widget=forms.Textarea({"rows": 5}))
    starts_on = Day(label="Từ ngày")
    ends_on = Day(label="Đến ngày")
    register_by = Day(label="Hạn đăng ký", required=False)
    assess_by = Day(label="Hạn tự đánh giá", required=False)
    field_order = ("name", "plan_label", "aims", "starts_on", "ends_on", "register_by", "assess_by")
    plan_names = field_order

    def plan(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.plan_names}


class AmendForm(MeasuresForm):
    """A new edition of the criteria, with the reason."""

    reason = Words(label="Lý do sửa đổi", max_length=300, widget=forms.Textarea({"rows": 2}))
    field_order = ("reason",)


class AnnounceForm(forms.Form):
    """On which day."""

    on = Day(label="Ngày phát động")
