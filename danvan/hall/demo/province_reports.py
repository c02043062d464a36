"""The quarterly reports of the demo province: sent in time, late, sent back, corrected after sending."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from danvan import journal
from danvan.core.dates import HERE
from danvan.figures.periods import Period
from danvan.hall.demo.places import Commune
from danvan.reports import actions
from danvan.reports.actions.published import publish_grid
from danvan.reports.actions.sheet import freeze, keep_entries, make, new_version
from danvan.reports.counting import AskedOnce, own_units
from danvan.reports.models import FormVersion, Passage, ReportForm, Sheet
from danvan.units.models import Officer

FORM, MONTHLY = "BC-QUY-DAYDU", "BC-THANG-TGDV"
QUARTERS = 3
"""How many quarters before the running one have reports."""
TYPED = {
    "DV-07": (0, 3, "Sổ theo dõi vụ việc"), "NL-02": (5, 40, "Danh sách hộ có ký nhận"),
    "NL-01": (20_000_000, 90_000_000, "Sổ thu, chi của quỹ"), "TC-05": (3, 12, "Sổ hòa giải ở cơ sở"),
}  # fmt: skip
HALVES = {"TC-06": "TC-05"}
SAID = {
    "tinh-hinh": "Tình hình Nhân dân ổn định, đồng thuận với chủ trương của địa phương; bà con quan tâm đường nội thôn, nước sạch.",
    "ket-qua": "Các cuộc họp, đối thoại được tổ chức đúng kế hoạch; ý kiến của dân được ghi sổ và hẹn ngày trả lời.",
    "danh-gia": "Tổ dân vận nắm việc sát dân hơn; còn hai thôn chưa họp đủ số lần đã định.",
    "nhiem-vu": "Tiếp tục đối thoại theo cụm thôn; hoàn thành các việc đã hứa với dân.",
    "kien-nghi": "Đề nghị tổ chức tập huấn kỹ năng đối thoại cho cán bộ thôn.",
}
LATE, HANDED_BACK, CORRECTED = "Xã Suối Đàn", "Xã Gò Bông", "Xã Vực Ngọc"
"""Who has not sent the last quarter, whose report was given back, who corrected it after sending."""


@dataclass(frozen=True, slots=True)
class Office:
    """Who asks for the reports: the clerk and the head of the province."""

    clerk: Officer
    head: Officer


def make_reports(communes: Iterable[Commune], office: Office, *, today: date, seed: int = 11) -> int:
    """Ask for the forms, then let the communes report the last quarters; return how many sheets there are."""
    communes, chance = list(communes), Random(seed)
    first = Period.containing(today, "quarter")
    periods = [first]
    for _ in range(QUARTERS):
        periods.insert(0, periods[0].previous())
    for code, since in ((FORM, periods[0].start), (MONTHLY, today.replace(day=1))):
        actions.assign(ReportForm.objects.get(code=code), since=since, by=office.head, at=moment(periods[0].start))
    form = FormVersion.objects.select_related("form").get(form__code=FORM)
    made = sum(_keep_quarter(form, _existing(communes, period), period, office, chance) for period in periods[:-2])
    last = _existing(communes, periods[-2])
    walked = [one for one in last if _walks(one, periods[-2])]
    others = [one for one in last if one not in walked and one.place.name_on(periods[-2].end) != LATE]
    _keep(form, others, periods[-2], office, chance, moment(periods[-2].end + timedelta(days=5)))
    for one in walked:
        _report(form, one, periods[-2], office, chance)
    return made + len(walked) + len(others)


def _walks(one: Commune, period: Period) -> bool:
    """Tell whose report takes each step: those shown as examples and those with somebody who signs in."""
    return one.place.name_on(period.end) in (HANDED_BACK, CORRECTED) or one.clerk.user.username in ("nam", "tu")


def _existing(communes: list[Commune], period: Period) -> list[Commune]:
    """Keep the communes that existed through a whole period."""
    return [one for one in communes if one.first <= period.start and (one.after is None or one.after > period.end)]


def _keep_quarter(
    form: FormVersion, communes: list[Commune], period: Period, office: Office, chance: Random
) -> int:  # fmt: skip
    """Let every commune have reported a quarter long past: frozen and received, added up by the province."""
    at = moment(period.end + timedelta(days=6))
    _keep(form, communes, period, office, chance, at)
    top = make(form, office.clerk.unit, period, state="sent", by=office.clerk, at=at + timedelta(days=2))
    freeze(top, new_version(top, form, 1, by=office.clerk, at=at), by=office.head, at=at + timedelta(days=2))
    publish_grid(form, period, by=office.head, at=at + timedelta(days=9))
    return len(communes)


def _keep(
    form: FormVersion, communes: list[Commune], period: Period, office: Office, chance: Random, at: datetime
) -> None:  # fmt: skip
    """Let communes have reported a period: frozen on a day, received the next."""
    kept = []
    ask = AskedOnce({pk for one in communes for pk in own_units(one.body, period.end, [])})
    for one in communes:
        sheet = make(form, one.body, period, state="received", by=one.clerk, at=at)
        version = new_version(sheet, form, 1, by=one.clerk, at=at)
        keep_entries(version, _entries(chance))
        Passage.objects.bulk_create(Passage(version=version, key=key, text=text) for key, text in SAID.items())
        freeze(sheet, version, by=one.head, at=at, ask=ask)
        version.received_at, version.received_by = at + timedelta(days=1), office.clerk
        version.save(update_fields=["received_at", "received_by"])
        kept.append(sheet.code)
    journal.record_bulk(
        unit=office.clerk.unit.code, actor=office.clerk.code, verb="report.received", kind="report", codes=kept,
        at=at + timedelta(days=1),
    )  # fmt: skip


def _report(form: FormVersion, one: Commune, period: Period, office: Office, chance: Random) -> None:
    name = one.place.name_on(period.end)
    day = period.end + timedelta(days=chance.randint(3, 9))
    sheet = _send(form, one, period, chance, moment(day))
    if name == HANDED_BACK:
        reason = "Số lượt người dự chênh nhiều so với quý trước; đề nghị kiểm tra lại danh sách."
        actions.hand_back(sheet, reason=reason, by=office.clerk, at=moment(day + timedelta(days=1)))
        return
    actions.receive(sheet, by=office.clerk, at=moment(day + timedelta(days=1)))
    if name == CORRECTED:
        _correct(sheet, one, office, moment(day + timedelta(days=5)))


def _send(form: FormVersion, one: Commune, period: Period, chance: Random, at: datetime) -> Sheet:
    sheet = actions.open(form, one.body, period, by=one.clerk, at=at)
    actions.fill(sheet, entries=_entries(chance), passages=SAID, by=one.clerk, at=at)
    actions.send(sheet, by=one.clerk, at=at + timedelta(hours=1))
    actions.approve(sheet, by=one.head, at=at + timedelta(hours=3))
    return sheet


def _entries(chance: Random) -> dict[str, actions.Entry]:
    """Type what no room counts, with what it rests on."""
    amounts = {code: chance.randint(low, high) for code, (low, high, _) in TYPED.items()}
    amounts["NL-01"] -= amounts["NL-01"] % 500_000
    entries = {code: actions.Entry(amount, basis=TYPED[code][2]) for code, amount in amounts.items()}
    for part, whole in HALVES.items():
        entries[part] = actions.Entry(amounts[whole] - chance.randint(0, 2), basis=TYPED[whole][2])
    return entries


def _correct(sheet: Sheet, one: Commune, office: Office, at: datetime) -> None:
    """Correct a received report: another number, a reason, received again."""
    actions.correct(sheet, reason="Bổ sung một vụ hòa giải thành ghi sót trong sổ.", by=one.clerk, at=at)
    entry = actions.Entry(13, basis=TYPED["TC-05"][2])
    actions.fill(sheet, entries={"TC-05": entry}, passages={}, by=one.clerk, at=at)
    actions.send(sheet, by=one.clerk, at=at + timedelta(hours=1))
    actions.approve(sheet, by=one.head, at=at + timedelta(hours=2))
    actions.receive(sheet, by=office.clerk, at=at + timedelta(hours=4))


def moment(day: date, hour: int = 9) -> datetime:
    """Give an hour of a working day here."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=HERE)
