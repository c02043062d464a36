"""The verbs on one petition: find it, show the form, call the action, go back to the record."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from danvan.core.codes import tidy_code
from danvan.law.petition import article_of_speakers, say_speakers
from danvan.law.wording import fill
from danvan.petitions import actions
from danvan.petitions.forms import entry, verbs
from danvan.petitions.models import Answer, Petition, PetitionClock, PetitionFile
from danvan.petitions.permissions import may
from danvan.petitions.states import FLAGS, STEPS
from danvan.petitions.views_desk.handlers import chosen, handlers_for
from danvan.units.doors import DeskAct

DISCONTINUED_LONG_AGO = "Căn cứ «Đã đình chỉ mà không tiếp tục»: chỉ dùng khi đã quá {kn.discontinued} kể từ khi đình chỉ ({kn.discontinued/article})."


class PetitionAct(DeskAct):
    """A verb on one petition: who may not take it does not find it; a wrong state is said in a sentence."""

    template_name = "petitions/desk/act.html"
    verb = ""
    text = ""
    danger = False

    def find(self) -> Petition:
        rows = Petition.objects.visible_to(self.officer, self.today).select_related("unit", "topic", "assigned_unit")
        petition = get_object_or_404(rows, code=self.kwargs["code"].upper())
        if not may(self.verb, self.officer, petition, self.today):
            raise Http404
        return petition

    def act(self, thing: Petition, cleaned: dict[str, Any], at: datetime) -> str:
        getattr(actions, self.verb)(thing, by=self.officer, at=at, **cleaned)
        return self.address()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        label = self.title or STEPS[self.verb].label
        shown = {
            "title": label,
            "submit": label,
            "text": fill(self.text, self.today),
            "danger": self.danger,
            "back": self.address(),
        }
        return super().get_context_data(**(shown | {"about": self.thing.subject} | kwargs))

    def address(self) -> str:
        return reverse("petitions:show", args=[self.thing.code])


def _act(
    verb: str, form: type[forms.Form], done: str, text: str = "", *, title: str = "", danger: bool = False
) -> type[PetitionAct]:
    """Make the view of a verb whose form fields are the words of its action."""
    fields = {"verb": verb, "form_class": form, "done": done, "text": text, "title": title, "danger": danger}
    return type(
        f"{verb.title().replace('_', '')}Petition",
        (PetitionAct,),
        fields | {"__doc__": f"Take «{verb}» on a petition."},
    )


class ClassifyPetition(PetitionAct):
    """Put it on its axes."""

    verb, form_class, done = (
        "classify",
        entry.ClassifyForm,
        "Đã phân loại; các thời hạn được tính theo loại đơn, từ ngày nhận.",
    )
    text = "Xếp theo nội dung đơn nói gì, không theo tên đơn. Các trục độc lập với nhau."
    KEPT = (
        "kind",
        "topic",
        "condition",
        "not_eligible",
        "competence",
        "branch",
        "signatories",
        "has_originals",
        "instance",
        "remote",
    )

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"unit": self.thing.unit}

    def get_initial(self) -> dict[str, Any]:
        values = {name: getattr(self.thing, name) for name in self.KEPT}
        return values | {"flags": [name for name in FLAGS if getattr(self.thing, name)]}

    def act(self, thing: Petition, cleaned: dict[str, Any], at: datetime) -> str:
        axes = actions.Axes(**{**cleaned, "flags": tuple(cleaned["flags"]), "area": thing.area})
        actions.classify(thing, axes=axes, by=self.officer, at=at)
        return self.address()


class SplitPetition(PetitionAct):
    """Make letters of its contents."""

    verb, form_class, done = "split", entry.SplitForm, "Đã tách thành các đơn riêng, mỗi đơn một số vào sổ."
    text = "Mỗi nội dung thành một đơn riêng, giữ người gửi và ngày nhận của đơn này."

    def get_initial(self) -> dict[str, Any]:
        return {"text_1": self.thing.text}

    def form_valid(self, form: Any) -> Any:
        self.parts = [actions.Part(kind, text) for kind, text in form.parts()]
        return super().form_valid(form)

    def act(self, thing: Petition, cleaned: dict[str, Any], at: datetime) -> str:
        actions.split(thing, parts=self.parts, by=self.officer, at=at)
        return self.address()


class AssignPetition(PetitionAct):
    """Give it to somebody."""

    verb, form_class, done = "assign", verbs.AssignForm, "Đã giao giải quyết."

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"handlers": handlers_for(self.officer, self.thing.unit, self.today)}

    def get_initial(self) -> dict[str, Any]:
        topic = self.thing.topic
        return {"handler": f"u:{topic.handler.code}"} if topic and topic.handler_id else {}

    def act(self, thing: Petition, cleaned: dict[str, Any], at: datetime) -> str:
        unit, officer = chosen(cleaned["handler"])
        actions.assign(thing, unit=unit, officer=officer, note=cleaned["note"], by=self.officer, at=at)
        return self.address()


class OfKind(PetitionAct):
    """A verb whose form depends on the kind of the letter."""

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"kind": self.thing.kind}


class RefusePetition(OfKind):
    """Refuse to take it on."""

    verb, form_class, done, danger = "refuse", verbs.RefuseForm, "Đã ghi không thụ lý.", True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        complaint = self.thing.kind == "complaint"
        text = fill(DISCONTINUED_LONG_AGO, self.today) if complaint else ""
        return super().get_context_data(text=text, letter=self.thing.text, **kwargs)


class ExtendPetition(OfKind):
    """Lengthen its term."""

    verb, form_class, done = "extend", verbs.ExtendForm, "Đã gia hạn."

    def act(self, thing: Petition, cleaned: dict[str, Any], at: datetime) -> str:
        actions.extend(thing, **(cleaned | {"units": cleaned.get("units") or 0}), by=self.officer, at=at)
        return self.address()


class AnswerPetition(OfKind):
    """Draft the reply."""

    verb, form_class, done = "answer", verbs.AnswerForm, "Đã trình dự thảo trả lời."

    def get_initial(self) -> dict[str, Any]:
        last = Answer.objects.filter(petition=self.thing).order_by("-pk").first()
        return {"text": last.text, "outcome": last.outcome} if last else {}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        last = Answer.objects.filter(petition=self.thing, sent_back_at__isnull=False).order_by("-pk").first()
        return super().get_context_data(
            letter=self.thing.text, warning=last.send_back_reason if last else "", submit="Trình duyệt", **kwargs
        )


class OnDraft(PetitionAct):
    """A verb of the head on a waiting draft: of a joint one, for everybody whom it answers."""

    jointly: Any

    def find(self) -> Petition:
        petition = super().find()
        self.together = actions.waiting_together(petition)
        return petition

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"together": len(self.together)}

    def act(self, thing: Petition, cleaned: dict[str, Any], at: datetime) -> str:
        if cleaned.pop("whole", False):
            type(self).jointly(thing, **cleaned, by=self.officer, at=at)
            return self.address()
        return super().act(thing, cleaned, at)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        others = [one for one in self.together if one.pk != self.thing.pk]
        return super().get_context_data(others=others, **kwargs)


class SendBackPetition(OnDraft):
    """Hand the draft back."""

    verb, form_class, done = "send_back", verbs.SendBackForm, "Đã trả lại để sửa."
    jointly = staticmethod(actions.send_back_jointly)


class ApprovePetition(OnDraft):
    """Read the draft, approve it."""

    verb, form_class, done = "approve", verbs.ApproveForm, "Đã duyệt trả lời."
    jointly = staticmethod(actions.approve_jointly)
    text = "Bạn có thể sửa lời trước khi duyệt. Đơn gửi qua cổng thì người gửi đọc được ngay trên trang theo dõi."

    def get_initial(self) -> dict[str, Any]:
        draft = Answer.objects.filter(petition=self.thing, approved_at=None, sent_back_at=None).first()
        return {"text": draft.text if draft else ""}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        back = {"label": STEPS["send_back"].label, "url": reverse("petitions:send_back", args=[self.thing.code])}
        return super().get_context_data(letter=self.thing.text, other=back, **kwargs)


class PublishPetition(PetitionAct):
    """Sign off what everybody may read."""

    verb, form_class, done = "publish", verbs.PublishForm, "Đã công khai câu trả lời."
    text = "Viết lại câu hỏi và trả lời để người đọc không nhận ra ai. Hệ thống từ chối nếu còn tên, địa chỉ, điện thoại của người gửi."

    def get_initial(self) -> dict[str, Any]:
        old = getattr(self.thing, "publication", None)
        if old:
            return {"title": old.title, "question": old.question, "answer": old.answer}
        last = self.thing.answers.filter(approved_at__isnull=False).order_by("-pk").first()
        return {"title": self.thing.subject[:200], "question": self.thing.text, "answer": last.text if last else ""}


class LinkPetition(PetitionAct):
    """Mark that it was raised before."""

    verb, form_class, title, done = "link", verbs.LinkForm, "Ghi là nêu lại", "Đã nối với hồ sơ trước."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        same = (
            Petition.objects.visible_to(self.officer, self.today)
            .of_person(self.thing.person_key)
            .exclude(pk=self.thing.pk)
        )
        return super().get_context_data(same=list(same.newest_first()[:5]), **kwargs)

    def act(self, thing: Petition, cleaned: dict[str, Any], at: datetime) -> str:
        rows = Petition.objects.visible_to(self.officer, self.today)
        earlier = rows.filter(code=tidy_code(cleaned["earlier"])).first()
        if earlier is None:
            raise actions.OwnCase("Không tìm thấy hồ sơ có mã này.", field="earlier")
        actions.link(thing, earlier=earlier, by=self.officer, at=at)
        return self.address()


class RepresentPetition(PetitionAct):
    """Name a representative."""

    verb, form_class, title, done = "represent", verbs.RepresentForm, "Ghi người đại diện", "Đã ghi người đại diện."
    text = f"Luật cho cử {say_speakers()} ({article_of_speakers()}). Văn bản cử người đại diện, có đủ chữ ký, thêm vào mục Tệp của hồ sơ."

    def act(self, thing: Petition, cleaned: dict[str, Any], at: datetime) -> str:
        actions.represent(thing, contact=actions.Contact(**cleaned), by=self.officer, at=at)
        return self.address()


class ExcludePetition(PetitionAct):
    """Keep whoever is complained about away."""

    verb, form_class, title, done = (
        "exclude",
        verbs.ExcludeForm,
        "Loại người bị phản ánh",
        "Người, đơn vị đó không còn thấy hồ sơ này.",
    )
    danger = True

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"handlers": handlers_for(self.officer, self.thing.unit, self.today)}

    def act(self, thing: Petition, cleaned: dict[str, Any], at: datetime) -> str:
        unit, officer = chosen(cleaned["who"])
        actions.exclude(thing, officer=officer, unit=None if officer else unit, by=self.officer, at=at)
        return self.address()


class TickClock(PetitionAct):
    """Say that a duty was done."""

    verb, form_class, title, done = "tick", verbs.TickForm, "Ghi việc đã làm", "Đã ghi."

    def find(self) -> Petition:
        petition = super().find()
        self.clock = get_object_or_404(PetitionClock, petition=petition, pk=self.kwargs["clock"])
        return petition

    def act(self, thing: Petition, cleaned: dict[str, Any], at: datetime) -> str:
        actions.tick(thing, clock=self.clock, **cleaned, by=self.officer, at=at)
        return self.address()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(text=self.clock.name, **kwargs)


class AttachFile(PetitionAct):
    """Keep a file."""

    verb, form_class, title, done = "attach", verbs.AttachForm, "Thêm tệp", "Đã thêm tệp."

    def act(self, thing: Petition, cleaned: dict[str, Any], at: datetime) -> str:
        actions.attach(thing, cleaned["file"], by=self.officer, at=at)
        return f"{self.address()}#tep"


class DetachFile(PetitionAct):
    """Take a file off."""

    verb, form_class, title, done, danger = "detach", verbs.DetachForm, "Bỏ tệp", "Đã bỏ tệp.", True

    def find(self) -> Petition:
        petition = super().find()
        self.file = get_object_or_404(PetitionFile, petition=petition, code=self.kwargs["file"].upper())
        return petition

    def act(self, thing: Petition, cleaned: dict[str, Any], at: datetime) -> str:
        actions.detach(thing, file=self.file, by=self.officer, at=at)
        return f"{self.address()}#tep"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(text=f"Tệp «{self.file.name}» bị xóa hẳn.", **kwargs)


VERBS: dict[str, type[PetitionAct]] = {
    "register": _act("register", verbs.RegisterForm, "Đã vào sổ.", "Đơn được cấp số tiếp theo trong sổ của năm."),
    "classify": ClassifyPetition,
    "file": _act("file", verbs.FileForm, "Đã lưu đơn.", "Lưu mà không xử lý; sau {don.filed_purge_review} người đứng đầu quyết định có hủy không.", danger=True),
    "split": SplitPetition,
    "guide": _act("guide", verbs.GuideForm, "Đã hướng dẫn.", "Mỗi người chỉ được hướng dẫn một lần về cùng một nội dung."),
    "transfer": _act("transfer", verbs.TransferForm, "Đã chuyển đơn.", "Chuyển đến cơ quan có thẩm quyền và báo cho người gửi."),
    "give_back": _act("give_back", verbs.GiveBackForm, "Đã trả lại đơn."),
    "refer_to_inspection": _act("refer_to_inspection", verbs.ReferToInspectionForm, "Đã chuyển."),
    "refer_crime": _act("refer_crime", verbs.ReferCrimeForm, "Đã chuyển.", "Có dấu hiệu tội phạm thì chuyển hồ sơ ngay."),
    "propose": _act("propose", verbs.ProposeForm, "Đã trình lãnh đạo."),
    "accept": _act("accept", verbs.AcceptForm, "Đã thụ lý.", "Thời hạn giải quyết hoặc trả lời bắt đầu từ hôm nay, ngày đầu không tính."),
    "refuse": RefusePetition,
    "assign": AssignPetition,
    "ask_more": _act("ask_more", verbs.AskMoreForm, "Đã yêu cầu bổ sung.", "Thời hạn vẫn chạy; muốn dừng phải tạm đình chỉ theo căn cứ của luật."),
    "extend": ExtendPetition,
    "pause": _act("pause", verbs.PauseForm, "Đã tạm đình chỉ.", "Từ ngày mai thời hạn đứng lại, đến ngày có quyết định tiếp tục."),
    "resume": _act("resume", verbs.ResumeForm, "Đã tiếp tục giải quyết."),
    "discontinue": _act("discontinue", verbs.DiscontinueForm, "Đã đình chỉ.", danger=True),
    "hold_dialogue": _act("hold_dialogue", verbs.HoldDialogueForm, "Đã ghi buổi đối thoại.", "Báo cho người khiếu nại ít nhất {kn.dialogue_notice} trước buổi đối thoại ({kn.dialogue_notice/article})."),
    "answer": AnswerPetition,
    "send_back": SendBackPetition,
    "approve": ApprovePetition,
    "notify": _act("notify", verbs.NotifyForm, "Đã ghi việc gửi kết quả."),
    "publish": PublishPetition,
    "unpublish": _act("unpublish", verbs.UnpublishForm, "Đã thôi công khai.", danger=True),
    "escalate": _act("escalate", verbs.EscalateForm, "Đã ghi."),
    "execute": _act("execute", verbs.ExecuteForm, "Đã ghi kết quả thi hành."),
    "reopen": _act("reopen", verbs.ReopenForm, "Đã mở lại.", "Mỗi hồ sơ mở lại một lần; thời hạn trả lời tính mới từ hôm nay."),
    "close": _act("close", verbs.CloseForm, "Đã đóng hồ sơ."),
    "archive": _act("archive", verbs.ArchiveForm, "Đã ghi nộp lưu trữ."),
    "link": LinkPetition,
    "represent": RepresentPetition,
    "exclude": ExcludePetition,
    "keep": _act("keep", verbs.KeepForm, "Hồ sơ được giữ lại.", "Dữ liệu cá nhân không bị xóa theo hạn khi hồ sơ đang được giữ.", title="Giữ hồ sơ, không xóa"),
    "release": _act("release", verbs.ReleaseForm, "Đã thôi giữ.", title="Thôi giữ hồ sơ"),
    "attach": AttachFile,
}  # fmt: skip
"""Address word → view; the same word as the verb."""
