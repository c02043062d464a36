"""A year of letters, models and disclosures of the demo communes that nobody writes by hand, in batches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from danvan import search
from danvan.calendars import clocks
from danvan.calendars.models import load as load_calendar
from danvan.core.dates import HERE
from danvan.disclosures.models import Disclosure, DisclosureClock, Posting
from danvan.hall.demo.places import Commune
from danvan.hall.sample.records import Maker
from danvan.initiatives.models import Goal, Initiative
from danvan.law import publication
from danvan.petitions.models import Petition, PetitionStep

LENGTH, BATCH = 365, 400
NOTE = "Nội dung thử, hoàn toàn hư cấu."
LETTERS = (
    # kind, channel, subject, text
    ("feedback", "portal", "Đường nội thôn đọng nước sau mưa", "Rãnh thoát nước bị lấp, mưa xuống là ngập lối đi."),
    ("proposal", "meeting", "Thêm thùng rác ở chợ phiên", "Chợ phiên đông người mà chỉ có hai thùng rác."),
    ("question", "phone", "Hỏi hồ sơ hỗ trợ làm nhà", "Cần những giấy tờ gì, nộp ở đâu, bao lâu có trả lời?"),
    ("suggestion", "paper", "Góp ý giờ mở cửa nhà văn hóa thôn", "Nên mở cửa buổi tối để thanh niên tập văn nghệ."),
)
WAY = (("receive", "", "received", 0), ("register", "received", "registered", 0), ("classify", "registered", "screened", 1),
       ("propose", "screened", "proposed", 1), ("accept", "proposed", "accepted", 2), ("assign", "accepted", "verifying", 2),
       ("answer", "verifying", "drafted", 6), ("approve", "drafted", "decided", 7), ("notify", "decided", "notified", 8),
       ("close", "notified", "closed", 9))  # fmt: skip
MODELS = (
    ("Hàng rào xanh", "Văn hóa – xã hội", "Số mét hàng rào", "mét"),
    ("Tổ tự quản đường quê", "Kinh tế", "Số hộ tham gia", "hộ"),
)
CONTENTS = (
    ("CK02b", "Dự toán ngân sách xã đã được Hội đồng nhân dân quyết định"), ("CK12a", "Mức thu phí sử dụng chợ phiên"),
    ("CK03a", "Đường nội thôn: quy mô, vốn, tiến độ"), ("CK05c", "Khoản Nhân dân đóng góp dựng nhà văn hóa"),
)  # fmt: skip


@dataclass(slots=True)
class Rows:
    """What is written at the end, table by table."""

    petitions: list[Petition] = field(default_factory=list)
    steps: list[PetitionStep] = field(default_factory=list)
    models: list[Initiative] = field(default_factory=list)
    goals: list[Goal] = field(default_factory=list)
    disclosures: list[Disclosure] = field(default_factory=list)
    postings: list[Posting] = field(default_factory=list)
    clocks: list[DisclosureClock] = field(default_factory=list)


def make_rooms(communes: Iterable[Commune], *, until: date, seed: int = 13) -> int:
    """Write the records of the last year of all communes but those with a clerk of their own; return how many."""
    communes = [one for one in communes if one.clerk.user.username != "nam"]
    maker, rows = Maker(Random(seed), [(one.body, one.clerk) for one in communes]), Rows()
    calendar = load_calendar(communes[0].body)
    for one in communes:
        for number, day in enumerate(_days(maker.chance, one, until), start=1):
            _letter(maker, rows, one, day, number)
            if number % 3 == 1:
                _model(maker, rows, one, day, MODELS[number // 3 % len(MODELS)])
            if number % 2:
                _disclosure(maker, rows, one, day, CONTENTS[number // 2 % len(CONTENTS)], calendar)
    _keep(rows)
    return len(rows.petitions) + len(rows.models) + len(rows.disclosures)


def _days(chance: Random, one: Commune, until: date) -> Iterator[date]:
    """Yield a day of each month of the last year in which the commune existed, none of the last three weeks."""
    month = max(one.first, until - timedelta(days=LENGTH)).replace(day=1)
    last = min(until - timedelta(days=21), (one.after or until) - timedelta(days=21))
    while month <= last:
        day = month + timedelta(days=chance.randrange(1, 19))
        if one.first <= day <= last:
            yield day
        month = (month + timedelta(days=32)).replace(day=1)


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=HERE)


def _letter(maker: Maker, rows: Rows, one: Commune, day: date, number: int) -> None:
    """Write a letter that found its end; who sent it is erased already, as the law asks of old ones."""
    kind, channel, subject, text = maker.chance.choice(LETTERS)
    late = maker.chance.random() < 0.1
    settled = day + timedelta(days=12 if late else 7)
    petition = Petition(
        code=maker.code(one.body, day), unit=one.body, state="closed", kind=kind, channel=channel, subject=subject, text=f"{text} {NOTE}",
        received_on=day, received_at=_moment(day), received_by=None if channel == "portal" else one.clerk, book_number=number, book_year=day.year,
        condition="eligible", competence="own", branch="administrative", procedure_on=day, accepted_on=day + timedelta(days=2), settled_on=settled,
        settle_due_on=day + timedelta(days=10), outcome="settled", closed_on=settled + timedelta(days=2), masked_at=_moment(settled + timedelta(days=5)),
    )  # fmt: skip
    rows.petitions.append(petition)
    rows.steps += [
        PetitionStep(petition=petition, verb=verb, from_state=before, to_state=after, on=day + timedelta(days=shift),
                     at=_moment(day + timedelta(days=shift)), by=one.clerk)
        for verb, before, after, shift in WAY
    ]  # fmt: skip


def _model(maker: Maker, rows: Rows, one: Commune, day: date, row: tuple[str, str, str, str]) -> None:
    name, area, goal, word = row
    at, place = _moment(day), one.place.name_on(one.first)
    confirmed = day + timedelta(days=18)
    thing = Initiative(
        code=maker.code(one.body, day), unit=one.body, year=day.year, state="running", name=f"{name} ở {place}", field=area,
        registrant_name=f"Thôn Thử, {place}", situation=f"Việc chung còn ít người góp sức. {NOTE}", aims="Làm xong trong năm, ai cũng thấy.",
        content="Tổ dân vận đến từng nhà, bàn từng việc.", place=place, forces="Tổ dân vận, các đoàn thể", resources="Ngày công của các hộ",
        assess_on=day + timedelta(days=300), outputs="Kết quả đếm được", outlook="Thôn khác làm được", update_every=90, entered_on=day, created_at=at,
        created_by=one.clerk, registered_at=at, registered_by=one.clerk, registered_on=day, accepted_at=at, accepted_by=one.head, accepted_on=day,
        launched_at=at, launched_by=one.clerk, launched_on=day, heard_on=day, effective_at=_moment(confirmed), effective_by=one.head,
        effective_on=confirmed, effective_basis="Kiểm tra tại chỗ của tổ dân vận xã",
    )  # fmt: skip
    rows.models.append(thing)
    rows.goals.append(Goal(initiative=thing, text=goal, target=40, unit_word=word))


def _disclosure(maker: Maker, rows: Rows, one: Commune, day: date, row: tuple[str, str], calendar: Any) -> None:
    item, title = row
    shown = day + timedelta(days=2)
    thing = Disclosure(
        code=maker.code(one.body, day), unit=one.body, state="ended", item_code=item, title=title, summary=NOTE, paper="00/TB-UBND (hư cấu)",
        decided_on=day, published_on=shown, ended_on=shown + timedelta(days=32), created_at=_moment(day), created_by=one.clerk,
    )  # fmt: skip
    rows.disclosures.append(thing)
    last = shown + timedelta(days=32)
    for kind, place in (("hq", "Trụ sở xã"), ("culture_house", "Nhà văn hóa thôn")):
        rows.postings.append(
            Posting(disclosure=thing, channel="board", place_kind=kind, place=place, from_on=shown, to_on=last, added_at=_moment(shown), added_by=one.clerk)
        )  # fmt: skip
    rows.postings.append(
        Posting(disclosure=thing, channel="loudspeaker", place="Cụm loa trung tâm xã", from_on=shown, to_on=shown + timedelta(days=3),
                added_at=_moment(shown), added_by=one.clerk)
    )  # fmt: skip
    clock = clocks.start(DisclosureClock, publication.items()[item].clock, day, calendar, disclosure=thing)
    clock.done_on = shown
    rows.clocks.append(clock)


def _keep(rows: Rows) -> None:
    for table, made, parts in (
        (Petition, rows.petitions, ((PetitionStep, rows.steps, "petition"),)), (Initiative, rows.models, ((Goal, rows.goals, "initiative"),)),
        (Disclosure, rows.disclosures, ((Posting, rows.postings, "disclosure"), (DisclosureClock, rows.clocks, "disclosure"))),
    ):  # fmt: skip
        table._default_manager.bulk_create(made, batch_size=BATCH)
        keys = dict(table._default_manager.filter(unit__is_demo=True).values_list("code", "pk"))
        for row in made:
            row.pk = keys[row.code]
        for part, own, name in parts:
            for row in own:
                setattr(row, name, getattr(row, name))  # the key that its record has now
            part._default_manager.bulk_create(own, batch_size=BATCH)
    search.put_many([
        {"kind": kind, "code": row.code, "unit": row.unit.code, "title": title, "body": body, "day": day, "public_from": None}
        for kind, row, title, body, day in (
            *(("initiative", row, row.name, row.content, row.registered_on) for row in rows.models),
            *(("disclosure", row, row.title, row.summary, row.decided_on) for row in rows.disclosures),
        )
    ])  # fmt: skip
