"""The papers of a petition as Word files: which there are now, and making one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from danvan.core.refused import Refused
from danvan.core.views import add_refusal
from danvan.documents import papers
from danvan.petitions import actions, letters
from danvan.petitions.forms.letters import LetterForm
from danvan.petitions.models import Petition, PetitionStep
from danvan.petitions.permissions import WORKING, rights_of
from danvan.units.doors import DeskAct
from danvan.units.models import Officer

Make = Callable[[Petition, letters.Sender, "PetitionStep | None", dict[str, Any], "MakeLetter"], papers.Letter]


@dataclass(frozen=True, slots=True)
class Paper:
    """One kind of paper: its name, the verb after which there is one (empty: always), what it asks, how it is made."""

    label: str
    verb: str
    make: Make
    asks: tuple[str, ...] = ()


def _receipt(
    petition: Petition, sender: letters.Sender, step: Any, given: dict[str, Any], view: MakeLetter
) -> papers.Letter:
    rows = [[part.strip() for part in line.split(";")] for line in given["documents"].splitlines() if line.strip()]
    listed = [
        letters.Document(
            row[0], int(row[1]) if len(row) > 1 and row[1].isdigit() else None, row[2] if len(row) > 2 else ""
        )
        for row in rows
    ]
    return letters.receipt(
        petition,
        sender=sender,
        documents=listed,
        at=view.at,
        receiver=view.officer.full_name,
        post=_post(view.officer),
    )


def _post(officer: Officer) -> str:
    """Name the post that an officer holds in the unit it acts for, empty where none is written down."""
    held = officer.person.holdings.current().filter(post__unit=officer.unit_id) if officer.person else None
    names = held.values_list("post__name", flat=True) if held is not None else ()
    return ", ".join(names)


def _extension(
    petition: Petition, sender: letters.Sender, step: Any, given: dict[str, Any], view: MakeLetter
) -> papers.Letter:
    ticked = [one.criterion for one in step.criteria.all()]
    until = petition.settle_due_on or petition.next_due_on or view.today
    return letters.extension(petition, sender=sender, criteria=ticked, until=until, paper=step.paper, on=view.today)


def _reply(
    petition: Petition, sender: letters.Sender, step: Any, given: dict[str, Any], view: MakeLetter
) -> papers.Letter:
    answer = petition.answers.filter(sent_back_at=None).order_by("-pk").first()
    if answer is None:
        raise Http404
    return letters.reply(petition, sender=sender, text=answer.text, outcome=answer.outcome, on=view.today)


def _joint_reply(
    petition: Petition, sender: letters.Sender, step: Any, given: dict[str, Any], view: MakeLetter
) -> papers.Letter:
    """Gather everybody whom the joint answer answers; each contact is opened and written down."""
    answer = petition.answers.filter(sent_back_at=None).exclude(joint="").order_by("-pk").first()
    if answer is None:
        raise Http404
    rows = Petition.objects.visible_to(view.officer, view.today).filter(answers__joint=answer.joint)
    everybody = list(rows.select_related("unit", "assigned_unit", "group").order_by("received_on", "pk"))
    senders = [sender if one.pk == petition.pk else view.sender_of(one, given) for one in everybody]
    return letters.joint_reply(everybody, senders=senders, text=answer.text, on=view.today)


def _note(step: PetitionStep) -> str:
    note = getattr(step, "note", None)
    return note.text if note and note.for_sender else ""


def _words(step: PetitionStep) -> str:
    note = getattr(step, "note", None)
    return note.text if note else ""


KINDS: dict[str, Paper] = {
    "receipt": Paper("Giấy biên nhận (02/TCD)", "", _receipt, ("documents",)),
    "proposal": Paper(
        "Phiếu đề xuất thụ lý", "classify",
        lambda petition, sender, step, given, view: letters.proposal(petition, sender=sender, opinion=given["opinion"], on=view.today), ("opinion",),
    ),
    "filing": Paper(
        "Phiếu lưu đơn", "file",
        lambda petition, sender, step, given, view: letters.filing(petition, sender=sender, note=_words(step), on=view.today),
    ),
    "splitting": Paper(
        "Phiếu hướng dẫn tách đơn", "split",
        lambda petition, sender, step, given, view: letters.splitting(petition, sender=sender, parts=petition.children.order_by("pk"), on=view.today),
    ),
    "guidance": Paper(
        "Phiếu hướng dẫn", "guide",
        lambda petition, sender, step, given, view: letters.guidance(petition, sender=sender, to_body=_where(step, view), on=view.today),
    ),
    "transfer": Paper(
        "Phiếu chuyển đơn", "transfer",
        lambda petition, sender, step, given, view: letters.transfer(petition, sender=sender, to_body=_where(step, view), sheets=given["sheets"], on=view.today),
        ("sheets",),
    ),
    "returning": Paper(
        "Thông báo trả lại đơn", "give_back",
        lambda petition, sender, step, given, view: letters.returning(petition, sender=sender, reason=_words(step), on=view.today),
    ),
    "acceptance": Paper("Thông báo thụ lý", "accept", lambda petition, sender, step, given, view: letters.acceptance(petition, sender=sender, on=view.today)),
    "refusal": Paper(
        "Thông báo không thụ lý", "refuse",
        lambda petition, sender, step, given, view: letters.refusal(petition, sender=sender, ground=step.ground, note=_note(step), on=view.today),
    ),
    "extension": Paper("Thông báo gia hạn", "extend", _extension),
    "suspension": Paper(
        "Quyết định, thông báo tạm đình chỉ", "pause",
        lambda petition, sender, step, given, view: letters.suspension(petition, sender=sender, ground=step.ground, on=view.today),
    ),
    "resumption": Paper(
        "Quyết định, thông báo tiếp tục", "resume",
        lambda petition, sender, step, given, view: letters.resumption(petition, sender=sender, until=petition.settle_due_on or petition.next_due_on, on=view.today),
    ),
    "discontinuance": Paper(
        "Quyết định, thông báo đình chỉ", "discontinue",
        lambda petition, sender, step, given, view: letters.discontinuance(petition, sender=sender, ground=step.ground, note=_note(step), on=view.today),
    ),
    "reply": Paper("Văn bản trả lời", "answer", _reply),
    "joint-reply": Paper("Văn bản trả lời chung", "answer", _joint_reply),
}  # fmt: skip
"""The papers by the word in their address, in the order of life."""


REPLIES = ("reply", "joint-reply")


def _where(step: PetitionStep, view: MakeLetter) -> str:
    return step.to_body or (step.to_unit.name_on(view.today) if step.to_unit else "…")


def offered(petition: Petition, verbs: set[str], *, joint: bool = False) -> list[dict[str, str]]:
    """List the papers that a petition has after these verbs, as label and address; ``joint``: answered with others."""
    hidden = set() if joint else {"joint-reply"}
    if not (petition.competence == "own" and petition.condition == "eligible" and petition.kind != "mixed"):
        hidden.add("proposal")
    return [
        {"label": paper.label, "url": reverse("petitions:letter", args=[petition.code, kind])}
        for kind, paper in KINDS.items()
        if (not paper.verb or paper.verb in verbs) and kind not in hidden
    ]


class MakeLetter(DeskAct):
    """Ask what the paper needs, open the sender's name with a reason, and give the Word file out."""

    template_name = "petitions/desk/act.html"
    form_class = LetterForm

    def find(self) -> Petition:
        rows = Petition.objects.visible_to(self.officer, self.today).select_related("unit", "assigned_unit")
        petition = get_object_or_404(rows, code=self.kwargs["code"].upper())
        self.paper = KINDS.get(self.kwargs["kind"])
        if self.paper is None or WORKING not in rights_of(self.officer, petition, self.today):
            raise Http404
        steps = petition.steps.select_related("note", "to_unit").filter(verb=self.paper.verb)
        self.step = steps.order_by("-pk").first() if self.paper.verb else None
        if self.paper.verb and self.step is None:
            raise Http404
        self.title = self.paper.label
        return petition

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"asks": self.paper.asks}

    def form_valid(self, form: Any) -> HttpResponse:
        given = form.cleaned_data
        try:
            letter = self.paper.make(self.thing, self.sender_of(self.thing, given), self.step, given, self)
            content = papers.docx(letter)
        except Refused as refused:
            add_refusal(form, refused)
            return self.form_invalid(form)
        return papers.download(content, title=f"{self.paper.label} {self.thing.code}", on=self.today)

    def sender_of(self, petition: Petition, given: dict[str, Any]) -> letters.Sender:
        """Open who sent it, when the paper is to name the person."""
        if not given["with_name"]:
            return letters.Sender()
        # a restricted contact may be opened to reply
        purpose = "reply" if self.kwargs["kind"] in REPLIES else "paper"
        people = actions.open_contact(petition, purpose=purpose, reason=given["reason"], by=self.officer, at=self.at)
        first = people[0] if people else {"name": "", "address": ""}
        return letters.Sender(first["name"], first["address"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        back = reverse("petitions:show", args=[self.thing.code])
        return super().get_context_data(about=self.thing.subject, submit="Tải bản Word", back=back, **kwargs)
