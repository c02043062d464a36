"""The desk side of making the list public, and of a line that waits."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from danvan.commendations import actions, forms
from danvan.commendations.models import Proposal
from danvan.commendations.views_desk.nominee import OnLine
from danvan.commendations.views_desk.proposal import ProposalAct
from danvan.core.dates import say_day


class PostList(ProposalAct):
    """Make the list public."""

    form_class = forms.PostForm
    verb = "post_list"
    done = "Đã ghi công khai danh sách. Bản để niêm yết ở mục «Giấy tờ»."

    def get_initial(self) -> dict[str, Any]:
        return {"on": self.today}

    def take(self, thing: Proposal, cleaned: dict[str, Any], at: datetime) -> None:
        actions.post_list(thing, **cleaned, by=self.officer, at=at)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        least = actions.least_end(self.thing, self.today)
        own = f"Theo số ngày đơn vị đã đặt, công khai từ hôm nay thì đến hết {say_day(least)}. " if least else ""
        text = f"{own}Trên danh sách chỉ có tên, nơi ở hoặc đơn vị, thành tích, hình thức đề nghị; không có năm sinh, số phiếu."
        return super().get_context_data(**({"text": text} | kwargs))


class ClosePosting(ProposalAct):
    """Write down what came in."""

    form_class = forms.ResultForm
    verb = "close_posting"
    text = "Có ý kiến về một tập thể, cá nhân thì tạm dừng xét dòng đó cho đến khi làm rõ. Tố cáo chuyển theo luật, không ghi nội dung ở đây."
    done = "Đã ghi kết quả công khai."

    def take(self, thing: Proposal, cleaned: dict[str, Any], at: datetime) -> None:
        actions.close_posting(thing, result=cleaned["result"], by=self.officer, at=at)


class WaivePosting(ProposalAct):
    """Say why the list is not made public."""

    form_class = forms.WaiveForm
    verb = "waive_posting"
    text = "Lý do hiện trong hồ sơ."
    done = "Đã ghi lý do không công khai."

    def take(self, thing: Proposal, cleaned: dict[str, Any], at: datetime) -> None:
        actions.waive_posting(thing, reason=cleaned["reason"], by=self.officer, at=at)


class PauseNominee(OnLine):
    """Let a line wait."""

    form_class = forms.PauseForm
    verb = "pause"
    done = "Đã tạm dừng xét dòng này."

    def take(self, thing: Proposal, cleaned: dict[str, Any], at: datetime) -> None:
        actions.pause(self.line, reason=cleaned["reason"], by=self.officer, at=at)


class ResumeNominee(OnLine):
    """Look at it again."""

    verb = "resume"
    done = "Đã xét tiếp dòng này."

    def take(self, thing: Proposal, cleaned: dict[str, Any], at: datetime) -> None:
        actions.resume(self.line, by=self.officer, at=at)
