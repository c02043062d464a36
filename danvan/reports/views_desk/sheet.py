"""One report: where it stands, its figures, what may be done now; the verbs on it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import Http404
from django.urls import reverse

from danvan.core.dates import say_day
from danvan.core.steps import verbs_from
from danvan.documents import papers
from danvan.documents.models import Attachment
from danvan.reports import actions, forms, permissions
from danvan.reports.board import BADGES
from danvan.reports.compiling import Compiled, compile
from danvan.reports.freezing import add_drift
from danvan.reports.models import Sheet, SheetVersion
from danvan.reports.states import DONE, STATES, STEPS
from danvan.reports.views_desk import paper
from danvan.reports.views_desk.asking import asked_about
from danvan.reports.views_desk.mine import sheet_for
from danvan.units.doors import DeskAct, DeskPage
from danvan.units.timeline import timeline

NEXT_FIRST = ("fill", "send", "approve", "send_back", "receive", "hand_back", "correct", "attach_scan")
CAREFUL = ("send_back", "hand_back", "correct")


def permission(verb: str) -> Any:
    """Return the question that a verb asks."""
    return getattr(permissions, f"may_{verb}")


class ShowReport(DeskPage):
    """The paper as it stands; ``?ban=2`` shows an older version."""

    template_name = "reports/desk/report.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sheet = sheet_for(self, self.kwargs["code"])
        report = self._report(sheet)
        frozen = report.version is not None and report.version.stands_still
        if frozen:
            add_drift(report, today=self.today)
        asked = {} if frozen else asked_about(report)
        all_read = paper.reads_all(self.officer, sheet, self.today)
        return super().get_context_data(
            title=f"{report.form.name}, {sheet.period.name}", sheet=sheet, report=report, frozen=frozen,
            rows=paper.rows(report, sheet, asked=asked, restricted=all_read), questions=sum(map(len, asked.values())),
            drifted=[line for line in report.lines if line.drift], state=STATES[sheet.state], badge=BADGES.get(sheet.state, "note"),
            steps=corridor(sheet), verbs=self.verbs(sheet), deadline=self.deadline(sheet),
            versions=[one for one in sheet.all_versions() if one.is_frozen], scans=scans_of(sheet),
            entries=timeline("report", sheet.code, DONE), can_pdf=papers.can_write_pdf(), **kwargs,
        )  # fmt: skip

    def _report(self, sheet: Sheet) -> Compiled:
        asked = self.request.GET.get("ban", "")
        number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else None
        if number is not None and not any(one.number == number and one.is_frozen for one in sheet.all_versions()):
            raise Http404
        version = newest(sheet)
        return compile(version.form_version, sheet.unit, sheet.period, today=self.today, sheet=sheet, number=number)

    def verbs(self, sheet: Sheet) -> list[dict[str, str]]:
        """List what this officer may do now, the next step first."""
        return [
            {
                "label": "Điền báo cáo" if name == "fill" else STEPS[name].label, "url": reverse(f"reports:{name}", args=[sheet.code]),
                "kind": "quiet" if name in CAREFUL else "",
            }
            for name in NEXT_FIRST
            if name in verbs_from(STEPS, sheet.state) and permission(name)(self.officer, sheet, self.today)
        ]  # fmt: skip

    def deadline(self, sheet: Sheet) -> str:
        if sheet.due_on is None or sheet.state in ("sent", "received"):
            return ""
        late = (self.today - sheet.due_on).days
        return (
            f"Quá hạn {late} ngày, hạn {say_day(sheet.due_on)}" if late > 0 else f"Hạn gửi: {say_day(sheet.due_on)}"
        )


def newest(sheet: Sheet) -> SheetVersion:
    """Return the version worked on or last sent, its form ready."""
    rows = SheetVersion.objects.filter(sheet=sheet).select_related("form_version__form")
    return rows.prefetch_related("form_version__lines").order_by("-number")[0]


def scans_of(sheet: Sheet) -> list[dict[str, Any]]:
    """List the signed papers with the number of the version that they belong to. One query."""
    numbers = {one.code: one.number for one in sheet.all_versions()}
    rows = Attachment.objects.filter(kind="report", record_code__in=list(numbers)).order_by("pk")
    return [{"file": one, "number": numbers[one.record_code]} for one in rows]


def corridor(sheet: Sheet) -> list[dict[str, str]]:
    """Give the inputs of ``ui/corridor.html``."""
    order = ["filling", "waiting", "sent", *(["received"] if sheet.superior_id else [])]
    labels = dict(STATES) if sheet.superior_id else STATES | {"sent": "Đã duyệt"}
    state = "filling" if sheet.state == "handed_back" else sheet.state
    now = order.index(state) if state in order else len(order) - 1
    return [
        {"label": labels[name], "step": "passed" if at < now else "now" if at == now else "next"}
        for at, name in enumerate(order)
    ]


class ReportAct(DeskAct):
    """A verb on one report: who may not take it does not find it; a wrong state is said in a sentence."""

    template_name = "reports/desk/act.html"
    form_class: Any = forms.SendForm
    verb = ""
    text = ""

    def find(self) -> Sheet:
        sheet = sheet_for(self, self.kwargs["code"])
        if not permission(self.verb)(self.officer, sheet, self.today):
            raise Http404
        return sheet

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        label = STEPS[self.verb].label
        values = {
            "title": label,
            "submit": label,
            "text": self.text,
            "back": self.address(),
            "danger": False,
        } | kwargs
        name = self.thing.unit.name_on(self.thing.ends_on)
        return super().get_context_data(about=f"{newest(self.thing).form_version.name}, {self.thing.period.name}, {name}", **values)  # fmt: skip

    def address(self) -> str:
        return reverse("reports:show", args=[self.thing.code])


class SendReport(ReportAct):
    """Hand it to the head, with what looks odd in sight."""

    verb = "send"
    text = "Từ lúc trình, số liệu được chốt: lãnh đạo duyệt đúng số này. Hồ sơ ghi thêm về sau hiện là chênh lệch."
    done = "Đã trình lãnh đạo."

    def act(self, thing: Sheet, cleaned: dict[str, Any], at: datetime) -> str:
        actions.send(thing, by=self.officer, at=at)
        return self.address()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        version = newest(self.thing)
        report = compile(version.form_version, self.thing.unit, self.thing.period, today=self.today, sheet=self.thing)
        lines = report.by_code
        asked = [
            {"label": lines[code].label, "text": text}
            for code, texts in asked_about(report).items()
            for text in texts
        ]
        return super().get_context_data(asked=asked, **kwargs)


class ApproveReport(ReportAct):
    """Freeze it and send it up."""

    verb = "approve"
    text = "Gửi lên đúng số đã chốt lúc trình. Về sau muốn đổi số đã gửi thì điều chỉnh, có lý do."
    done = "Đã duyệt và gửi."

    def act(self, thing: Sheet, cleaned: dict[str, Any], at: datetime) -> str:
        actions.approve(thing, by=self.officer, at=at)
        return self.address()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show what has changed since it was handed in: approve it as it is, or send it back to be counted anew."""
        version = newest(self.thing)
        report = compile(version.form_version, self.thing.unit, self.thing.period, today=self.today, sheet=self.thing)
        if version.stands_still:
            add_drift(report, today=self.today)
        drifted = [line for line in report.lines if line.drift]
        return super().get_context_data(drifted=drifted, moved=report.moved, **kwargs)


