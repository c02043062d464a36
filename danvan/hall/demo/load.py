"""Load the invented province of Sông Mây through the same verbs that officers use."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction

from danvan.accounts.models import User
from danvan.core.dates import HERE
from danvan.core.yaml_files import read_yaml
from danvan.documents.actions import Found
from danvan.documents.reading import read_documents
from danvan.hall.demo.dialogue import talk_with_people
from danvan.hall.demo.disclosures import disclose
from danvan.hall.demo.drawings import draw
from danvan.hall.demo.initiatives import launch_movement
from danvan.hall.demo.petitions import write_in
from danvan.hall.demo.province import fill_province
from danvan.hall.demo.reception import receive_in
from danvan.hall.demo.roll import call_rolls
from danvan.hall.demo.site import furnish_site
from danvan.hall.demo.talk import talk
from danvan.meetings import actions as meetings
from danvan.news import actions as news
from danvan.units import actions as units
from danvan.units.models import Officer, Unit
from danvan.websites import actions as websites

DATA = Path(__file__).resolve().parent.parent / "data" / "demo.yaml"
WORDS = ("mây", "suối", "đồi", "nắng", "tre", "lúa", "bến", "gió", "sim", "thông", "ngô", "chè", "trăng", "mận")


def has_real_administrator(on: date) -> bool:
    """Tell whether somebody real works here: then invented units never come in beside them."""
    return Officer.objects.holding("administrator", on).filter(user__is_demo=False).exists()


def load(*, at: datetime, whole: bool = True, progress: Callable[[str], None] = lambda text: None) -> bool:
    """Load the demo once; say False when it is there already. Writes the sign-in note into the data folder.

    Without ``whole`` only the first commune has records: quick, for tests of loading itself.
    """
    if Unit.objects.filter(is_demo=True).exists():
        return False
    plan = read_yaml(DATA)
    password = "-".join(secrets.choice(WORDS) for _ in range(4)) + f"-{secrets.randbelow(9000) + 1000}"
    with transaction.atomic():
        bodies = _found_units(plan, at)
        progress(f"{len(plan['communes'])} xã, phường hư cấu")
        officers = _appoint(plan, bodies, password, at)
        _hold_meetings(plan, bodies, officers)
        progress(f"{len(plan['meetings'])} cuộc họp, {len(plan['articles'])} tin bài")
        contents = disclose(bodies["commune-0"], officers["nam"], officers["lan"], at=at)
        area = Unit.objects.get(website__addresses__path=plan["communes"][0]["path"])
        pages = furnish_site(bodies["commune-0"], area, officers["quan"], at=at)
        top = Unit.objects.get(website__addresses__path=plan["province"]["path"])
        pages += furnish_site(bodies["province"], top, officers["hien"], at=at)
        progress(f"{contents} nội dung công khai, {pages} trang cố định")
        said = talk(bodies["commune-0"], officers["nam"], officers["lan"], at=at)
        progress(f"{said} ý kiến bạn đọc, một điểm báo")
        talks = talk_with_people(bodies["commune-0"], officers["nam"], officers["lan"], at=at)
        progress(f"{talks} cuộc đối thoại, đại hội, lớp học")
        rolls = call_rolls(bodies["commune-0"], officers["nam"], at=at)
        progress(f"{rolls} cuộc có giấy mời, điểm danh")
        letters = write_in(bodies["commune-0"], officers["nam"], officers["lan"], at=at)
        receive_in(bodies["commune-0"], officers["nam"], officers["lan"], at=at)
        progress(f"{letters} phản ánh, kiến nghị")
        models = launch_movement(bodies, officers, at=at)
        progress(f"{models} mô hình Dân vận khéo")
        if whole:
            fill_province(plan, bodies, officers, at=at, progress=progress)
    _write_note(plan, password)
    return True


def _found_units(plan: dict[str, Any], at: datetime) -> dict[str, Unit]:
    since = plan["since"]

    def found(name: str, kind: str, level: str, parent: Unit | None, area: Unit | None = None) -> Unit:
        return units.found(
            name=name, kind=kind, level=level, parent=parent, area=area, since=since, by=None, at=at, is_demo=True
        )

    province = found(plan["province"]["name"], "province", "province", None)
    top = found("Tỉnh ủy Sông Mây", "party_committee", "province", None, province)
    bodies = {"province": top}
    websites.open_site(
        province, **_owner(plan["province"]["name"], ""), path=plan["province"]["path"], since=since, by=None, at=at
    )
    for number, row in enumerate(plan["communes"]):
        area = found(row["name"], row["kind"], "commune", province)
        name = f"Đảng ủy {row['name'][0].lower()}{row['name'][1:]}"
        bodies[f"commune-{number}"] = found(name, "party_committee", "commune", top, area)
        websites.open_site(
            area, **_owner(row["name"], "Tỉnh Sông Mây"), path=row["path"], since=since, by=None, at=at
        )
        if number == 0:
            hamlet = found("Thôn Bản Trên", "hamlet", "hamlet", area)
            bodies["hamlet"] = found("Tổ dân vận thôn Bản Trên", "other", "hamlet", bodies["commune-0"], hamlet)
    return bodies


def _owner(name: str, parent: str) -> dict[str, str]:
    return {
        "name": name, "strapline": "Dữ liệu thử, hoàn toàn hư cấu", "managing_body": f"Đảng ủy, Ủy ban nhân dân {name[0].lower()}{name[1:]} (hư cấu)",
        "parent_body": parent or "Tỉnh Sông Mây (hư cấu)", "address": f"Nhà số 1, đường Thử Nghiệm, {name}",
        "phone": "0000 000 000", "email": "lien-he@vi-du.example", "responsible_person": "Hoàng Thị Lan (hư cấu)",
    }  # fmt: skip


def _appoint(plan: dict[str, Any], bodies: dict[str, Unit], password: str, at: datetime) -> dict[str, Officer]:
    made = {}
    for row in plan["officers"]:
        unit = bodies[row["body"]]
        user = units.open_account(username=row["username"], full_name=row["name"], password=None, is_demo=True)
        person = units.add_person(unit, full_name=row["name"], by=None, at=at)
        units.hold(person, post_name=row["post"], since=plan["since"], by=None, at=at)
        officer = units.appoint(user, unit=unit, person=person, by=None, at=at)
        for role in row["roles"]:
            units.grant(officer, role=role, since=plan["since"], by=None, at=at)
        made[row["username"]] = officer
    User.objects.filter(username__in=made).update(password=make_password(password))  # one password, hashed once
    return made


def _hold_meetings(plan: dict[str, Any], bodies: dict[str, Unit], officers: dict[str, Officer]) -> None:
    unit, by = bodies["commune-0"], officers["nam"]
    held = [_hold(plan, row, unit, by) for row in plan["meetings"]]
    for row in plan["articles"]:
        place = row.get("of", "commune-0")
        _publish(plan, row, bodies[place], officers["hien" if place == "province" else "nam"], held)


def _moment(day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=HERE)


def _hold(plan: dict[str, Any], row: dict[str, Any], unit: Unit, by: Officer) -> Any:
    at = _moment(row["day"] + timedelta(days=1), 8)
    details = meetings.Details(row["kind"], row["name"], row["day"], day_part=row["part"], place=row["place"])
    total = meetings.Guests(
        "Tổng số", row["total"], bound=row.get("bound", "exact"), unit_word="người", basis=row["basis"],
        basis_note=row.get("note", ""), is_total=True,
    )  # fmt: skip
    company = meetings.Company(organisers=[unit.name_on(row["day"])], guests=[total])
    meeting = meetings.record(details, company, unit=unit, origin="form", by=by, at=at)
    cited = [_found(plan, key, disseminated=row.get("disseminated", False)) for key in row.get("cites", [])]
    meetings.cite(meeting, cited, by=by, at=at)
    return meetings.publish(meeting, by=by, at=at) if row.get("public") else meeting


def _publish(plan: dict[str, Any], row: dict[str, Any], unit: Unit, by: Officer, held: list[Any]) -> None:
    at = _moment(row["day"])
    meeting = held[row["meeting"]].code if "meeting" in row else ""
    signed = " ".join(by.user.full_name.split()[-2:])
    text = news.Text(
        row["title"], row["lead"], row["body"], author=signed, category=row["category"], event_on=row["day"]
    )
    article = news.draft(text, unit=unit, by=by, at=at, meeting_code=meeting)
    printed = read_documents(f"{text.lead}\n{text.body}")
    news.cite(article, [*printed, *(_found(plan, key) for key in row.get("cites", []))], by=by, at=at)
    for seen in row.get("pictures", []):
        file = draw(seen["scene"], seen["scene"])
        news.add_picture(
            article, file, by=by, at=at, caption=seen["caption"], alt=seen["alt"], credit="Hình vẽ của bản thử"
        )
    news.publish(article, by=by, at=at)


def _found(plan: dict[str, Any], key: str, *, disseminated: bool = False) -> Found:
    row = plan["documents"][key]
    return Found(
        label=row["label"], type_name=row["type"], number=row["number"], symbol=row["symbol"], system=row["system"],
        issuer=row["issuer"], issuer_scope="TW", issued_on=row["day"], period=row["period"], identity=row["identity"],
        title=row["title"], disseminated=disseminated,
    )  # fmt: skip


def _write_note(plan: dict[str, Any], password: str) -> None:
    lines = [f"  Dữ liệu thử    : mật khẩu chung {password}"]
    lines += [f"    {row['username']:<6} {row['name']}, {row['post']}" for row in plan["officers"]]
    path = Path(settings.DATA_DIR) / "demo-sign-in.txt"
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write("\n".join(lines) + "\n")
