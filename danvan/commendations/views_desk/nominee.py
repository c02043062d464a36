"""The desk side of the list: add, change, drop a line; bring a spreadsheet."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from danvan.commendations import actions, forms
from danvan.commendations.actions.sheets import WANTED
from danvan.commendations.models import Award, Nominee, Proposal
from danvan.commendations.views_desk.proposal import ProposalAct
from danvan.core.refused import Refused
from danvan.core.views import add_refusal

OWN = ("subject", "honorific", "name", "detail", "birth_year", "gender", "size", "merit", "report", "initiative")
SALT = "commendations.import"


class Expired(Refused):
    """Bản xem trước đã quá 2 giờ hoặc không còn đúng. Mời chọn lại tệp."""


class Nominate(ProposalAct):
    """Add a group, a person, a household."""

    form_class: Any = forms.SubjectForm
    verb = "nominate"
    done = "Đã thêm vào danh sách."

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "awards": Award.objects.of(self.thing.giver, self.today)}

    def get_initial(self) -> dict[str, Any]:
        return {"subject": "group", "merit": self.thing.deed}

    def act(self, thing: Proposal, cleaned: dict[str, Any], at: datetime) -> str:
        said = actions.Subject(**{name: cleaned[name] for name in OWN})
        self.keep(said, cleaned["award"], cleaned["same_deed_reason"], at)
        return f"{self.address()}#danh-sach"

    def keep(self, said: actions.Subject, award: Award, reason: str, at: datetime) -> None:
        actions.nominate(self.thing, said, award=award, same_deed_reason=reason, by=self.officer, at=at)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        text = (
            ""
            if Award.objects.of(self.thing.giver, self.today).exists()
            else "Nơi khen chưa đặt hình thức khen nào trong «Hình thức và quy định»; cần đặt trước."
        )
        return super().get_context_data(**({"text": text} | kwargs))


class OnLine(ProposalAct):
    """A verb on one line of the list."""

    def find(self) -> Proposal:
        proposal = super().find()
        rows = Nominee.objects.filter(proposal=proposal).select_related("proposal__unit", "proposal__giver", "award")
        self.line = get_object_or_404(rows, pk=self.kwargs["line"])
        return proposal

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**({"text": str(self.line)} | kwargs))


class RewriteNominee(OnLine, Nominate):
    """Change a line."""

    verb = "rewrite"
    done = "Đã lưu."

    def get_initial(self) -> dict[str, Any]:
        return {name: getattr(self.line, name) for name in (*OWN, "award", "same_deed_reason")}

    def keep(self, said: actions.Subject, award: Award, reason: str, at: datetime) -> None:
        actions.rewrite(self.line, subject=said, award=award, same_deed_reason=reason, by=self.officer, at=at)


class DropNominee(OnLine):
    """Take a line off."""

    verb = "drop"
    done = "Đã bỏ khỏi danh sách."
    danger = True

    def take(self, thing: Proposal, cleaned: dict[str, Any], at: datetime) -> None:
        actions.drop(self.line, by=self.officer, at=at)


class ImportNominees(ProposalAct):
    """Bring the list from a spreadsheet: a preview, then the good lines."""

    template_name = "commendations/desk/import.html"
    form_class = forms.UploadForm
    verb = "nominate"
    title = "Nhập danh sách từ bảng tính"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "awards": Award.objects.of(self.thing.giver, self.today)}

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
            subject = form.cleaned_data["subject"] or "individual"
            lines, said = actions.read(upload.read(), upload.name, proposal=self.thing, subject=subject)
        except Refused as refused:
            add_refusal(form, refused)
            return self.form_invalid(form)
        good = [
            {key: str(value) for key, value in one.values.items()}
            for one in lines
            if not one.problems and not one.same_deed
        ]
        packed = signing.dumps(good, salt=f"{SALT}.{self.thing.code}", compress=True)
        return self.render_to_response(
            self.get_context_data(form=form, lines=lines, said=said, good=len(good), packed=packed)
        )

    def take(self, thing: Proposal, cleaned: dict[str, Any], at: datetime) -> None:
        try:
            rows = signing.loads(cleaned["rows"], salt=f"{SALT}.{thing.code}", max_age=7200)
        except signing.BadSignature:
            raise Expired() from None
        count = actions.take_in(rows, proposal=thing, award=cleaned["award"], by=self.officer, at=at)
        self.done = f"Đã nhận {count} dòng."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        again = reverse("commendations:import", args=[self.thing.code])
        return super().get_context_data(**({"wanted": WANTED, "again": again} | kwargs))
