"""Lead a denunciation out of the system, and tell the operator which backups may still hold it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.debug import sensitive_variables

from danvan.hall.backups import made_since
from danvan.petitions import actions
from danvan.petitions.actions.erase import ADVICE, family, may_stay
from danvan.petitions.models import ErasureCount, Petition, Visit
from danvan.petitions.permissions import may
from danvan.units.doors import DeskAct, DeskPage


class MoveOutForm(forms.Form):
    """Said twice, because nothing of it comes back."""

    keeping = forms.MultipleChoiceField(
        label="Phần không liên quan, giữ lại",
        help_text="Phần không đánh dấu sẽ bị xóa cùng đơn gốc.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    sure = forms.BooleanField(
        label="Tôi đã đọc và chắc đây là tố cáo một người xác định được. Xóa hết, không lấy lại được."
    )

    def __init__(self, *args: Any, parts: list[Petition], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if parts:
            self.fields["keeping"].choices = [(one.code, f"{one.code}: {one.subject}") for one in parts]
        else:
            del self.fields["keeping"]


class MoveOut(DeskAct):
    """«Chuyển ra ngoài hệ thống»: text, files, search entries, signatures and notices go; a count stays."""

    template_name = "petitions/desk/move_out.html"
    form_class = MoveOutForm
    title = "Chuyển ra ngoài hệ thống"
    roles = ("clerk", "head")

    def find(self) -> Petition:
        rows = Petition.objects.visible_to(self.officer, self.today).select_related("unit")
        petition = get_object_or_404(rows, code=self.kwargs["code"].upper())
        self.members = family(petition)
        if not all(may("move_out", self.officer, one, self.today) for one in self.members):
            raise Http404
        return petition

    def get_form_kwargs(self) -> dict[str, Any]:
        parts = [one for one in self.members if may_stay(self.thing, one)]
        return super().get_form_kwargs() | {"parts": parts}

    @sensitive_variables()
    def act(self, thing: Petition, cleaned: dict[str, Any], at: datetime) -> str:
        out = actions.move_out(thing, keeping=cleaned.get("keeping", ()), by=self.officer, at=at)
        return f"{reverse('desk:moved_out')}?tu={out.received_at.timestamp():.0f}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        back = reverse("petitions:show", args=[self.thing.code])
        visits = Visit.objects.filter(petition__in=self.members).count()
        others = Petition.objects.filter(group__in={one.group_id for one in self.members} - {None})
        others = others.exclude(pk__in=[one.pk for one in self.members]).count()
        return super().get_context_data(back=back, members=self.members, visits=visits, others=others, **kwargs)


class MovedOut(DeskPage):
    """What is left to do: backups, the paper way, the count of the months."""

    template_name = "petitions/desk/moved_out.html"
    title = "Đã chuyển ra ngoài hệ thống"
    roles = ("clerk", "head")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        counts = ErasureCount.objects.filter(unit=self.officer.unit).order_by("-month")[:12]
        return super().get_context_data(
            backups=made_since(self.since()), counts=counts, advice=ADVICE[connection.vendor], **kwargs
        )

    def since(self) -> datetime:
        asked = self.request.GET.get("tu", "")
        try:
            return datetime.fromtimestamp(int(asked), tz=self.at.tzinfo)
        except (ValueError, OverflowError, OSError):
            return self.at
