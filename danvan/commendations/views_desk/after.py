"""The desk side of what comes after the decision: pay, archive, take back, restore."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from danvan.commendations import actions, forms
from danvan.commendations.models import Proposal
from danvan.commendations.views_desk.nominee import OnLine
from danvan.commendations.views_desk.proposal import ProposalAct


class PayProposal(ProposalAct):
    """Write down the payment."""

    form_class = forms.PayForm
    verb = "pay"
    text = "Tiền thưởng chi từ quỹ thi đua, khen thưởng của nơi khen; quà, hiện vật từ nguồn khác ghi riêng."
    done = "Đã ghi chi tiền thưởng."

    def get_initial(self) -> dict[str, Any]:
        return {"on": self.today, "total": actions.owed(self.thing), "fund": self.thing.fund}

    def take(self, thing: Proposal, cleaned: dict[str, Any], at: datetime) -> None:
        actions.pay(thing, actions.Payment(**cleaned), by=self.officer, at=at)


class ArchiveProposal(ProposalAct):
    """Hand the file in."""

    form_class = forms.ArchiveForm
    verb = "archive"
    text = "Một đợt xét là một hồ sơ: tờ trình, báo cáo thành tích, biên bản, danh sách, quyết định."
    done = "Đã ghi nộp lưu hồ sơ."

    def get_initial(self) -> dict[str, Any]:
        return {"on": self.today}

    def take(self, thing: Proposal, cleaned: dict[str, Any], at: datetime) -> None:
        actions.archive(thing, **cleaned, by=self.officer, at=at)


class TakeBack(OnLine):
    """Write down what came back."""

    form_class = forms.TakeBackForm
    verb = "take_back"
    done = "Đã ghi thu hồi."

    def get_initial(self) -> dict[str, Any]:
        return {"on": self.today}

    def take(self, thing: Proposal, cleaned: dict[str, Any], at: datetime) -> None:
        actions.take_back(self.line, **cleaned, by=self.officer, at=at)


class RestoreNominee(OnLine):
    """Restore a cancelled line."""

    form_class = forms.RestoreForm
    verb = "restore"
    done = "Đã ghi khôi phục; sổ khen thưởng ghi cả ngày hủy và ngày khôi phục."

    def get_initial(self) -> dict[str, Any]:
        return {"on": self.today}

    def take(self, thing: Proposal, cleaned: dict[str, Any], at: datetime) -> None:
        actions.restore(self.line, **cleaned, by=self.officer, at=at)
