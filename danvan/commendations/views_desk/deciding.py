"""The desk side of the giver: receive, review, submit, decide, tell, print, hand over, take back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse

from danvan.commendations import actions, forms
from danvan.commendations.models import Proposal
from danvan.commendations.views_desk.nominee import OnLine
from danvan.commendations.views_desk.proposal import ProposalAct
from danvan.core.dates import short_day
from danvan.law import awards
from danvan.search.titles import newest

MOST_MEETINGS = 40


class SendBack(ProposalAct):
    """Ask for completion."""

    form_class = forms.ReasonForm
    verb = "send_back"
    text = "Nơi đề nghị nhận lại hồ sơ cùng câu dưới đây."
    done = "Đã yêu cầu hoàn thiện."

    def take(self, thing: Proposal, cleaned: dict[str, Any], at: datetime) -> None:
        actions.send_back(thing, reason=cleaned["reason"], by=self.officer, at=at)


class ReceiveProposal(ProposalAct):
    """Receive a complete file."""

    form_class = forms.ReceiveForm
    verb = "receive"
    text = (
        "Luật có hiệu lực vào ngày nhận được áp dụng cho cả hồ sơ. Hạn chỉ tính khi đơn vị đã đặt số ngày kèm căn cứ."
    )
    done = "Đã nhận hồ sơ."

    def get_form_kwargs(self) -> dict[str, Any]:
        kinds = awards.kind_names() if self.thing.system == "state" else {}
        return {**super().get_form_kwargs(), "kinds": kinds}

    def get_initial(self) -> dict[str, Any]:
        return {"on": self.today}

    def take(self, thing: Proposal, cleaned: dict[str, Any], at: datetime) -> None:
        actions.receive(thing, on=cleaned["on"], kind=cleaned["kind"], by=self.officer, at=at)


class WithLines(ProposalAct):
    """A verb whose form asks about each line of the list."""

    template_name = "commendations/desk/lines_form.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "lines": list(self.thing.nominees.select_related("award"))}

    def form_valid(self, form: Any) -> Any:
        self.form = form
        return super().form_valid(form)


class ReviewProposal(WithLines):
    """Minutes and votes."""

    form_class = forms.ReviewForm
    verb = "review"
    text = "Chỉ ghi tổng số phiếu; phiếu kín không bao giờ gắn với người bỏ phiếu. Thành viên không bỏ phiếu cho mình hoặc đơn vị mình."
    done = "Đã ghi biên bản họp xét."

    def get_initial(self) -> dict[str, Any]:
        return {"on": self.today}

    def take(self, thing: Proposal, cleaned: dict[str, Any], at: datetime) -> None:
        meeting = actions.Meeting(
            **{name: cleaned[name] for name in ("on", "members", "present", "absent_note", "minutes")}
        )
        ballots = [
            actions.Ballot(
                one.pk, cleaned[f"for{one.pk}"], cleaned[f"against{one.pk}"] or 0, cleaned[f"blank{one.pk}"] or 0
            )
            for one in self.form.lines
        ]
        actions.review(thing, meeting=meeting, ballots=ballots, by=self.officer, at=at)


class ProposeUp(ProposalAct):
    """Submit to whoever signs."""

    form_class = forms.OnForm
    verb = "propose"
    text = "Tờ trình, danh sách, biên bản tải được ở mục «Giấy tờ» của hồ sơ."
    done = "Đã ghi trình quyết định."

    def get_initial(self) -> dict[str, Any]:
        return {"on": self.today}

    def take(self, thing: Proposal, cleaned: dict[str, Any], at: datetime) -> None:
        actions.propose(thing, on=cleaned["on"], by=self.officer, at=at)


class DecideProposal(WithLines):
    """Enter the signed decision."""

    form_class = forms.DecideForm
    verb = "decide"
    text = "Ghi sau khi quyết định đã ký. Tiền thưởng chỉ tính khi đơn vị đã đặt hệ số và cách làm tròn kèm căn cứ."
    done = "Đã ghi quyết định."

    def get_initial(self) -> dict[str, Any]:
        return {"decided_on": self.today}

    def take(self, thing: Proposal, cleaned: dict[str, Any], at: datetime) -> None:
        signed = actions.Signed(
            **{name: cleaned[name] for name in ("decision", "decided_on", "capacity", "title", "name", "fund")}
        )
        outcomes = [
            actions.Granted(one.pk, cleaned[f"outcome{one.pk}"], cleaned[f"reason{one.pk}"])
            for one in self.form.lines
        ]
        actions.decide(thing, signed=signed, outcomes=outcomes, by=self.officer, at=at)


class NotifyResult(ProposalAct):
    """Write down that the result was told."""

    form_class = forms.OnForm
    verb = "notify"
    text = "Thông báo cho nơi đề nghị kết quả, kể cả không khen và lý do."
    done = "Đã ghi thông báo kết quả."

    def get_initial(self) -> dict[str, Any]:
        return {"on": self.today}

    def take(self, thing: Proposal, cleaned: dict[str, Any], at: datetime) -> None:
        actions.notify(thing, on=cleaned["on"], by=self.officer, at=at)


class PrintCertificates(ProposalAct):
    """Ask for all certificates in one file."""

    form_class = forms.CertificatesForm
    verb = "print_certificates"
    text = "Tất cả giấy khen chung một tệp Word, mỗi tờ một trang. Chừa chỗ Quốc huy hoặc cờ Đảng ở trên cùng; kích thước, khung viền theo phôi của đơn vị."

    def act(self, thing: Proposal, cleaned: dict[str, Any], at: datetime) -> str:
        look: dict[str, str | int] = {
            "page": cleaned["page"],
            "turned": int(cleaned["turned"]),
            "overlay": int(cleaned["overlay"]),
        }
        look |= {"subject": cleaned["subject"], "dx": cleaned["dx"] or 0, "dy": cleaned["dy"] or 0}
        job = actions.print_certificates(thing, look=look, by=self.officer, at=at)
        return reverse("jobs:show", args=[job.code])


class HandOver(ProposalAct):
    """Write down the handing over."""

    form_class = forms.HandOverForm
    verb = "hand_over"
    done = "Đã ghi trao thưởng."

    def get_form_kwargs(self) -> dict[str, Any]:
        units = {self.officer.unit.code, self.thing.unit.code, self.thing.giver.code}
        found = newest("meeting", units, most=MOST_MEETINGS)
        meetings = [(code, f"{short_day(day)} · {title}" if day else title) for code, title, day in found]
        return {**super().get_form_kwargs(), "meetings": meetings}

    def get_initial(self) -> dict[str, Any]:
        return {"on": self.today}

    def take(self, thing: Proposal, cleaned: dict[str, Any], at: datetime) -> None:
        actions.hand_over(thing, **cleaned, by=self.officer, at=at)


class RevokeNominee(OnLine):
    """Cancel the decision for one line."""

    form_class = forms.RevokeForm
    verb = "revoke"
    done = "Đã ghi hủy; sổ khen thưởng ghi rõ."
    danger = True

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "grounds": awards.revoke_grounds()}

    def take(self, thing: Proposal, cleaned: dict[str, Any], at: datetime) -> None:
        actions.revoke(self.line, **cleaned, by=self.officer, at=at)
