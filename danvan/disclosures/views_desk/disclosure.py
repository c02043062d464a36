"""The list of contents, one record, the verbs on it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from danvan.calendars import clocks
from danvan.calendars.models import load
from danvan.core.steps import verbs_from
from danvan.disclosures import actions, forms, permissions
from danvan.disclosures.duties import Duty, duties, is_complete
from danvan.disclosures.models import Disclosure, Posting, PublicationPlan
from danvan.disclosures.permissions import WRITERS, may_edit
from danvan.disclosures.states import CONTENT, DONE, EVIDENCE, STATES, STEPS
from danvan.documents import actions as documents
from danvan.documents.models import Attachment
from danvan.law import publication
from danvan.law.calendar import Calendar
from danvan.units.doors import DeskAct, DeskPage
from danvan.units.timeline import timeline
from danvan.websites.addresses import url_for

NEXT_FIRST = ("publish", "post", "end", "edit", "withdraw")
BADGES = {"done": "done", "running": "waiting", "missing": "late", "broken": "late"}
SIGNS = {"done": "Đã đủ", "running": "Đang chạy", "missing": "Chưa làm", "broken": "Không đủ thời gian"}


def loudspeaker_units(rows: Iterable[Disclosure]) -> set[tuple[int, int]]:
    """Return (unit id, year) of the plans that say there is no loudspeaker. One query."""
    units = {row.unit_id for row in rows}
    plans = PublicationPlan.objects.filter(unit__in=units, has_loudspeaker=False)
    return set(plans.values_list("unit_id", "year"))


def duties_of(thing: Disclosure, calendar: Calendar, on: date, silent: set[tuple[int, int]]) -> list[Duty]:
    """List the duties of one content with its prefetched postings."""
    loud = (thing.unit_id, thing.decided_on.year) not in silent
    return duties(thing, list(thing.postings.all()), calendar, on, loudspeaker=loud)


def summary_of(thing: Disclosure, found: list[Duty], late: bool) -> tuple[str, str]:
    """Say in one badge how a content stands: words and kind. ``late``: a deadline of it has passed."""
    if thing.state == "withdrawn":
        return STATES["withdrawn"], "note"
    if thing.state == "planned":
        return ("Quá hạn công khai", "late") if late else ("Chưa công khai", "waiting")
    if is_complete(found):
        return "Đã công khai đủ", "done"
    if any(one.standing == "broken" for one in found):
        return "Không đủ thời gian", "late"
    return ("Đang công khai", "waiting") if thing.state == "open" else ("Công khai chưa đủ", "late")


class ShowDisclosure(DeskPage):
    """One content: what the law asks, where it was shown, the deadline day by day, what was done."""

    template_name = "disclosures/desk/disclosure.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        thing = self.find()
        calendar = load(thing.unit)
        found = duties_of(thing, calendar, self.today, loudspeaker_units([thing]))
        words, kind = summary_of(thing, found, any(one.is_overdue(self.today) for one in thing.clocks.all()))
        files = list(Attachment.objects.filter(kind__in=(CONTENT, EVIDENCE), record_code=thing.code).order_by("pk"))
        return super().get_context_data(
            title=thing.title, thing=thing, item=thing.item, state=words, state_kind=kind, steps=corridor(thing),
            duties=[{"duty": one, "badge": BADGES[one.standing], "sign": SIGNS[one.standing]} for one in found],
            deadlines=[clocks.deadline(one, calendar, self.today) for one in thing.clocks.all()],
            verbs=self.verbs(thing), writes=may_edit(self.officer, thing, self.today),
            unit_name=thing.unit.name_on(self.today), public_url=self.public_url(thing),
            contents=[one for one in files if one.kind == CONTENT], proofs=[one for one in files if one.kind == EVIDENCE],
            entries=timeline("disclosure", thing.code, DONE), **kwargs,
        )  # fmt: skip

    def find(self) -> Disclosure:
        rows = Disclosure.objects.visible_to(self.officer, self.today).with_postings()
        rows = rows.select_related("unit", "created_by__person", "created_by__user")
        return get_object_or_404(rows, code=self.kwargs["code"].upper())

    def public_url(self, thing: Disclosure) -> str:
        shown = Disclosure.objects.public(self.at).filter(pk=thing.pk).exists()
        return url_for(thing.unit, "disclosure", thing.code, thing.title, self.today) if shown else ""

    def verbs(self, thing: Disclosure) -> list[dict[str, str]]:
        """List what this officer may do now, the next step first."""
        names = [name for name in NEXT_FIRST if name in verbs_from(STEPS, thing.state)]
        if thing.state == "open" and not thing.public_from:
            names.insert(0, "publish")
        return [
            {"label": STEPS[name].label, "url": reverse(f"disclosures:{name}", args=[thing.code]), "kind": "danger" if name == "withdraw" else ""}
            for name in names
            if getattr(permissions, f"may_{name}")(self.officer, thing, self.today)
        ]  # fmt: skip


def corridor(thing: Disclosure) -> list[dict[str, str]]:
    """Give the inputs of ``ui/corridor.html``."""
    if thing.state == "withdrawn":
        return [{"label": STATES["planned"], "step": "passed"}, {"label": STATES["withdrawn"], "step": "now"}]
    order = ["planned", "open", "ended"]
    here = order.index(thing.state)
    steps = ["passed" if place < here else "now" if place == here else "next" for place in range(3)]
    return [{"label": STATES[name], "step": step} for name, step in zip(order, steps, strict=True)]


class EnterContent(DeskAct):
    """Write down a content that must be made public."""

    template_name = "disclosures/desk/form.html"
    form_class: Any = forms.ContentForm
    roles = WRITERS
    title = "Ghi nội dung phải công khai"
    done = "Đã ghi. Thời hạn công khai đã được tính."

    def get_initial(self) -> dict[str, Any]:
        asked = self.request.GET.get("muc", "")
        return {"decided_on": self.today, "item_code": asked if asked in publication.items() else ""}

    def act(self, thing: Any, cleaned: dict[str, Any], at: datetime) -> str:
        made = actions.enter(actions.Content(**cleaned), unit=self.officer.unit, by=self.officer, at=at)
        return reverse("disclosures:show", args=[made.code])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**({"submit": "Ghi", "back": reverse("disclosures:list")} | kwargs))


class DisclosureAct(DeskAct):
    """A verb on one content: who may not take it does not find it; a wrong state is said in a sentence."""

    template_name = "disclosures/desk/act.html"
    form_class: Any = forms.ConfirmForm
    roles = WRITERS
    verb = ""
    text = ""
    danger = False

    def find(self) -> Disclosure:
        rows = Disclosure.objects.visible_to(self.officer, self.today).select_related("unit")
        thing = get_object_or_404(rows, code=self.kwargs["code"].upper())
        if not getattr(permissions, f"may_{self.verb}")(self.officer, thing, self.today):
            raise Http404
        return thing

    def address(self) -> str:
        return reverse("disclosures:show", args=[self.thing.code])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        label = self.title or STEPS[self.verb].label
        shown = {
            "title": label,
            "submit": label,
            "text": self.text,
            "back": self.address(),
            "danger": self.danger,
            "about": self.thing.title,
        }
        return super().get_context_data(**(shown | kwargs))


class EditContent(DisclosureAct):
    """Change the words, the paper or its day."""

    template_name = "disclosures/desk/form.html"
    form_class = forms.ContentForm
    verb = "edit"
    done = "Đã sửa."

    def get_initial(self) -> dict[str, Any]:
        return {name: getattr(self.thing, name) for name in forms.ContentForm.base_fields}

    def act(self, thing: Disclosure, cleaned: dict[str, Any], at: datetime) -> str:
        actions.edit(thing, content=actions.Content(**cleaned), by=self.officer, at=at)
        return self.address()


class PublishDisclosure(DisclosureAct):
    """Put it on the unit's site."""

    verb = "publish"
    text = "Nội dung, tóm tắt, số văn bản, nơi niêm yết và các tệp công khai sẽ hiện trên cổng. Minh chứng thì không."
    done = "Đã công khai trên cổng."

    def act(self, thing: Disclosure, cleaned: dict[str, Any], at: datetime) -> str:
        actions.publish(thing, by=self.officer, at=at)
        return self.address()


