"""Lists in and out: the spreadsheet with a preview, the spreadsheet and the Word list to take away."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms as django_forms
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.generic import View

from danvan.core.refused import Refused
from danvan.core.views import add_refusal
from danvan.documents import papers
from danvan.initiatives import forms
from danvan.initiatives.actions import sheets
from danvan.initiatives.letters.papers import list_paper, sheet
from danvan.initiatives.models import Initiative, Movement
from danvan.initiatives.permissions import REVIEWERS
from danvan.initiatives.views_desk.listing import Narrowed
from danvan.units.doors import DeskAct
from danvan.units.fields import Day

MOST_WRITTEN = 5000
SALT = "initiatives.import"


class Expired(Refused):
    """Bản xem trước đã quá 2 giờ hoặc không còn đúng. Mời chọn lại tệp."""


class UploadForm(django_forms.Form):
    """A spreadsheet, the movement it belongs to, the day for lines without one."""

    movement = django_forms.ModelChoiceField(
        None, label="Đợt phát động", required=False, empty_label="Không theo đợt nào"
    )
    registered_on = Day(label="Ngày đăng ký của các dòng không ghi ngày")
    file = django_forms.FileField(
        label="Bảng tính", required=False, help_text="Excel, OpenDocument hoặc CSV; có dòng tiêu đề cột."
    )
    rows = django_forms.CharField(required=False, widget=django_forms.HiddenInput)

    def __init__(self, *args: Any, movements: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["movement"].queryset = movements


class ImportInitiatives(DeskAct):
    """Read a list, show line by line what would be taken in and what is wrong, take the good lines."""

    template_name = "initiatives/desk/import.html"
    form_class = UploadForm
    roles = REVIEWERS
    title = "Nhập danh sách mô hình"

    def get_form_kwargs(self) -> dict[str, Any]:
        movements = Movement.objects.open_to(self.officer.unit, self.today).newest_first()
        return {**super().get_form_kwargs(), "movements": movements}

    def get_initial(self) -> dict[str, Any]:
        movement = Movement.objects.open_to(self.officer.unit, self.today).newest_first().first()
        return {"registered_on": self.today, "movement": movement}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.get_form()
        upload = request.FILES.get("file")
        if not form.is_valid() or not upload:
            if form.is_valid() and form.cleaned_data["rows"]:
                return self.form_valid(form)
            if form.is_valid():
                form.add_error("file", "Hãy chọn tệp.")
            return self.form_invalid(form)
        try:
            lines, said = sheets.read(
                upload.read(),
                upload.name,
                unit=self.officer.unit,
                movement=form.cleaned_data["movement"],
                below=self.units_in_scope().values_list("pk", flat=True),
            )
        except Refused as refused:
            add_refusal(form, refused)
            return self.form_invalid(form)
        good = [_plain(one.values) for one in lines if not one.problems and not one.known]
        packed = signing.dumps({"rows": good, "name": upload.name}, salt=SALT, compress=True)
        return self.render_to_response(
            self.get_context_data(form=form, lines=lines, said=said, good=len(good), packed=packed)
        )

    def act(self, thing: None, cleaned: dict[str, Any], at: datetime) -> str:
        try:
            kept = signing.loads(cleaned["rows"], salt=SALT, max_age=7200)
        except signing.BadSignature:
            raise Expired() from None
        made = sheets.take_in(
            kept["rows"], unit=self.officer.unit, movement=cleaned["movement"], registered_on=cleaned["registered_on"],
            source=kept["name"], by=self.officer, at=at,
        )  # fmt: skip
        self.done = f"Đã nhận {len(made)} mô hình, chờ xem xét."
        return reverse("initiatives:list") + "?state=registered"

    def form_valid(self, form: Any) -> HttpResponse:
        return super().form_valid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(wanted=sheets.WANTED, back=reverse("initiatives:list"), **kwargs)


def _plain(values: Any) -> dict[str, Any]:
    return {key: value.isoformat() if isinstance(value, date) else str(value) for key, value in values.items()}


class Listing(Narrowed, View):
    """What both files are made of: the list as it is filtered, without drafts unless they were asked for."""

    def things(self) -> list[Initiative]:
        self.filters = forms.FilterForm(self.request.GET)
        self.filters.full_clean()
        rows = self.rows(self.filters.cleaned_data).select_related("unit")
        if not self.filters.cleaned_data.get("state"):
            rows = rows.exclude(state__in=("draft", "withdrawn", "merged"))
        return list(rows.with_unit_version(self.today).newest_first()[:MOST_WRITTEN])

    def year(self) -> int | None:
        return self.filters.cleaned_data.get("year")


class ExportInitiatives(Listing):
    """The list as a spreadsheet, with the columns that the import reads."""

    def get(self, request: HttpRequest) -> HttpResponse:
        things = self.things()
        title = f"Danh mục mô hình Dân vận khéo {self.year() or ''}".strip()
        return papers.download(sheet(title, things, self.today), title=title, kind="xlsx", on=self.today)


class PrintList(Listing):
    """The list as a Word paper."""

    def get(self, request: HttpRequest) -> HttpResponse:
        things = self.things()
        if not things:
            raise Http404
        content = list_paper(things, unit=self.officer.unit, year=self.year(), on=self.today)
        return papers.download(content, title="Danh sách mô hình Dân vận khéo", on=self.today)
