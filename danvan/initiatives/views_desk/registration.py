"""The desk side of a registration: write, send, take over; ask, merge, accept."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from danvan.core import once
from danvan.initiatives import actions, forms
from danvan.initiatives.models import TEN, Initiative, Movement
from danvan.initiatives.permissions import WRITERS, may_begin
from danvan.initiatives.similar import similar_to
from danvan.initiatives.states import LISTED
from danvan.initiatives.views_desk.initiative import InitiativeAct, fields_for
from danvan.units.doors import DeskAct
from danvan.units.models import UnitVersion

OWN = (
    "name", "kind", "registrant_kind", "registrant_name", "registrant_contact", "field", "second_field", "situation", "aims",
    "content", "place", "forces", "resources", "starts_on", "ends_on", "assess_on", "timing", "outputs", "outlook",
    "update_every",
)  # fmt: skip
ROWS_MORE = 3
MOST_OFFERED = 200


class BeginInitiative(DeskAct):
    """Write a registration; it is a draft until it is sent."""

    template_name = "initiatives/desk/ten.html"
    form_class: Any = forms.TenForm
    roles = WRITERS
    title = "Đăng ký mô hình"
    done = "Đã lưu bản nháp. Xem lại rồi gửi đăng ký."

    def get_form_kwargs(self) -> dict[str, Any]:
        movements = Movement.objects.open_to(self.officer.unit, self.today).newest_first()
        self.movements = movements
        return {**super().get_form_kwargs(), "movements": movements, "fields": self.fields()}

    def fields(self) -> list[str]:
        named = fields_for(self)
        kept = [getattr(self.thing, name) for name in ("field", "second_field")] if self.thing else []
        return list(dict.fromkeys([*named, *(one for one in kept if one)]))

    def get_initial(self) -> dict[str, Any]:
        movement = Movement.objects.open_to(self.officer.unit, self.today).newest_first().first()
        version = self.officer.unit.version(self.today)
        area = version.area.name_on(self.today) if version and version.area and version.level == "hamlet" else ""
        return {
            "movement": movement,
            "kind": "new",
            "registrant_kind": "area" if area else "agency",
            "registrant_name": area,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Give more rows when that was asked for, judging nothing; else act."""
        if "more" not in request.POST:
            return super().post(request, *args, **kwargs)
        kwargs = {name: value for name, value in self.get_form_kwargs().items() if name in ("movements", "fields")}
        form = self.form_class(initial=self.get_form().typed(), more=ROWS_MORE, **kwargs)
        form.once = once.token(request.POST.get(once.FIELD, ""))
        return self.render_to_response(self.get_context_data(form=form))

    def act(self, thing: Any, cleaned: dict[str, Any], at: datetime) -> str:
        goals = [actions.Aim(row["text"].strip(), row["target"], row["unit_word"]) for row in cleaned["goals"]]
        ten = actions.Ten(goals=goals, **{name: cleaned[name] for name in OWN})
        made = self.keep(thing, ten, cleaned["movement"], at)
        follow = "register" if "send" in self.request.POST else "show"
        return reverse(f"initiatives:{follow}", args=[made.code])

    def keep(self, thing: None, ten: actions.Ten, movement: Movement | None, at: datetime) -> Initiative:
        return actions.begin(ten, movement=movement, unit=self.officer.unit, by=self.officer, at=at)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        places = UnitVersion.objects.children_of(self.area(), self.today) if self.area() else []
        return super().get_context_data(
            **({"back": reverse("initiatives:list"), "places": [one.name for one in places]} | kwargs)
        )

    def area(self) -> Any:
        version = self.officer.unit.version(self.today)
        return version.area if version else None


class RewriteInitiative(InitiativeAct, BeginInitiative):
    """Change a draft, or what was asked to be completed."""

    template_name = "initiatives/desk/ten.html"
    form_class = forms.TenForm
    verb = "rewrite"
    title = "Sửa đăng ký"
    done = "Đã lưu."

    def get_initial(self) -> dict[str, Any]:
        goals = [
            {"text": one.text, "target": one.target, "unit_word": one.unit_word} for one in self.thing.goals.all()
        ]
        return {name: getattr(self.thing, name) for name in OWN} | {"movement": self.thing.movement, "goals": goals}

    def act(self, thing: Initiative, cleaned: dict[str, Any], at: datetime) -> str:
        return BeginInitiative.act(self, thing, cleaned, at)

    def keep(self, thing: Initiative, ten: actions.Ten, movement: Movement | None, at: datetime) -> Initiative:
        return actions.rewrite(thing, ten=ten, movement=movement, by=self.officer, at=at)


