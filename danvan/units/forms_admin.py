"""Forms of administration: one for each verb on bodies, people and officers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from danvan.units.fields import Day
from danvan.units.models import Officer, Person, Unit
from danvan.units.states import CAPACITIES, ORGANISATION_KINDS, ROLES


def day(label: str, **more: Any) -> Day:
    return Day(label=label, **more)


class UnitChoice(forms.ModelChoiceField):
    """Choose a unit; shown by its name of today, which the view puts on it as ``unit_name``."""

    def label_from_instance(self, obj: Any) -> str:
        return str(getattr(obj, "unit_name", None) or obj)


class UnitsChoice(forms.ModelMultipleChoiceField):
    """Choose several units, shown by their names of today."""

    def label_from_instance(self, obj: Any) -> str:
        return str(getattr(obj, "unit_name", None) or obj)


class Units(forms.Form):
    """A form whose ``unit`` is chosen among those the officer may administer."""

    unit = UnitChoice(label="Đơn vị", queryset=Unit.objects.none(), empty_label=None)

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = units


class FoundForm(Units):
    name = forms.CharField(label="Tên cơ quan, tổ chức", max_length=160)
    kind = forms.ChoiceField(label="Loại", choices=list(ORGANISATION_KINDS.items()), initial="other")
    since = day("Từ ngày")
    field_order = ["name", "kind", "unit", "since"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].label = "Trực thuộc"


class MergeForm(forms.Form):
    """Which units become one, under what name, from when, by what paper."""

    old = UnitsChoice(label="Các đơn vị sáp nhập", queryset=Unit.objects.none(), widget=forms.CheckboxSelectMultiple)
    name = forms.CharField(label="Tên đơn vị mới", max_length=160)
    on = Day(label="Từ ngày", help_text="Ngày đầu tiên đơn vị mới hoạt động.")
    resolution = forms.CharField(
        label="Văn bản quyết định", max_length=160, help_text="Số, ký hiệu của nghị quyết hoặc quyết định."
    )
    sure = forms.BooleanField(label="Tôi đã đối chiếu danh sách với văn bản")

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["old"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = units


class AddPersonForm(Units):
    full_name = forms.CharField(label="Họ và tên", max_length=120)
    post = forms.CharField(label="Chức vụ", max_length=120, required=False)
    since = day("Giữ chức vụ từ ngày", required=False, help_text="Bỏ trống là từ hôm nay.")
    phone = forms.CharField(label="Điện thoại", max_length=20, required=False)
    email = forms.EmailField(label="Thư điện tử", required=False)
    field_order = ["full_name", "unit", "post", "since", "phone", "email"]


class FilterForm(forms.Form):
    q = forms.CharField(label="Tên", required=False)


class AppointForm(forms.Form):
    """Open an account for a person of the unit and give the first role."""

    person = forms.ModelChoiceField(label="Người", queryset=Person.objects.none())
    username = forms.RegexField(
        label="Tên đăng nhập",
        regex=r"^[a-z0-9][a-z0-9._-]{2,39}$",
        help_text=(
            "3 đến 40 chữ thường không dấu, chữ số, dấu chấm hoặc gạch nối. "
            "Người đã có tài khoản ở đơn vị khác do bạn quản trị: ghi tên đang dùng, mật khẩu giữ nguyên."
        ),
        error_messages={"invalid": "Chỉ dùng 3 đến 40 chữ thường không dấu, chữ số, dấu chấm hoặc gạch nối."},
    )
    role = forms.ChoiceField(label="Vai trò", choices=list(ROLES.items()), initial="clerk")
    since = day("Từ ngày")

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = people


class GrantForm(forms.Form):
    role = forms.ChoiceField(label="Vai trò", choices=list(ROLES.items()))
    since = day("Từ ngày")
    until = day("Đến trước ngày", required=False, help_text="Bỏ trống là đến khi có thay đổi.")
    capacity = forms.ChoiceField(label="Thể thức ký", choices=list(CAPACITIES.items()), required=False)
    for_post = forms.CharField(label="Ký thay, thừa lệnh của", max_length=120, required=False)
    paper = forms.CharField(label="Văn bản giao", max_length=200, required=False)


class EndForm(forms.Form):
    on = day("Thôi từ ngày", help_text="Ngày đầu tiên không còn vai trò.")


class Colleagues(forms.Form):
    """A form that may name a colleague of the same unit."""

    colleague = ""

    def __init__(self, *args: Any, colleagues: QuerySet[Officer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields[self.colleague]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = colleagues


class LeaveForm(Colleagues):
    colleague = "successor"
    on = day("Thôi từ ngày", help_text="Ngày đầu tiên không còn làm ở đơn vị.")
    successor = forms.ModelChoiceField(label="Người nhận việc", queryset=Officer.objects.none(), required=False)


class BeAwayForm(Colleagues):
    colleague = "substitute"
    since = day("Vắng từ ngày")
    until = day("Trở lại ngày")
    substitute = forms.ModelChoiceField(label="Người thay", queryset=Officer.objects.none(), required=False)
    paper = forms.CharField(label="Văn bản giao", max_length=200, required=False)


class ResetPasswordForm(forms.Form):
    also_second_factor = forms.BooleanField(label="Tắt cả xác thực hai bước (khi mất điện thoại)", required=False)


class RosterForm(forms.Form):
    file = forms.FileField(label="Tệp Excel hoặc CSV", widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}))
