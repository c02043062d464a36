"""The desk of a congress: mandate, ballots with their sheets, who was elected, targets of the term."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from danvan.meetings.actions import approval
from danvan.meetings.actions import congress as verbs
from danvan.meetings.forms import congress as forms
from danvan.meetings.letters_congress import approval_letter, ballot_letter, resolution_letter, tally_letter
from danvan.meetings.models import Approval, Ballot, Candidate, Congress, Member, Target
from danvan.meetings.views_desk.of_meeting import PartAct, PartPage, PartPaper, one_of

BALLOT_KINDS = {"prepared": "note", "opened": "waiting", "counted": "done"}


def people_of(lines: Sequence[str], kind: str = "official") -> list[verbs.Convened]:
    """Read «họ và tên, chức vụ» from lines."""
    parts = [line.partition(",") for line in lines]
    return [verbs.Convened(name.strip(), post.strip(), kind) for name, _, post in parts]


class ShowCongress(PartPage):
    """The whole congress on one page."""

    template_name = "meetings/desk/congress.html"
    part = "congress"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        congress = Congress.objects.filter(meeting=self.meeting).first()
        context = super().get_context_data(title=f"Đại hội: {self.meeting.name}", congress=congress, **kwargs)
        if congress is None:
            return context
        rules = verbs.rules_of(congress)
        members = list(congress.members.all())
        ballots = list(congress.ballots.prefetch_related("candidates").order_by("pk"))
        return context | {
            "rules": rules, "mandate": verbs.mandate(congress, members),
            "members": [{"row": one, "why": rules.left_out.get(one.left_out, "")} for one in members],
            "ballots": [{"row": one, "kind": BALLOT_KINDS[one.state], "won": any(c.elected for c in one.candidates.all())} for one in ballots],
            "targets": list(congress.targets.prefetch_related("reports__target")), "approvals": list(congress.approvals.all()),
            "any_won": any(c.elected for one in ballots for c in one.candidates.all()),
        }  # fmt: skip


class CongressAct(PartAct):
    """A verb on the congress."""

    part = "congress"

    def subject(self) -> Any:
        return one_of(Congress.objects.select_related("meeting__unit"), meeting=self.meeting)


class OpenCongress(PartAct):
    """Term and body."""

    form_class = forms.OpenCongressForm
    part = "congress"
    title = "Mở hồ sơ đại hội"
    submit = "Lưu"

    def get_initial(self) -> dict[str, Any]:
        row = Congress.objects.filter(meeting=self.meeting).first()
        return (
            {"term": row.term, "body_name": row.body_name}
            if row
            else {"body_name": self.meeting.unit.name_on(self.today)}
        )

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        verbs.open_congress(thing, **cleaned, **by)


class Convene(CongressAct):
    """Who is called."""

    form_class = forms.ConveneForm
    title = "Ghi danh sách triệu tập"

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        verbs.convene(thing, people_of(cleaned["people"], cleaned["kind"]), **by)


class CheckMember(CongressAct):
    """There or not."""

    form_class = forms.CheckMemberForm
    title = "Kiểm tra tư cách, có mặt"
    submit = "Lưu"

    def subject(self) -> Member:
        rows = Member.objects.select_related("congress__meeting__unit")
        return one_of(rows, congress__meeting=self.meeting, number=self.kwargs["number"])

    def about(self) -> str:
        return f"{self.thing.number}. {self.thing.full_name}"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "reasons": verbs.rules_of(self.thing.congress).left_out.items()}

    def get_initial(self) -> dict[str, Any]:
        return {"present": self.thing.present, "left_out": self.thing.left_out}

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        verbs.check_member(thing, **cleaned, **by)


class PrepareBallot(CongressAct):
    """A round: of a new election, or the next one of ``?lan=<ballot>``."""

    form_class = forms.BallotForm
    title = "Chuẩn bị lần bầu"

    def before(self) -> Ballot | None:
        number = self.request.GET.get("lan", "")
        rows = Ballot.objects.filter(congress=self.thing, state="counted")
        return rows.filter(pk=int(number)).first() if number.isdigit() and len(number) < 12 else None

    def get_initial(self) -> dict[str, Any]:
        row = self.before()
        if row is None:
            return {}
        left = [", ".join(filter(None, [c.full_name, c.post_before])) for c in row.candidates.all() if not c.elected]
        seats = row.seats - sum(c.elected for c in row.candidates.all())
        return {
            "title": row.title,
            "post_name": row.post_name,
            "mode": row.mode,
            "seats": max(seats, 1),
            "names": left,
        }

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        values = {**cleaned, "names": people_of(cleaned["names"])}
        verbs.prepare_ballot(thing, **values, previous=self.before(), **by)


class BallotAct(CongressAct):
    """A verb on one round."""

    def subject(self) -> Ballot:
        rows = Ballot.objects.select_related("congress__meeting__unit")
        return one_of(rows, congress__meeting=self.meeting, pk=self.kwargs["number"])

    def about(self) -> str:
        return str(self.thing)


class OpenBallot(BallotAct):
    """Begin."""

    title = "Bắt đầu bầu"
    text = "Số để tính kết quả và số phiếu cần để trúng cử được chốt lúc này, theo danh sách triệu tập đã kiểm tra tư cách."

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        verbs.open_ballot(thing, **by)


class CountBallot(BallotAct):
    """The tally sheet."""

    form_class = forms.TallyForm
    title = "Ghi kết quả kiểm phiếu"
    text = "Chỉ ghi số. Phần mềm không lưu ai bầu cho ai. Các số phải khớp nhau mới lưu được."

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "ballot": self.thing}

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        votes = {int(name[6:]): value for name, value in cleaned.items() if name.startswith("votes_")}
        counts = {name: cleaned[name] for name in ("issued", "collected", "valid", "invalid", "counters")}
        verbs.count_ballot(thing, verbs.Tally(**counts, votes=votes), **by)


class ConfirmElected(CongressAct):
    """A second person lets the elected enter the post."""

    form_class = forms.ConfirmForm
    title = "Xác nhận người trúng cử"
    text = "Người trúng cử được đưa vào danh sách chức vụ của đơn vị. Người xác nhận phải khác người ghi kết quả kiểm phiếu."

    def subject(self) -> Candidate:
        rows = Candidate.objects.select_related("ballot__congress__meeting__unit", "ballot__counted_by", "person")
        return one_of(rows, ballot__congress__meeting=self.meeting, pk=self.kwargs["number"])

    def about(self) -> str:
        return f"{self.thing.full_name}: {self.thing.ballot.post_name or self.thing.ballot.title}"

    def get_initial(self) -> dict[str, Any]:
        return {"since": self.meeting.starts_on}

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        verbs.confirm_elected(thing, since=cleaned["since"], **by)


class AskApproval(CongressAct):
    """The upper committee is asked to approve the result."""

    form_class = forms.AskApprovalForm
    title = "Đề nghị chuẩn y"

    def get_initial(self) -> dict[str, Any]:
        return {"on": self.today}

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        approval.ask_approval(thing, **cleaned, **by)


class NoteApproval(CongressAct):
    """What it decided."""

    form_class = forms.NoteApprovalForm
    title = "Ghi kết quả chuẩn y"

    def subject(self) -> Approval:
        rows = Approval.objects.select_related("congress__meeting__unit")
        return one_of(rows, congress__meeting=self.meeting, pk=self.kwargs["number"])

    def about(self) -> str:
        return f"{self.thing}: {self.thing.asked_whom}"

    def get_initial(self) -> dict[str, Any]:
        return {"on": self.today}

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        approval.note_approval(thing, **cleaned, **by)


class SetTarget(CongressAct):
    """A target of the term."""

    form_class = forms.TargetForm
    title = "Ghi chỉ tiêu nhiệm kỳ"

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        verbs.set_target(thing, **cleaned, **by)


class ReportTarget(CongressAct):
    """What has been reached."""

    form_class = forms.ReportTargetForm
    title = "Báo kết quả chỉ tiêu"

    def subject(self) -> Target:
        rows = Target.objects.select_related("congress__meeting__unit")
        return one_of(rows, congress__meeting=self.meeting, pk=self.kwargs["number"])

    def about(self) -> str:
        return self.thing.text

    def get_initial(self) -> dict[str, Any]:
        return {"on": self.today}

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        verbs.report_target(thing, **cleaned, **by)


class BallotPaper(PartPaper):
    """One ballot paper in Word, to be copied."""

    name = "Phiếu bầu"
    write = staticmethod(ballot_letter)

    def letter(self) -> Any:
        return self.write(
            one_of(
                Ballot.objects.select_related("congress"), congress__meeting=self.meeting, pk=self.kwargs["number"]
            ),
            self.meeting,
            self.today,
        )


class TallyPaper(BallotPaper):
    """«Biên bản kiểm phiếu» in Word."""

    name = "Biên bản kiểm phiếu"
    write = staticmethod(tally_letter)


class ApprovalPaper(PartPaper):
    """«Tờ trình» that asks the upper committee to approve the result, in Word."""

    name = "Tờ trình đề nghị chuẩn y"

    def letter(self) -> Any:
        return approval_letter(self.congress(), self.meeting, self.today)

    def congress(self) -> Congress:
        return one_of(Congress.objects.prefetch_related("ballots__candidates"), meeting=self.meeting)


class ResolutionPaper(ApprovalPaper):
    """«Nghị quyết đại hội» in Word."""

    name = "Nghị quyết"

    def letter(self) -> Any:
        return resolution_letter(self.congress(), self.meeting, self.today)
