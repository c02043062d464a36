"""One form for each verb of the room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from danvan.commendations.states import BASES, GENDERS, OUTCOMES, ROUNDINGS, STATES, SUBJECTS, SYSTEMS
from danvan.units.fields import Day, Words

NUMBER = {"inputmode": "numeric"}
NO_AWARDS = (
    "Nơi khen chưa đặt hình thức nào. Người đứng đầu nơi đó đặt ở trang «Khen thưởng», nút «Hình thức và quy định»."
)
YES_NO = [("", "Chưa đặt"), ("yes", "Cần"), ("no", "Không cần")]


def several(label: str, hint: str = "", rows: int = 3, required: bool = True, most: int = 4000) -> Words:
    return Words(
        label=label, required=required, help_text=hint, max_length=most, widget=forms.Textarea({"rows": rows})
    )


def whole(label: str, hint: str = "", most: int = 100_000, required: bool = False) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=required, min_value=0, max_value=most, help_text=hint, widget=forms.NumberInput(NUMBER)
    )


def offer(field: forms.Field, awards: Any) -> None:
    """Offer what the giver gives; where nothing is set yet, say who sets it and where."""
    field.queryset = awards  # type: ignore[attr-defined]
    if not awards:
        field.help_text = NO_AWARDS


class FilterForm(forms.Form):
    """Filters of the list."""

    q = Words(label="Tên hồ sơ, số quyết định, mã", required=False, max_length=100)
    year = forms.IntegerField(label="Năm", required=False, min_value=2000, max_value=2100)
    state = forms.ChoiceField(label="Tình trạng", required=False, choices=[("", "Tất cả"), *STATES.items()])


class NothingForm(forms.Form):
    """Nothing to fill in."""


class DetailsForm(forms.Form):
    """What the file is about, and who gives."""

    title = Words(label="Tên hồ sơ", max_length=300, help_text="Ví dụ: Khen thưởng phong trào Dân vận khéo năm 2026")
    deed = several("Đã có thành tích", "Câu này được in trên quyết định và giấy khen.", 2, most=400)
    giver = forms.ModelChoiceField(None, label="Nơi khen")
    system = forms.ChoiceField(label="Hệ thống", choices=list(SYSTEMS.items()))
    year = forms.IntegerField(label="Năm của thành tích", min_value=2000, max_value=2100)
    movement = Words(label="Mã đợt phát động", required=False, max_length=24)

    def __init__(self, *args: Any, givers: Any, names: dict[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["giver"].queryset, self.fields["giver"].empty_label = givers, "Chọn"
        self.fields["giver"].label_from_instance = lambda one: names.get(one.pk, one.code)


class SubjectForm(forms.Form):
    """One line of the list; no ID number, no ethnicity, no religion."""

    subject = forms.ChoiceField(label="Đối tượng", choices=list(SUBJECTS.items()), widget=forms.RadioSelect)
    honorific = Words(label="Danh xưng", required=False, max_length=20, help_text="Ông, Bà, Đồng chí, Tập thể …")
    name = Words(label="Họ và tên hoặc tên tập thể", max_length=250)
    detail = Words(label="Chức vụ, đơn vị hoặc nơi cư trú", required=False, max_length=300)
    birth_year = forms.IntegerField(label="Năm sinh", required=False, min_value=1900, max_value=2020)
    gender = forms.ChoiceField(label="Giới tính", required=False, choices=list(GENDERS.items()))
    size = whole("Số người của tập thể", most=30_000)
    award = forms.ModelChoiceField(None, label="Hình thức đề nghị", empty_label="Chọn")
    merit = several("Tóm tắt thành tích", rows=2, most=400)
    report = several(
        "Báo cáo thành tích",
        "Việc đã làm, con số, tác dụng với người dân, khả năng nhân rộng.",
        8,
        required=False,
        most=20_000,
    )
    initiative = Words(label="Mã mô hình", required=False, max_length=24)
    same_deed_reason = Words(
        label="Vì sao vẫn đề nghị", required=False, max_length=300,
        help_text="Chỉ cần khi chương trình báo cùng thành tích đã được đề nghị.",
    )  # fmt: skip

    def __init__(self, *args: Any, awards: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["award"], awards)


class ReasonForm(forms.Form):
    reason = several("Lý do, cần hoàn thiện điều gì", most=300)


class ReceiveForm(forms.Form):
    on = Day(label="Ngày nhận đủ hồ sơ", help_text="Luật áp dụng theo ngày này.")
    kind = forms.ChoiceField(label="Loại hình khen thưởng", required=False)

    def __init__(self, *args: Any, kinds: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "Không áp dụng" if not kinds else "Chọn"), *kinds.items()]


class ReviewForm(forms.Form):
    """The meeting and the votes on each line."""

    on = Day(label="Ngày họp")
    members = whole("Số thành viên", most=500, required=True)
    present = whole("Số có mặt", most=500, required=True)
    absent_note = Words(label="Vắng, lý do", required=False, max_length=300)
    minutes = several("Nội dung họp", required=False, rows=5)

    def __init__(self, *args: Any, lines: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        for one in lines:
            self.fields[f"for{one.pk}"] = whole(f"{one}: đồng ý", most=500, required=True)
            self.fields[f"against{one.pk}"] = whole(f"{one}: không đồng ý", most=500)
            self.fields[f"blank{one.pk}"] = whole(f"{one}: phiếu trống", most=500)

    def head(self) -> list[Any]:
        return [self[name] for name in ("on", "members", "present", "absent_note", "minutes")]

    def rows(self) -> list[dict[str, Any]]:
        return [
            {"line": one, "fields": [self[f"{name}{one.pk}"] for name in ("for", "against", "blank")]}
            for one in self.lines
        ]


class PostForm(forms.Form):
    """From when to when, and where."""

    on = Day(label="Công khai từ ngày")
    until = Day(
        label="Đến hết ngày", required=False, help_text="Để trống: tính theo số ngày làm việc mà đơn vị đã đặt."
    )
    where = Words(
        label="Công khai ở đâu", max_length=250, help_text="Ví dụ: bảng tin trụ sở, nhà văn hóa thôn, cổng thông tin"
    )
    online = forms.BooleanField(
        label="Đăng cả trên cổng của đơn vị", required=False,
        help_text="Danh sách đứng ở trang «Lấy ý kiến khen thưởng» đến hết ngày nói trên rồi tự thôi hiện. Không có năm sinh, số phiếu.",
    )  # fmt: skip


class ResultForm(forms.Form):
    result = several(
        "Ý kiến nhận được", "Không có thì ghi «Không có ý kiến». Không ghi tên người có ý kiến.", 2, most=400
    )


class WaiveForm(forms.Form):
    reason = Words(
        label="Vì sao không công khai", max_length=300, help_text="Ví dụ: khen đột xuất, theo văn bản số …"
    )


class PauseForm(forms.Form):
    reason = Words(
        label="Tạm dừng vì",
        max_length=200,
        help_text="Cơ quan nào đang xem xét việc gì. Không ghi nội dung đơn, không ghi tên người gửi.",
    )


class PayForm(forms.Form):
    """What was paid, from which fund, by which voucher."""

    on = Day(label="Ngày chi")
    total = forms.IntegerField(
        label="Đã chi, đồng", min_value=0, max_value=100_000_000_000, widget=forms.NumberInput(NUMBER)
    )
    fund = Words(label="Nguồn", required=False, max_length=200, help_text="Ví dụ: quỹ thi đua, khen thưởng năm 2026")
    paper = Words(label="Chứng từ", required=False, max_length=200, help_text="Phiếu chi, ủy nhiệm chi số mấy")
    gifts = Words(
        label="Quà, hiện vật ngoài quỹ",
        required=False,
        max_length=300,
        help_text="Ghi riêng, không cộng vào tiền thưởng.",
    )


class ArchiveForm(forms.Form):
    on = Day(label="Ngày nộp lưu")
    place = Words(label="Nơi lưu, số hồ sơ", max_length=200)
    term = Words(
        label="Thời hạn bảo quản",
        required=False,
        max_length=120,
        help_text="Theo bảng thời hạn của cơ quan; chương trình không đặt sẵn và không tự hủy.",
    )


class TakeBackForm(forms.Form):
    on = Day(label="Ngày thu hồi")
    note = Words(label="Đã thu hồi", max_length=200, help_text="Ví dụ: giấy khen, 760.000 đồng tiền thưởng")


class RestoreForm(forms.Form):
    paper = Words(label="Văn bản khôi phục, số và ngày", max_length=200)
    on = Day(label="Ngày khôi phục")


class OnForm(forms.Form):
    on = Day(label="Ngày")


class DecideForm(forms.Form):
    """The signed decision; an outcome for each line."""

    decision = Words(
        label="Số quyết định",
        max_length=80,
        help_text="Ghi đúng như trên giấy đã ký; số do hệ thống văn bản của cơ quan cấp.",
    )
    decided_on = Day(label="Ngày ký")
    capacity = Words(
        label="Thể thức ký",
        required=False,
        max_length=120,
        help_text="Để trống khi chủ tịch tự ký; hoặc KT. CHỦ TỊCH, T/M BAN THƯỜNG VỤ …",
    )
    title = Words(label="Chức vụ người ký", max_length=120)
    name = Words(label="Họ tên người ký", max_length=120)
    fund = Words(label="Nguồn tiền thưởng", required=False, max_length=200)

    def __init__(self, *args: Any, lines: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        outcomes = [(key, label) for key, label in OUTCOMES.items() if key]
        for one in lines:
            self.fields[f"outcome{one.pk}"] = forms.ChoiceField(
                label=f"{one}: kết quả", choices=outcomes, initial="granted"
            )
            self.fields[f"reason{one.pk}"] = Words(
                label=f"{one}: lý do nếu không khen", required=False, max_length=300
            )

    def head(self) -> list[Any]:
        return [self[name] for name in ("decision", "decided_on", "capacity", "title", "name", "fund")]

    def rows(self) -> list[dict[str, Any]]:
        return [
            {"line": one, "fields": [self[f"{name}{one.pk}"] for name in ("outcome", "reason")]} for one in self.lines
        ]


class CertificatesForm(forms.Form):
    """How they are printed."""

    page = forms.ChoiceField(
        label="Khổ giấy", choices=[("A4", "A4"), ("A3", "A3")], widget=forms.RadioSelect, initial="A4"
    )
    turned = forms.ChoiceField(
        label="Chiều", choices=[("1", "Ngang"), ("0", "Dọc")], widget=forms.RadioSelect, initial="1"
    )
    overlay = forms.ChoiceField(
        label="Kiểu in",
        choices=[("0", "Cả trang, có khung"), ("1", "Chỉ in chữ riêng lên phôi in sẵn")],
        widget=forms.RadioSelect,
        initial="0",
    )
    subject = forms.ChoiceField(
        label="In cho", required=False, choices=[("", "Tất cả, chung một tệp"), *SUBJECTS.items()]
    )
    dx = forms.IntegerField(
        label="Dịch ngang (mm)",
        required=False,
        min_value=-20,
        max_value=20,
        initial=0,
        help_text="Dương là sang phải.",
    )
    dy = forms.IntegerField(
        label="Dịch dọc (mm)",
        required=False,
        min_value=-20,
        max_value=20,
        initial=0,
        help_text="Dương là xuống dưới.",
    )


class HandOverForm(forms.Form):
    on = Day(label="Ngày trao")
    place = Words(label="Trao tại", required=False, max_length=250)
    meeting_code = forms.ChoiceField(
        label="Trao tại hội nghị", required=False, help_text="Hội nghị đã ghi trong chương trình, mới nhất trước."
    )

    def __init__(self, *args: Any, meetings: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting_code"].choices = [("", "Không phải hội nghị đã ghi"), *meetings]


class RevokeForm(forms.Form):
    ground = forms.ChoiceField(label="Căn cứ")
    paper = Words(label="Quyết định hủy, số và ngày", max_length=200)
    on = Day(label="Ngày hủy")

    def __init__(self, *args: Any, grounds: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ground"].choices = list(grounds.items())


class AwardForm(forms.Form):
    """A form or title that the unit gives; numbers only with their paper."""

    system = forms.ChoiceField(label="Hệ thống", choices=list(SYSTEMS.items()))
    name = Words(label="Tên hình thức hoặc danh hiệu", max_length=120, help_text="Ví dụ: Giấy khen")
    giver = Words(
        label="Người, cơ quan khen như in trên giấy", max_length=200, help_text="Ví dụ: Chủ tịch Ủy ban nhân dân xã …"
    )
    is_title = forms.BooleanField(label="Là danh hiệu thi đua", required=False)
    needs_council = forms.ChoiceField(label="Hội đồng", required=False, choices=YES_NO)
    vote_ratio = whole("Tỷ lệ phiếu tối thiểu, %", "Để trống: chỉ ghi kết quả phiếu, không chặn.", 100)
    group_coefficient = whole("Hệ số tập thể, phần trăm lương cơ sở", "Để trống: chưa tính tiền.", 5000)
    individual_coefficient = whole("Hệ số cá nhân, phần trăm lương cơ sở", "", 5000)
    household_coefficient = whole("Hệ số hộ gia đình, phần trăm lương cơ sở", "", 5000)
    basis = Words(
        label="Căn cứ",
        required=False,
        max_length=300,
        help_text="Văn bản của tỉnh, của đơn vị; bắt buộc khi có con số.",
    )
    valid_from = Day(label="Áp dụng từ ngày")
    valid_to = Day(label="Đến ngày", required=False)

    def clean_needs_council(self) -> bool | None:
        return {"yes": True, "no": False}.get(self.cleaned_data["needs_council"])


class RulesForm(forms.Form):
    """The unit's own terms."""

    procedure_days = whole(
        "Giải quyết hồ sơ, ngày làm việc", "Theo thủ tục hành chính của tỉnh. Để trống: không tính hạn.", 365
    )
    notice_days = whole("Thông báo kết quả, ngày làm việc", "", 365)
    posting_days = whole(
        "Công khai danh sách trước khi quyết định, ngày làm việc", "Để trống: không bắt buộc công khai.", 365
    )
    rounding = forms.ChoiceField(label="Làm tròn tiền thưởng", required=False, choices=list(ROUNDINGS.items()))
    vote_base = forms.ChoiceField(label="Tỷ lệ phiếu tính trên", required=False, choices=list(BASES.items()))
    basis = Words(label="Căn cứ", required=False, max_length=300)


