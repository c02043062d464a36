"""Forms of the room: they clean what was typed and decide nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from danvan.disclosures.models import PlanLine
from danvan.disclosures.states import PLACES, STATES
from danvan.law import publication
from danvan.units.fields import Day, Words


def item_choices() -> list[tuple[str, Any]]:
    """Give the items by group, as a select shows them."""
    found: dict[str, list[tuple[str, str]]] = {key: [] for key in publication.groups()}
    for item in publication.items().values():
        found[item.group].append((item.code, f"{item.label} ({item.source})"))
    return [("", "Chọn mục…"), *((publication.groups()[key], rows) for key, rows in found.items())]


class FilterForm(forms.Form):
    """Filters of the list."""

    q = Words(label="Nội dung, mã", required=False, max_length=100)
    group = forms.ChoiceField(
        label="Nhóm", required=False, choices=lambda: [("", "Tất cả"), *publication.groups().items()]
    )
    state = forms.ChoiceField(label="Tình trạng", required=False, choices=[("", "Tất cả"), *STATES.items()])
    first = Day(label="Từ ngày", required=False)
    last = Day(label="Đến ngày", required=False)


class ContentForm(forms.Form):
    """What must be made public."""

    item_code = forms.ChoiceField(label="Mục trong danh mục của luật", choices=item_choices)
    title = Words(label="Nội dung công khai", max_length=400)
    decided_on = Day(
        label="Ngày của văn bản, quyết định", help_text="Thời hạn công khai tính từ ngày này; ngày này không tính."
    )
    paper = Words(
        label="Số, ký hiệu văn bản", required=False, max_length=200, help_text="Ví dụ: Quyết định số 12/QĐ-UBND"
    )
    summary = Words(
        label="Tóm tắt để Nhân dân dễ hiểu", required=False, max_length=4000, widget=forms.Textarea({"rows": 5})
    )
    personal = forms.BooleanField(
        label="Có danh sách cá nhân", required=False,
        help_text="Danh sách tự rời cổng khi hết thời gian công khai, không vào mục tìm kiếm. Không ghi số giấy tờ, ngày sinh, địa chỉ.",
    )  # fmt: skip


class ShownForm(forms.Form):
    """Where or how it was shown."""

    channel = forms.ChoiceField(
        label="Hình thức",
        choices=lambda: [one for one in publication.channels().items() if one[0] != "portal"],
        widget=forms.RadioSelect,
        initial="board",
    )
    place_kind = forms.ChoiceField(
        label="Loại nơi niêm yết", required=False, choices=[("", "Không phải niêm yết"), *PLACES.items()]
    )
    place = Words(
        label="Nơi cụ thể", required=False, max_length=200, help_text="Ví dụ: Nhà văn hóa thôn Bản Thử, cụm loa số 2"
    )
    from_on = Day(label="Từ ngày")
    to_on = Day(label="Đến hết ngày", required=False, help_text="Để trống khi còn đang niêm yết, đang phát.")
    done_by = Words(label="Người thực hiện", required=False, max_length=120, help_text="Chức danh là đủ.")


class TakeDownForm(forms.Form):
    """The last day at a place."""

    to_on = Day(label="Ngày cuối cùng còn niêm yết, còn phát")
    early = forms.BooleanField(label="Đã hạ xuống sớm hơn thời gian luật định", required=False)


class ConfirmForm(forms.Form):
    """Nothing to fill in."""


class WithdrawForm(forms.Form):
    """Why it is withdrawn."""

    reason = Words(label="Lý do rút", max_length=300)


class AttachForm(forms.Form):
    """A file: what readers may open, or proof for the record."""

    file = forms.FileField(label="Tệp", help_text="PDF, Word, Excel, ảnh; tối đa 20 MB.")
    kind = forms.ChoiceField(
        label="Tệp này là", widget=forms.RadioSelect, initial="content",
        choices=[("content", "Nội dung công khai: ai cũng mở được trên cổng"), ("evidence", "Minh chứng (ảnh bảng niêm yết, bản ghi phát thanh): chỉ giữ trong hồ sơ")],
    )  # fmt: skip


class DrawUpForm(forms.Form):
    """The year of a plan."""

    year = forms.IntegerField(
        label="Năm", min_value=2023, max_value=2100, widget=forms.NumberInput({"inputmode": "numeric"})
    )
    has_loudspeaker = forms.BooleanField(
        label="Xã có hệ thống truyền thanh",
        required=False,
        initial=True,
        help_text="Không có thì không phải phát trên loa (Luật 10/2022 Đ13.3).",
    )


class AdoptForm(forms.Form):
    """The adopted plan: its paper and, line by line, when, how, who."""

    paper = Words(label="Số, ký hiệu văn bản", max_length=200)
    adopted_on = Day(label="Ngày ban hành")

    def __init__(self, *args: Any, lines: Iterable[PlanLine] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = []
        for line in lines:
            self.codes.append(line.item_code)
            for name, label, length in (
                ("moment", "Thời điểm", 120),
                ("forms", "Hình thức", 300),
                ("responsible", "Trách nhiệm", 200),
            ):
                self.fields[f"{line.item_code}_{name}"] = Words(
                    label=label, max_length=length, required=False, initial=getattr(line, name)
                )

    def lines(self) -> dict[str, tuple[str, str, str]]:
        """Return what was typed for each item: moment, forms, responsible."""
        clean = self.cleaned_data
        return {
            code: (clean[f"{code}_moment"], clean[f"{code}_forms"], clean[f"{code}_responsible"])
            for code in self.codes
        }