class SendBackReport(ReportAct):
    """Back to those who work on it."""

    verb = "send_back"
    form_class = forms.ReasonForm
    text = "Số đã nhập vẫn còn; người làm báo cáo thấy lý do này."
    done = "Đã trả lại."

    def act(self, thing: Sheet, cleaned: dict[str, Any], at: datetime) -> str:
        actions.send_back(thing, reason=cleaned["reason"], by=self.officer, at=at)
        return self.address()


class ReceiveReport(ReportAct):
    """Take it in; from now on it is added up."""

    verb = "receive"
    text = "Số của bản này được cộng vào báo cáo của đơn vị bạn."
    done = "Đã tiếp nhận."

    def act(self, thing: Sheet, cleaned: dict[str, Any], at: datetime) -> str:
        actions.receive(thing, by=self.officer, at=at)
        return reverse("reports:board", args=[thing.form.code, thing.period_code])


class HandBackReport(ReportAct):
    """Back to the unit, with a reason."""

    verb = "hand_back"
    form_class = forms.ReasonForm
    text = "Bản này thôi được cộng; đơn vị được báo và sửa tiếp trên số đã nhập."
    done = "Đã trả lại đơn vị."

    def act(self, thing: Sheet, cleaned: dict[str, Any], at: datetime) -> str:
        actions.hand_back(thing, reason=cleaned["reason"], by=self.officer, at=at)
        return reverse("reports:board", args=[thing.form.code, thing.period_code])


class CorrectReport(ReportAct):
    """A new version of what was sent, with a reason."""

    verb = "correct"
    form_class = forms.ReasonForm
    text = "Bản đã gửi vẫn đứng cho đến khi cấp trên tiếp nhận bản mới. Cấp trên thấy lý do này."
    done = "Đã mở bản điều chỉnh."

    def act(self, thing: Sheet, cleaned: dict[str, Any], at: datetime) -> str:
        actions.correct(thing, reason=cleaned["reason"], by=self.officer, at=at)
        return reverse("reports:fill", args=[thing.code])


class AttachScan(ReportAct):
    """Keep the signed, sealed paper."""

    verb = "attach_scan"
    form_class = forms.ScanForm
    text = "Tệp được giữ cùng bản đã gửi gần nhất."
    done = "Đã gắn bản ký, đóng dấu."

    def act(self, thing: Sheet, cleaned: dict[str, Any], at: datetime) -> str:
        actions.attach_scan(thing, cleaned["file"], by=self.officer, at=at)
        return f"{self.address()}#ban-ky"
