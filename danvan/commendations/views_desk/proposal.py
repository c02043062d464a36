"""The desk side of proposals: the list, one file, begin, revise, submit, cancel."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from danvan import search
from danvan.calendars import clocks
from danvan.calendars import models as calendars
from danvan.commendations import actions, forms, permissions
from danvan.commendations.models import Award, Proposal
from danvan.commendations.permissions import WRITERS, may_begin, may_judge, may_write
from danvan.commendations.states import BEFORE_DECISION, DONE, STATES, STEPS
from danvan.core.steps import verbs_from
from danvan.documents.papers import letterhead
from danvan.law import awards
from danvan.search.titles import titles
from danvan.units.doors import DeskAct, DeskList, DeskPage
from danvan.units.models import Unit
from danvan.units.timeline import timeline
from danvan.websites.addresses import base_of, site_of

FOUND = 300
LINE = ("code", "title", "state", "decision", "is_history", "entered_on")
KINDS_OF_STATE = {
    "draft": "note", "submitted": "waiting", "returned": "late", "received": "waiting", "reviewed": "waiting", "submitted_up": "waiting",
    "decided": "done", "handed_over": "done", "archived": "note", "cancelled": "note",
}  # fmt: skip
NEXT_FIRST = (
    "submit", "nominate", "receive", "review", "close_posting", "post_list", "propose", "decide", "notify", "print_certificates", "hand_over", "pay",
    "archive", "waive_posting", "revise", "send_back", "cancel",
)  # fmt: skip
CORRIDOR = ("draft", "submitted", "received", "reviewed", "submitted_up", "decided", "handed_over", "archived")


class ListProposals(DeskList):
    """The files of the units in scope, and those sent to them."""

    template_name = "commendations/desk/list.html"
    title = "Khen thưởng"
    filter_form_class = forms.FilterForm

    def rows(self, filters: dict[str, Any]) -> QuerySet[Proposal]:
        rows = Proposal.objects.visible_to(self.officer, self.today)
        rows = rows.filter(**{name: filters[name] for name in ("year", "state") if filters.get(name)})
        if words := filters.get("q", "").strip():
            units = list(self.units_in_scope().values_list("code", flat=True))
            found = [hit.code for hit in search.find(words, kinds=["commendation"], units=units, limit=FOUND)]
            rows = rows.filter(Q(code__in=found) | Q(code__iexact=words) | Q(decision__iexact=words))
        return rows.only(*LINE).with_names(self.today).newest_first()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(
            may_begin=may_begin(self.officer, self.officer.unit, self.today),
            may_set=permissions.may_set(self.officer, self.officer.unit, self.today), **kwargs,
        )  # fmt: skip
        context["lines"] = [
            {
                "row": row, "unit": row.unit_name, "giver": row.giver_name, "kind": KINDS_OF_STATE[row.state], "state": STATES[row.state],
                "groups": row.groups, "people": row.people,
            }
            for row in context["sheet"].rows
        ]  # fmt: skip
        return context


def found_one(view: Any) -> Proposal:
    """Fetch the file of the address among those in sight."""
    rows = Proposal.objects.visible_to(view.officer, view.today).select_related("unit", "giver")
    return get_object_or_404(rows, code=view.kwargs["code"].upper())


def meeting_of(proposal: Proposal) -> str:
    """Name the meeting at which a file's certificates were handed over, empty where it was none."""
    meeting = ("meeting", proposal.meeting_code)
    return titles([meeting]).get(meeting, "") if proposal.meeting_code else ""


