"""One form per verb of the calendar: cleans input, decides nothing."""

from __future__ import annotations

from django import forms

from danvan.calendars.states import LOCAL, SCOPES
from danvan.law.calendar import FIRST_YEAR, LAST_YEAR
from danvan.units.fields import Day


class ScopeForm(forms.Form):
    """Asks for whom; only those who may change the national calendar see that choice."""

    scope = forms.ChoiceField(label="Áp dụng cho", choices=list(SCOPES.items()), initial=LOCAL)

    def __init__(self, *args: object, scopes: tuple[str, ...] = (LOCAL,), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["scope"].choices = [(key, SCOPES[key]) for key in scopes]  # type: ignore[attr-defined]
        self.fields["scope"].initial = scopes[0]


class AddDayForm(ScopeForm):
    on = Day(label="Ngày nghỉ")
    name = forms.CharField(label="Tên ngày nghỉ", max_length=120, help_text="Ví dụ: nghỉ do bão số 9")
    source = forms.CharField(label="Căn cứ", max_length=160, help_text="Số, ký hiệu và ngày của văn bản quyết định")
    field_order = ("on", "name", "source", "scope")


class SwapDaysForm(ScopeForm):
    day_off = Day(label="Ngày được nghỉ", help_text="Một ngày từ thứ Hai đến thứ Sáu")
    work_day = Day(label="Ngày làm bù", help_text="Một thứ Bảy hoặc Chủ nhật")
    source = forms.CharField(label="Căn cứ", max_length=160, help_text="Số, ký hiệu và ngày của văn bản quyết định")
    field_order = ("day_off", "work_day", "source", "scope")


class WithdrawDayForm(forms.Form):
    reason = forms.CharField(label="Lý do rút", max_length=200)


class DecideYearForm(forms.Form):
    number = forms.IntegerField(label="Năm", min_value=FIRST_YEAR, max_value=LAST_YEAR)
    source = forms.CharField(
        label="Căn cứ", max_length=160, help_text="Thông báo nghỉ lễ, Tết của năm: số, ký hiệu và ngày"
    )
