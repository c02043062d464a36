"""Letters that say nearly the same: compared word by word, joined only when a person says so."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.urls import reverse

from danvan.petitions import actions
from danvan.petitions.models import Petition
from danvan.petitions.similar import alike, difference
from danvan.petitions.views_desk.acting import PetitionAct


class JoinForm(forms.Form):
    """Which of the letters shown are on the same matter, and what it is called."""

    label = forms.CharField(label="Nội dung chung", max_length=200)
    codes = forms.MultipleChoiceField(
        label="Gộp với",
        widget=forms.CheckboxSelectMultiple,
        help_text="Mỗi đơn vẫn có trả lời, thời hạn riêng và vẫn được đếm riêng.",
    )


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
        return form

    def act(self, thing: Petition, cleaned: dict[str, Any], at: datetime) -> str:
        chosen = [one.petition for one in self.near if one.petition.code in cleaned["codes"]]
        actions.join([thing, *chosen], label=cleaned["label"], by=self.officer, at=at)
        return reverse("petitions:show", args=[thing.code])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        compared = [
            {
                "petition": one.petition, "percent": round(one.score * 100), "pieces": difference(self.thing.text, one.petition.text),
                "joined": one.petition.group_id is not None and one.petition.group_id == self.thing.group_id,
            }
            for one in self.near
        ]  # fmt: skip
        return super().get_context_data(compared=compared, submit="Gộp các đơn đã chọn", **kwargs)
