"""Letters that say nearly the same: compared word by word, joined only when a person says so."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from django import forms
from django.urls import reverse

from danvan.core.codes import tidy_code
from danvan.core.refused import Refused
from danvan.petitions import actions
from danvan.petitions.forms.fields import Words
from danvan.petitions.models import Petition
from danvan.petitions.similar import alike, difference
from danvan.petitions.views_desk.acting import PetitionAct


class NotFound(Refused):
    """Không tìm thấy hồ sơ có mã {code}."""


class JoinForm(forms.Form):
    """Which of the letters shown are on the same matter, and what it is called."""

    label = forms.CharField(label="Nội dung chung", max_length=200)
    codes = forms.MultipleChoiceField(
        label="Gộp với",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Mỗi đơn vẫn có trả lời, thời hạn riêng và vẫn được đếm riêng.",
    )
    others = Words(
        label="Mã của đơn khác cùng nội dung",
        required=False,
        max_length=600,
        help_text="Đơn viết theo lời khác mà máy không nhận ra. Nhiều mã cách nhau bằng dấu phẩy hoặc dấu cách.",
    )

    def clean_others(self) -> list[str]:
        return [tidy_code(one) for one in re.split(r"[,;\s]+", self.cleaned_data["others"]) if one]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("codes") and not given.get("others") and not self.errors:
            self.add_error(
                "codes" if "codes" in self.fields else "others", "Hãy chọn hoặc ghi mã ít nhất một đơn để gộp."
            )
        return given


class CompareSimilar(PetitionAct):
    """Show what each near letter has more or less, and join the ticked ones (mass letters)."""

    template_name = "petitions/desk/similar.html"
    verb = "join"
    title = "Đơn gần giống"
    done = "Đã gộp. Có thể trả lời chung cho cả nhóm."
    form_class = JoinForm

    def find(self) -> Petition:
        petition = super().find()
        visible = Petition.objects.visible_to(self.officer, self.today)
        found = alike(petition.text, unit=petition.unit, but=petition)
        seen = set(visible.filter(pk__in=[one.petition.pk for one in found]).values_list("pk", flat=True))
        self.near = [one for one in found if one.petition.pk in seen]
        return petition

    def get_initial(self) -> dict[str, Any]:
        return {"label": self.thing.group.label if self.thing.group else self.thing.subject[:200]}

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        form.fields["codes"].choices = [
            (one.petition.code, f"{one.petition.code} – giống {round(one.score * 100)} %") for one in self.near
        ]
        if not self.near:
            del form.fields["codes"]
        return form

    def act(self, thing: Petition, cleaned: dict[str, Any], at: datetime) -> str:
        chosen = [one.petition for one in self.near if one.petition.code in cleaned.get("codes", ())]
        actions.join([thing, *chosen, *self.named(cleaned["others"])], label=cleaned["label"], by=self.officer, at=at)
        return reverse("petitions:show", args=[thing.code])

    def named(self, codes: list[str]) -> list[Petition]:
        """Find the letters whose codes were typed. Raise NotFound with the first that is not there."""
        rows = {one.code: one for one in Petition.objects.visible_to(self.officer, self.today).filter(code__in=codes)}
        for code in codes:
            if code not in rows:
                raise NotFound(code=code, field="others")
        return list(rows.values())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        compared = [
            {
                "petition": one.petition, "percent": round(one.score * 100), "pieces": difference(self.thing.text, one.petition.text),
                "joined": one.petition.group_id is not None and one.petition.group_id == self.thing.group_id,
            }
            for one in self.near
        ]  # fmt: skip
        return super().get_context_data(compared=compared, submit="Gộp các đơn đã chọn", **kwargs)