class HistoryForm(forms.Form):
    """A decision of the past with its list."""

    title = Words(label="Tên", max_length=300)
    deed = several("Đã có thành tích", rows=2, most=400)
    decided_on = Day(label="Ngày quyết định")
    decision = Words(label="Số quyết định", required=False, max_length=80)
    award = forms.ModelChoiceField(None, label="Hình thức khen", empty_label="Chọn")
    groups = several("Tập thể, mỗi dòng một", required=False)
    people = several("Cá nhân, mỗi dòng một", required=False, rows=6)
    source = Words(label="Nguồn", max_length=300, help_text="Sổ nào, báo cáo nào, ngày nào.")

    def __init__(self, *args: Any, awards: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["award"], awards)


class UploadForm(forms.Form):
    """A spreadsheet of nominees, and the form proposed for them."""

    award = forms.ModelChoiceField(None, label="Hình thức đề nghị", empty_label="Chọn")
    subject = forms.ChoiceField(
        label="Dòng không ghi loại là", choices=list(SUBJECTS.items()), required=False, initial="individual",
        help_text="Danh sách tập thể và danh sách cá nhân thường là hai bảng riêng, không có cột loại.",
    )  # fmt: skip
    file = forms.FileField(
        label="Bảng tính", required=False, help_text="Excel, OpenDocument hoặc CSV; có dòng tiêu đề cột."
    )
    rows = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, awards: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["award"], awards)
