"""The pages of the room: who opens them, what they cost, what readers see."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from danvan.disclosures import actions
from danvan.disclosures.duties import Duty
from danvan.disclosures.facts import disclosures_in_time, disclosures_published, postings_made
from danvan.disclosures.letters import council_report, outcome_of, posted_list
from danvan.disclosures.states import CONTENT, EVIDENCE
from danvan.documents import actions as documents
from danvan.figures.periods import Period
from tests.disclosures.conftest import NOON, enter, shown
from tests.factories.records import address_of

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def test_the_corridor_runs_through_the_pages(cast, sign_in, calendar, site, client):
    nam, lan = sign_in(cast.nam), sign_in(cast.lan)
    page = nam.get(reverse("disclosures:enter"))
    typed = {"item_code": "CK12a", "title": "Mức thu phí chợ", "decided_on": "2026-08-24", "paper": "7/QĐ-UBND"}
    response = nam.post(reverse("disclosures:enter"), typed | {"once": page.context["form"].once})
    address = response["Location"]
    where = {"channel": "board", "place_kind": "hq", "from_on": "2026-08-25"}
    assert nam.post(f"{address}post/", where).status_code == 302
    assert lan.post(f"{address}publish/").status_code == 302
    shown_page = lan.get(address)
    assert "Đang công khai" in shown_page.content.decode()
    public = client.get(shown_page.context["public_url"])
    assert "Mức thu phí chợ" in public.content.decode()
    assert "Niêm yết: Trụ sở" in public.content.decode()


def test_a_board_without_a_place_comes_back_with_the_sentence_and_what_was_typed(cast, sign_in, thing):
    where = {"channel": "board", "place_kind": "", "place": "Cổng chợ", "from_on": "2026-08-25"}
    response = sign_in(cast.nam).post(reverse("disclosures:post", args=[thing.code]), where)
    text = response.content.decode()
    assert (response.status_code, "Niêm yết thì phải chọn nơi niêm yết." in text, "Cổng chợ" in text) == (
        422,
        True,
        True,
    )


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ("", 2), ("?state=planned", 1), ("?state=open", 1), ("?state=open&first=01/09/2026", 0), ("?last=24/08/2026", 2),
        ("?group=plans", 1), ("?q=chợ", 1), ("?q=chợ&state=open", 0), ("?trang=2", 0),
    ],
)  # fmt: skip
def test_the_list_is_narrowed_by_its_filters(cast, sign_in, thing, filters, found):
    actions.post(thing, shown=shown(), by=cast.nam, at=NOON)
    enter(cast, "CK12a", title="Mức thu phí chợ")
    page = sign_in(cast.nam).get(reverse("disclosures:list") + filters)
    assert len(page.context["lines"]) == found


@pytest.mark.parametrize("name", ["list", "checklist", "posted_list", "plans", "poster"])
def test_pages_without_a_record_open_to_the_unit(cast, sign_in, calendar, site, name):
    assert sign_in(cast.nam).get(reverse(f"disclosures:{name}")).status_code == 200


@pytest.mark.parametrize("who", ["tu", "dao"])
@pytest.mark.parametrize("name", ["show", "edit", "publish", "post", "end", "withdraw", "attach"])
def test_nobody_of_another_unit_finds_it(cast, sign_in, thing, who, name):
    client = sign_in(getattr(cast, who))
    address = reverse(f"disclosures:{name}", args=[thing.code])
    assert (client.get(address).status_code, client.post(address).status_code) in ((404, 404), (404, 405))


def test_the_list_costs_the_same_for_one_row_and_three(cast, sign_in, thing):
    client, costs = sign_in(cast.nam), []
    client.get(reverse("disclosures:list"))  # reads the calendar, once a process
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("disclosures:list"))
        costs.append(len(asked))
        for item in ("CK12a", "CK13a"):
            one = enter(cast, item)
            actions.post(one, shown=shown(), by=cast.nam, at=NOON)
    assert costs == [6, 6]


def test_readers_open_the_content_and_never_the_proof(cast, client, thing, site):
    actions.publish(thing, by=cast.lan, at=NOON)
    address, kept = address_of("disclosure", thing), {}
    for kind in (CONTENT, EVIDENCE):
        upload = SimpleUploadedFile("ke-hoach.pdf", b"%PDF-1.4 thu")
        kept[kind] = documents.attach(
            upload, unit=thing.unit, kind=kind, record_code=thing.code, by=cast.nam, at=NOON
        )
    opened = client.get(f"{address}tep/{kept[CONTENT].code}/")
    assert (opened.status_code, b"".join(opened.streaming_content)) == (200, b"%PDF-1.4 thu")
    assert client.get(f"{address}tep/{kept[EVIDENCE].code}/").status_code == 404


def test_what_is_not_on_the_site_is_not_there(cast, client, thing, site):
    assert client.get(address_of("disclosure", thing)).status_code == 404


def test_the_quarterly_list_is_a_word_paper(cast, sign_in, thing):
    actions.post(thing, shown=shown(), by=cast.nam, at=NOON)
    response = sign_in(cast.nam).get(reverse("disclosures:posted_list_paper"), {"ky": "2026-Q3"})
    assert (response.status_code, response.content[:2]) == (200, b"PK")


def test_papers_are_the_peoples_committees_whoever_keeps_the_book(cast, thing):
    period = Period.parse("2026-Q3")
    papers = (
        posted_list(cast.units.ban_may, [], period, on=YEAR[1]),
        council_report(cast.units.ban_may, [], period, on=YEAR[1]),
    )
    assert {(one.issuer, one.place, one.signature.capacity) for one in papers} == {
        ("ỦY BAN NHÂN DÂN XÃ BẢN MÂY", "Bản Mây", "TM. ỦY BAN NHÂN DÂN")
    }


def test_the_facts_count_once_each_in_its_slice(cast, calendar):
    late, missed = enter(cast, "CK12a", decided_on=date(2026, 8, 17)), enter(cast, "CK13a")
    actions.post(late, shown=shown(first=date(2026, 9, 1)), by=cast.nam, at=NOON)
    actions.post(enter(cast, "CK01a"), shown=shown(first=date(2026, 8, 31)), by=cast.nam, at=NOON)
    gone = enter(cast, "CK01b")
    actions.post(gone, shown=shown(), by=cast.nam, at=NOON)
    actions.withdraw(gone, reason="Ghi nhầm.", by=cast.lan, at=NOON)
    units = [cast.units.ban_may.pk]
    assert sorted(one.slices["item"] for one in disclosures_published(units, *YEAR)) == ["CK01a", "CK12a"]
    found = {one.code: one.slices["timeliness"] for one in disclosures_in_time(units, *YEAR)}
    assert (found[late.code], found[missed.code], gone.code in found) == ("late", "missed", False)
    assert [one.slices["place"] for one in postings_made(units, *YEAR)] == ["hq", "hq"]


def test_the_council_is_told_what_was_not_done(cast, sign_in):
    found = [
        Duty("Niêm yết tại trụ sở", standing, "chưa đủ 30 ngày", "") for standing in ("broken", "running", "done")
    ]
    judged = [outcome_of(None, [one]).standing for one in found]
    assert judged == ["not_done", "running", "done"]
    answer = sign_in(cast.nam).get(reverse("disclosures:council_report"), {"ky": "2026-6T"})
    assert (answer.status_code, "attachment" in answer["Content-Disposition"]) == (200, True)