class ShowProposal(DeskPage):
    """One file: where it stands, its list and votes, terms, papers, what was done."""

    template_name = "commendations/desk/proposal.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        proposal = found_one(self)
        lines = list(proposal.nominees.select_related("award"))
        writes = may_write(self.officer, proposal, self.today) and proposal.state in ("draft", "returned")
        return super().get_context_data(
            title=proposal.title, proposal=proposal, state=STATES[proposal.state], state_kind=KINDS_OF_STATE[proposal.state],
            facts=f"{proposal.unit.name_on(self.today)} đề nghị {proposal.giver.name_on(self.today)}", steps=corridor(proposal),
            verbs=self.verbs(proposal), lines=lines, writes=writes, judges=may_judge(self.officer, proposal, self.today),
            pauses=proposal.state in BEFORE_DECISION, meeting=meeting_of(proposal),
            grounds=awards.revoke_grounds(), kind=awards.kind_names().get(proposal.kind, ""), law=self.law(proposal),
            deadlines=self.deadlines(proposal), papers=papers_of(proposal), online_url=self.online_url(proposal), entries=timeline("commendation", proposal.code, DONE), **kwargs,
        )  # fmt: skip

    def online_url(self, proposal: Proposal) -> str:
        """Return where the list stands on the site today, empty where it does not."""
        shown = proposal.posted_online and Proposal.objects.online(self.today).filter(pk=proposal.pk).exists()
        site = site_of(proposal.giver, self.today) if shown else None
        return f"{base_of(site, self.today)}lay-y-kien-khen-thuong/" if site else ""

    def law(self, proposal: Proposal) -> str:
        if proposal.system != "state" or not proposal.received_on:
            return ""
        return f"{awards.law_on(proposal.received_on).source}; {awards.decree_on(proposal.received_on).source}"

    def deadlines(self, proposal: Proposal) -> list[dict[str, Any]]:
        rows = list(proposal.clocks.all())
        calendar = calendars.load(proposal.giver) if rows else None
        return [clocks.deadline(one, calendar, self.today) for one in rows]

    def verbs(self, proposal: Proposal) -> list[dict[str, str]]:
        """List what this officer may do now, the next step first."""
        open_ones = verbs_from(STEPS, proposal.state)
        idle = self.idle(proposal)
        return [
            {"label": STEPS[name].label, "url": reverse(f"commendations:{name}", args=[proposal.code]), "kind": "danger" if name == "cancel" else ""}
            for name in NEXT_FIRST
            if name in open_ones and name not in idle and not (proposal.is_history and name in ("print_certificates", "notify", "pay", "archive"))
            and getattr(permissions, f"may_{name}")(self.officer, proposal, self.today)
        ]  # fmt: skip

    def idle(self, proposal: Proposal) -> set[str]:
        """Name the verbs that have been done, or whose day has not come."""
        idle = {"notify"} if proposal.notified_on else set()
        idle |= {"pay"} if proposal.paid_on else set()
        posted = proposal.posted_until is not None
        if not posted or proposal.posting_result or self.today <= proposal.posted_until:
            idle.add("close_posting")
        return idle | ({"post_list", "waive_posting"} if posted or proposal.posting_waiver else set())


def papers_of(proposal: Proposal) -> list[tuple[str, str]]:
    """List the papers that make sense at this step: key and name."""
    found = [("list", "Danh sách trích ngang"), ("submission", "Tờ trình")]
    if proposal.received_on:
        found.insert(1, ("posted", "Thông báo công khai danh sách"))
    if proposal.reviewed_on:
        found.append(("minutes", "Biên bản họp xét"))
        found.append(("decision", "Quyết định (dự thảo)"))
    return [] if proposal.is_history else found


def corridor(proposal: Proposal) -> list[dict[str, str]]:
    """Give the inputs of ``ui/corridor.html``."""
    if proposal.state == "cancelled":
        return [{"label": STATES["draft"], "step": "passed"}, {"label": STATES["cancelled"], "step": "now"}]
    if proposal.is_history:
        return [{"label": STATES["handed_over"], "step": "now"}]
    now = CORRIDOR.index({"returned": "draft"}.get(proposal.state, proposal.state))
    return [
        {"label": STATES[proposal.state] if place == now else STATES[one], "step": "passed" if place < now else "now" if place == now else "next"}
        for place, one in enumerate(CORRIDOR)
    ]  # fmt: skip