class RegisterInitiative(InitiativeAct):
    """Read it once more, see what looks alike nearby, send."""

    template_name = "initiatives/desk/register.html"
    form_class = forms.RegisterForm
    verb = "register"
    done = "Đã gửi đăng ký."

    def get_initial(self) -> dict[str, Any]:
        return {"difference": self.thing.difference}

    def take(self, thing: Initiative, cleaned: dict[str, Any], at: datetime) -> None:
        actions.register(thing, difference=cleaned["difference"], by=self.officer, at=at)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        similar = similar_to(self.thing, self.today) if self.thing.origin_id is None else []
        kwargs.setdefault("form", self.get_form()).fields["difference"].required = bool(similar)
        seen = set(Initiative.objects.visible_to(self.officer, self.today).filter(pk__in=[one.initiative.pk for one in similar]).values_list("pk", flat=True))  # fmt: skip
        return super().get_context_data(
            missing=self.thing.missing(), similar=similar, seen=seen,
            ten=[(label, getattr(self.thing, name)) for name, label in TEN], goals=list(self.thing.goals.all()),
            units={one.initiative.pk: one.initiative.unit.name_on(self.today) for one in similar}, **kwargs,
        )  # fmt: skip


class WithdrawRegistration(InitiativeAct):
    """Take it back."""

    verb = "withdraw_registration"
    text = "Đăng ký được rút và không tính. Hồ sơ vẫn được giữ."
    done = "Đã rút đăng ký."
    danger = True

    def take(self, thing: Initiative, cleaned: dict[str, Any], at: datetime) -> None:
        actions.withdraw_registration(thing, by=self.officer, at=at)


class AskCompletion(InitiativeAct):
    """Give it back, saying what is missing."""

    form_class = forms.AskCompletionForm
    verb = "ask_completion"
    text = "Nơi đăng ký nhận lại bản của mình cùng câu dưới đây, sửa rồi gửi lại."
    done = "Đã yêu cầu bổ sung."

    def take(self, thing: Initiative, cleaned: dict[str, Any], at: datetime) -> None:
        actions.ask_completion(thing, what=cleaned["what"], by=self.officer, at=at)


class MergeInitiative(InitiativeAct):
    """Fold it into another that says the same."""

    form_class = forms.MergeForm
    verb = "merge"
    text = "Mô hình này không còn tính riêng; hồ sơ vẫn mở được và dẫn tới mô hình giữ lại."
    done = "Đã gộp."
    danger = True

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer what looks alike first, then what the officer sees of the same year, each by code and name."""
        alike = [one.initiative for one in similar_to(self.thing, self.today)]
        rows = Initiative.objects.visible_to(self.officer, self.today).filter(state__in=("registered", *LISTED))
        others = rows.filter(year=self.thing.year).exclude(pk=self.thing.pk).newest_first()[:MOST_OFFERED]
        offered = {one.code: f"{one.name} · {one.registrant_name}" for one in (*alike, *others)}
        return {**super().get_form_kwargs(), "offered": offered}

    def take(self, thing: Initiative, cleaned: dict[str, Any], at: datetime) -> None:
        rows = Initiative.objects.visible_to(self.officer, self.today)
        into = rows.filter(code=cleaned["into"].strip().upper()).first()
        if into is None:
            raise actions.NotTheSame(field="into")
        actions.merge(thing, into=into, by=self.officer, at=at)


class AcceptInitiative(InitiativeAct):
    """Take it into the list."""

    verb = "accept"
    text = "Mô hình vào danh mục của đơn vị. Bước sau là ra mắt với cam kết, phân công cụ thể."
    done = "Đã nhận vào danh mục."

    def take(self, thing: Initiative, cleaned: dict[str, Any], at: datetime) -> None:
        actions.accept(thing, by=self.officer, at=at)


class ReplicateInitiative(DeskAct):
    """Take a public model over: a record of its own, linked to the origin."""

    template_name = "initiatives/desk/replicate.html"
    form_class = forms.ReplicateForm
    roles = WRITERS
    title = "Áp dụng ở đơn vị tôi"
    done = "Đã mở bản nháp từ mô hình gốc. Mời viết phần của đơn vị mình: thực trạng, địa bàn, lực lượng, chỉ tiêu."

    def find(self) -> Initiative:
        seen = Initiative.objects.public(self.at) | Initiative.objects.visible_to(self.officer, self.today).listed()
        thing = get_object_or_404(seen.select_related("unit"), code=self.kwargs["code"].upper())
        if not may_begin(self.officer, self.officer.unit, self.today):
            raise Http404
        return thing

    def get_form_kwargs(self) -> dict[str, Any]:
        movements = Movement.objects.open_to(self.officer.unit, self.today).newest_first()
        return {**super().get_form_kwargs(), "movements": movements}

    def get_initial(self) -> dict[str, Any]:
        movement = Movement.objects.open_to(self.officer.unit, self.today).newest_first().first()
        return {"name": self.thing.name, "movement": movement}

    def act(self, thing: Initiative, cleaned: dict[str, Any], at: datetime) -> str:
        made = actions.replicate(
            thing, name=cleaned["name"], movement=cleaned["movement"], unit=self.officer.unit, by=self.officer, at=at
        )
        return reverse("initiatives:rewrite", args=[made.code])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            unit_name=self.thing.unit.name_on(self.today), back=reverse("initiatives:library"), **kwargs
        )