class PostDisclosure(DisclosureAct):
    """Write down where or how it was shown."""

    form_class = forms.ShownForm
    verb = "post"
    done = "Đã ghi nơi, hình thức công khai."

    def get_initial(self) -> dict[str, Any]:
        return {"from_on": self.today, "channel": "board"}

    def act(self, thing: Disclosure, cleaned: dict[str, Any], at: datetime) -> str:
        actions.post(thing, shown=actions.Shown(**cleaned), by=self.officer, at=at)
        return f"{self.address()}#noi-cong-khai"


class TakeDownPosting(DisclosureAct):
    """Write down the last day at one place."""

    form_class = forms.TakeDownForm
    verb = "take_down"
    done = "Đã ghi ngày hạ."
    posting: Posting

    def find(self) -> Disclosure:
        thing = super().find()
        self.posting = get_object_or_404(thing.postings.all(), pk=self.kwargs["posting"])
        return thing

    def get_initial(self) -> dict[str, Any]:
        return {"to_on": self.today}

    def act(self, thing: Disclosure, cleaned: dict[str, Any], at: datetime) -> str:
        actions.take_down(self.posting, by=self.officer, at=at, **cleaned)
        return f"{self.address()}#noi-cong-khai"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(text=str(self.posting), **kwargs)


class EndDisclosure(DisclosureAct):
    """Close the record."""

    verb = "end"
    text = "Mọi bảng niêm yết đã ghi ngày hạ. Trang trên cổng vẫn đọc được, trừ danh sách cá nhân."
    done = "Đã kết thúc công khai."

    def act(self, thing: Disclosure, cleaned: dict[str, Any], at: datetime) -> str:
        actions.end(thing, by=self.officer, at=at)
        return self.address()


class WithdrawDisclosure(DisclosureAct):
    """Take back what should not have been shown."""

    form_class = forms.WithdrawForm
    verb = "withdraw"
    text = "Nội dung rời cổng ngay và không được tính là đã công khai. Hồ sơ vẫn được giữ."
    done = "Đã rút."
    danger = True

    def act(self, thing: Disclosure, cleaned: dict[str, Any], at: datetime) -> str:
        actions.withdraw(thing, reason=cleaned["reason"], by=self.officer, at=at)
        return self.address()


class AttachFile(DisclosureAct):
    """Keep a file: the content itself, or proof."""

    form_class = forms.AttachForm
    verb = "edit"
    title = "Thêm tệp"
    done = "Đã thêm tệp."

    def act(self, thing: Disclosure, cleaned: dict[str, Any], at: datetime) -> str:
        kind = CONTENT if cleaned["kind"] == "content" else EVIDENCE
        documents.attach(cleaned["file"], unit=thing.unit, kind=kind, record_code=thing.code, by=self.officer, at=at)
        return f"{self.address()}#tep"