class ProposalAct(DeskAct):
    """A verb on one file."""

    template_name = "commendations/desk/act.html"
    roles = WRITERS
    form_class: Any = forms.NothingForm
    verb = ""
    text = ""
    danger = False

    def find(self) -> Proposal:
        proposal = found_one(self)
        if not getattr(permissions, f"may_{self.verb}")(self.officer, proposal, self.today):
            raise Http404
        return proposal

    def act(self, thing: Any, cleaned: dict[str, Any], at: datetime) -> str:
        self.take(thing, cleaned, at)
        return self.address()

    def take(self, thing: Any, cleaned: dict[str, Any], at: datetime) -> None:
        """Call the one action."""
        raise NotImplementedError

    def address(self) -> str:
        return reverse("commendations:show", args=[self.thing.code])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        label = self.title or STEPS[self.verb].label
        kwargs = {
            "title": label,
            "submit": label,
            "text": self.text,
            "back": self.address(),
            "danger": self.danger,
        } | kwargs
        return super().get_context_data(about=self.thing.title, **kwargs)


class BeginProposal(DeskAct):
    """Begin a file."""

    template_name = "commendations/desk/act.html"
    form_class: Any = forms.DetailsForm
    roles = WRITERS
    title = "Lập hồ sơ đề nghị khen thưởng"
    done = "Đã lập hồ sơ. Mời thêm tập thể, cá nhân."

    def get_form_kwargs(self) -> dict[str, Any]:
        unit = self.thing.unit if self.thing else self.officer.unit
        version = unit.version(self.today)
        own = Unit.objects.filter(pk=unit.pk)
        givers = own | Unit.objects.above(unit, self.today).organisations() | Unit.objects.filter(pk__in=Award.objects.values("unit"), versions__area=version.area_id if version else None)  # fmt: skip
        givers = givers.distinct()
        names = {one.pk: one.name_on(self.today) for one in givers.with_version(self.today)}
        return {**super().get_form_kwargs(), "givers": givers, "names": names}

    def get_initial(self) -> dict[str, Any]:
        return {
            "year": self.today.year,
            "giver": self.officer.unit,
            "system": letterhead(self.officer.unit, self.today).system,
        }

    def act(self, thing: Any, cleaned: dict[str, Any], at: datetime) -> str:
        giver = cleaned.pop("giver")
        made = actions.begin(actions.Details(**cleaned), unit=self.officer.unit, giver=giver, by=self.officer, at=at)
        return reverse("commendations:show", args=[made.code])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs = {
            "about": "",
            "text": "",
            "submit": "Lập hồ sơ",
            "danger": False,
            "back": reverse("commendations:list"),
        } | kwargs
        return super().get_context_data(**kwargs)


class ReviseProposal(ProposalAct, BeginProposal):
    """Change what the file is about."""

    form_class = forms.DetailsForm
    verb = "revise"
    title = "Sửa hồ sơ"
    done = "Đã lưu."

    def get_initial(self) -> dict[str, Any]:
        return {name: getattr(self.thing, name) for name in ("title", "deed", "giver", "system", "year", "movement")}

    def act(self, thing: Proposal, cleaned: dict[str, Any], at: datetime) -> str:
        giver = cleaned.pop("giver")
        actions.revise(thing, details=actions.Details(**cleaned), giver=giver, by=self.officer, at=at)
        return self.address()


class SubmitProposal(ProposalAct):
    """Send it to the giver."""

    verb = "submit"
    text = "Sau khi gửi, danh sách không sửa được trừ khi nơi khen yêu cầu hoàn thiện."
    done = "Đã gửi đề nghị."

    def take(self, thing: Proposal, cleaned: dict[str, Any], at: datetime) -> None:
        actions.submit(thing, by=self.officer, at=at)


class CancelProposal(ProposalAct):
    """Give it up."""

    form_class = forms.ReasonForm
    verb = "cancel"
    text = "Hồ sơ dừng lại và được giữ."
    done = "Đã hủy hồ sơ."
    danger = True

    def take(self, thing: Proposal, cleaned: dict[str, Any], at: datetime) -> None:
        actions.cancel(thing, reason=cleaned["reason"], by=self.officer, at=at)
