"""The desk side of carrying a model out: launch, updates, photos, self-assessment, story, end, who is interested."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from danvan.initiatives import actions, forms
from danvan.initiatives.models import Initiative, Interest, Photo
from danvan.initiatives.permissions import REVIEWERS, may_answer_interest
from danvan.initiatives.views_desk.initiative import InitiativeAct
from danvan.units.doors import DeskAct

FIGURES = (
    "text",
    "people",
    "people_bound",
    "people_basis",
    "money",
    "labour_days",
    "land",
    "in_kind",
    "in_kind_worth",
)


class LaunchInitiative(InitiativeAct):
    """Launch it with commitments."""

    form_class = forms.LaunchForm
    verb = "launch"
    text = "Cam kết, phân công ghi ở đây sẽ được đối chiếu khi tự đánh giá và thẩm định."
    done = "Đã ghi ra mắt mô hình."

    def get_initial(self) -> dict[str, Any]:
        return {"on": self.today}

    def take(self, thing: Initiative, cleaned: dict[str, Any], at: datetime) -> None:
        actions.launch(thing, **cleaned, by=self.officer, at=at)


class WithGoals(InitiativeAct):
    """A verb whose form asks about each own criterion."""

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "goals": list(self.thing.goals.all())}


class ReportProgress(WithGoals):
    """Say what was done up to a day."""

    template_name = "initiatives/desk/progress.html"
    form_class = forms.ProgressForm
    verb = "report_progress"
    done = "Đã ghi cập nhật."

    def get_initial(self) -> dict[str, Any]:
        return {"happened_on": self.today}

    def act(self, thing: Initiative, cleaned: dict[str, Any], at: datetime) -> str:
        form = self.form
        figures = actions.Figures(**{name: cleaned[name] for name in FIGURES if name != "people_bound"},
                                  people_bound=cleaned["people_bound"] or "exact", values=form.values())  # fmt: skip
        made = actions.report_progress(thing, on=cleaned["happened_on"], figures=figures, by=self.officer, at=at)
        if cleaned["photo"]:
            actions.add_photo(thing, cleaned["photo"], update=made, by=self.officer, at=at)
        return f"{self.address()}#tien-do"

    def form_valid(self, form: Any) -> Any:
        self.form = form
        return super().form_valid(form)


class AskUpdate(InitiativeAct):
    """Ask how it is."""

    verb = "ask_update"
    text = "Nơi thực hiện thấy câu hỏi trong «Hôm nay». Chưa trả lời thì mô hình hiện là «Không có cập nhật»."
    done = "Đã hỏi tiến độ."

    def take(self, thing: Initiative, cleaned: dict[str, Any], at: datetime) -> None:
        actions.ask_update(thing, by=self.officer, at=at)


class SelfAssess(WithGoals):
    """Say how each own criterion came out."""

    form_class = forms.SelfAssessForm
    verb = "self_assess"
    text = "Mỗi tiêu chí đã đăng ký phải được trả lời. Chưa đạt thì ghi chưa đạt và vì sao."
    done = "Đã gửi tự đánh giá."

    def get_initial(self) -> dict[str, Any]:
        kept: dict[str, Any] = {"text": self.thing.assessment, "own_points": self.thing.own_points}
        for goal in self.thing.goals.all():
            kept |= {
                f"reached{goal.pk}": goal.reached,
                f"value{goal.pk}": goal.result,
                f"note{goal.pk}": goal.result_note,
            }
        return kept

    def form_valid(self, form: Any) -> Any:
        self.form = form
        return super().form_valid(form)

    def take(self, thing: Initiative, cleaned: dict[str, Any], at: datetime) -> None:
        actions.self_assess(
            thing,
            text=cleaned["text"],
            results=self.form.results(),
            own_points=cleaned["own_points"],
            by=self.officer,
            at=at,
        )


class EndInitiative(InitiativeAct):
    """End it, with a reason."""

    form_class = forms.EndForm
    verb = "end"
    text = "Mô hình dừng và không phải cập nhật nữa. Hồ sơ, số liệu, phả hệ vẫn được giữ."
    done = "Đã ghi dừng mô hình."
    danger = True

    def get_initial(self) -> dict[str, Any]:
        return {"on": self.today}

    def take(self, thing: Initiative, cleaned: dict[str, Any], at: datetime) -> None:
        actions.end(thing, on=cleaned["on"], reason=cleaned["reason"], by=self.officer, at=at)


class PublishInitiative(InitiativeAct):
    """Tell its story on the site."""

    form_class = forms.PublishForm
    verb = "publish"
    text = "Trên cổng hiện: câu chuyện dưới đây, ảnh đã chọn, lĩnh vực, nơi, năm, mức công nhận, phả hệ. Không hiện: tên người liên hệ, điểm, phiếu chấm."
    done = "Đã giới thiệu trên cổng."

    def get_initial(self) -> dict[str, Any]:
        return {
            "story_problem": self.thing.story_problem or self.thing.situation, "story_done": self.thing.story_done or self.thing.content,
            "story_result": self.thing.story_result or self.thing.assessment, "story_how": self.thing.story_how,
        }  # fmt: skip

    def take(self, thing: Initiative, cleaned: dict[str, Any], at: datetime) -> None:
        actions.publish(thing, story=actions.Story(**cleaned), by=self.officer, at=at)


class UnpublishInitiative(InitiativeAct):
    """Take it off the site."""

    verb = "unpublish"
    text = "Mô hình thôi hiện trên cổng nhưng vẫn được tính."
    done = "Đã thôi giới thiệu."

    def take(self, thing: Initiative, cleaned: dict[str, Any], at: datetime) -> None:
        actions.unpublish(thing, by=self.officer, at=at)


class AddPhoto(InitiativeAct):
    """Add a photo."""

    form_class = forms.PhotoForm
    verb = "add_photo"
    text = "Vị trí và tên máy ghi trong ảnh được xóa. Ảnh chỉ hiện trên cổng khi được chọn và có mô tả."
    done = "Đã thêm ảnh."

    def take(self, thing: Initiative, cleaned: dict[str, Any], at: datetime) -> None:
        said = {name: cleaned[name] for name in ("caption", "alt", "is_shown")}
        actions.add_photo(thing, cleaned["file"], **said, by=self.officer, at=at)

    def address(self) -> str:
        return f"{super().address()}#anh"


class RemovePhoto(InitiativeAct):
    """Take a photo out."""

    verb = "remove_photo"
    text = "Ảnh bị xóa hẳn."
    done = "Đã bỏ ảnh."
    danger = True

    def find(self) -> Initiative:
        thing = super().find()
        rows = Photo.objects.filter(initiative=thing).select_related("initiative")
        self.photo = get_object_or_404(rows, code=self.kwargs["photo"].upper())
        return thing

    def take(self, thing: Initiative, cleaned: dict[str, Any], at: datetime) -> None:
        actions.remove_photo(self.photo, by=self.officer, at=at)


class AnswerInterest(DeskAct):
    """Read who wants to do the same, contact them, write down how."""

    template_name = "initiatives/desk/interest.html"
    form_class = forms.AnswerInterestForm
    roles = REVIEWERS
    title = "Nơi muốn áp dụng"
    done = "Đã ghi. Cách liên hệ đã được xóa."

    def find(self) -> Interest:
        seen = Initiative.objects.visible_to(self.officer, self.today)
        rows = Interest.objects.filter(initiative__in=seen).select_related("initiative__unit", "answered_by")
        interest = get_object_or_404(rows, code=self.kwargs["code"].upper())
        if not may_answer_interest(self.officer, interest.initiative, self.today):
            raise Http404
        return interest

    def act(self, thing: Interest, cleaned: dict[str, Any], at: datetime) -> str:
        actions.answer_interest(thing, answer=cleaned["answer"], by=self.officer, at=at)
        return f"{reverse('initiatives:show', args=[thing.initiative.code])}#quan-tam"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        contact = self.thing.contact.open() if self.thing.contact and not self.thing.answered_at else ""
        return super().get_context_data(
            contact=contact, back=reverse("initiatives:show", args=[self.thing.initiative.code]), **kwargs
        )
