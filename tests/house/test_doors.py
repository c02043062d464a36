"""Every address × every role × a foreign unit: what is not yours is not there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from danvan.commendations import actions as commendations
from danvan.disclosures import actions as disclosures
from danvan.documents import actions as documents
from danvan.figures.periods import Period
from danvan.initiatives import actions as initiatives
from danvan.intake import moving as moving_in
from danvan.meetings import actions as meetings
from danvan.news import actions as news
from danvan.news.models import Comment, CommentIdentity
from danvan.petitions import actions as petitions
from danvan.petitions.actions import breaches, reception, visits
from danvan.reports import actions as reports
from danvan.reports.models import Assignment
from tests.factories.units import AT
from tests.reports.forms import a_form

PUBLIC = ("danvan.portal", "danvan.websites.views_portal", "danvan.news.views_portal", "danvan.meetings.views_portal", "danvan.documents.views_portal",
          "danvan.petitions.views_portal", "danvan.initiatives.views_portal", "danvan.commendations.views_portal", "danvan.disclosures.views_portal",
          "danvan.reports.views_portal", "danvan.accounts", "danvan.units.views_portal", "allauth", "django.views")  # fmt: skip


def _patterns(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for one in resolver.url_patterns:
        where = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _patterns(one, where)
        else:
            yield where, one


ALL = list(_patterns(get_resolver()))
DESK = [(where, one) for where, one in ALL if where.startswith("desk/")]


def test_every_address_outside_the_desk_belongs_to_a_public_door():
    strangers = [
        where
        for where, one in ALL
        if not where.startswith("desk/") and not one.callback.__module__.startswith(PUBLIC)
    ]
    assert strangers == []


def _address(where: str, code: str) -> str:
    for part in where.split("/"):
        if part.startswith("<"):
            kind, _, name = part.strip("<>").rpartition(":")
            where = where.replace(part, "2026" if kind == "int" else code, 1)
    return f"/{where}"


@pytest.mark.django_db(databases="__all__")
def test_a_visitor_is_sent_to_the_sign_in_from_every_desk_page():
    client, open_ones = Client(), []
    for where, _ in DESK:
        response = client.get(_address(where, "XX-26-3333333"))
        asked_in = response.status_code == 302 and response["Location"].startswith("/accounts/login/")
        if not asked_in and response.status_code not in (404, 405):
            open_ones.append(f"{response.status_code} {where}")
    assert open_ones == []


def test_an_account_without_a_role_sees_no_desk_page(cast, sign_in):
    client = sign_in(cast.hoa)
    seen = [
        where for where, _ in DESK if client.get(_address(where, "XX-26-3333333")).status_code not in (302, 404, 405)
    ]
    assert seen == []


@pytest.fixture
def records(cast):
    """One record of each kind of xã Bản Mây, by the part of the address that it stands in."""
    by, unit, at = cast.thao, cast.units.ban_may, AT
    meeting = meetings.record(
        meetings.Details("training", "Lớp tập huấn thử", date(2026, 8, 20)),
        meetings.Company(),
        unit=unit,
        origin="form",
        by=by,
        at=at,
    )
    article = news.draft(news.Text("Tin thử", lead="Một dòng."), unit=unit, by=by, at=at)
    said = Comment.objects.create(
        code="BM-26-AAAAAAA", unit=unit, article=article, shown_name="Bạn đọc", text="Thử.", text_key="x", received_at=at, received_on=at.date()
    )  # fmt: skip
    CommentIdentity.objects.create(comment=said, contact="a@thu.example", person_key="x", verified_at=at)
    piece = news.Entry(
        "Bài báo thử", "Một câu.", "Báo thử", "Tác giả thử", date(2026, 8, 20), "https://bao.example/1"
    )
    quoted = news.add_entry(unit, date(2026, 8, 24), piece, by=by, at=at)
    series = news.begin_series(unit, title="Loạt thử", about="", by=by, at=at)
    paper = documents.attach(
        SimpleUploadedFile("giay.pdf", b"%PDF-1.4 thu"),
        unit=unit,
        kind="meeting",
        record_code=meeting.code,
        by=by,
        at=at,
    )
    found = documents.Found(label="12-KH/ĐU", type_name="Kế hoạch", number="12", symbol="KH/ĐU", system="party")
    document = documents.enter(found, unit=unit, by=by, at=at)
    form = a_form()
    Assignment.objects.create(form=form.form, unit=cast.units.provincial, since=date(2026, 1, 1), assigned_at=at)
    sheet = reports.open(form, unit, Period.parse("2026-Q3"), by=by, at=at)
    content = disclosures.Content("CK01a", "Nội dung thử", date(2026, 8, 24))
    made_public = disclosures.enter(content, unit=unit, by=by, at=at)
    year_plan = disclosures.draw_up(2026, unit=unit, has_loudspeaker=True, by=by, at=at)
    model = initiatives.begin(initiatives.Ten("Mô hình thử"), movement=None, unit=unit, by=by, at=at)
    about = commendations.Details("Hồ sơ thử", "Thành tích thử", 2026, "party")
    proposal = commendations.begin(about, unit=unit, giver=unit, by=by, at=at)
    petition = petitions.receive(petitions.Letter("feedback", "Thư thử"), unit=unit, at=at).petition
    plan = reception.DayPlan("head_of_agency", "Người tiếp thử", date(2026, 9, 7), time(8), time(9), "Phòng thử")
    day = reception.plan_day(plan, unit=unit, by=cast.nam, at=at)
    visit = visits.queue(day, by=cast.nam, at=at + timedelta(days=6))
    breach = breaches.note_breach(unit, found_at=at, what="Gửi nhầm", data_kinds="họ tên", by=cast.lan, at=at)
    rows = SimpleUploadedFile("bai.csv", "Tiêu đề,Nội dung\nBài thử,Một dòng\n".encode())
    moving = moving_in.ask(None, rows, unit=unit, by=by, at=at)
    return {
        "intake/moving": moving.code,
        "petitions": petition.code,
        "handover/petitions": petition.code,
        "petitions/reception": day.code,
        "petitions/breaches": breach.code,
        "petitions/reception/visits": visit.code,
        "initiatives": model.code,
        "disclosures": made_public.code,
        "disclosures/plans": year_plan.code,
        "commendations": proposal.code,
        "reports": sheet.code,
        "news/comments": said.code,
        "news/digest": quoted.digest.code,
        "news/series": series.code,
        "news": article.code,
        "preview": article.code,
        "meetings": meeting.code,
        "documents/files": paper.code,
        "documents": document.code,
        "admin/officers": cast.nam.code,
    }


OPEN_TO_ALL_UNITS = (
    "desk/documents/<slug:code>/",
    "desk/documents/<slug:code>/register/",
    "desk/documents/<slug:code>/attach/",
    "desk/documents/<slug:code>/relate/",
)
"""The catalogue is shared: anybody may read an entry, put it into the own book, keep the own file of it, say what it does to another."""


@pytest.mark.parametrize("who", ["tu", "dao", "hoa"])
def test_no_officer_of_another_unit_finds_a_record_whatever_the_role(who, cast, sign_in, records):
    client, seen = sign_in(getattr(cast, who)), []
    for where, _ in DESK:
        part = next(
            (part for part in sorted(records, key=len, reverse=True) if where.startswith(f"desk/{part}/")), None
        )
        if part is None or "<" not in where or (where in OPEN_TO_ALL_UNITS and who != "hoa"):
            continue
        for response in (client.get(_address(where, records[part])), client.post(_address(where, records[part]))):
            if response.status_code not in (404, 405):
                seen.append(f"{response.status_code} {where}")
    assert seen == []


def test_the_follower_of_the_province_reads_and_changes_nothing(cast, sign_in, records):
    client = sign_in(cast.mai)
    assert client.get(f"/desk/news/{records['news']}/").status_code == 200
    assert client.get(f"/desk/meetings/{records['meetings']}/").status_code == 200
    changed = [
        where
        for where, _ in DESK
        if where.startswith(("desk/news/<", "desk/meetings/<"))
        and where.count("/") > 3
        and client.post(_address(where, records[where.split("/")[1]])).status_code not in (404, 405)
    ]
    assert changed == []
