"""Every page of the meetings desk and portal: who opens it, what it costs, nothing foreign."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from danvan.documents import actions as documents
from danvan.meetings import actions
from danvan.meetings.models import Meeting
from tests.english import english
from tests.factories.records import a_meeting, a_picture, a_site, address_of
from tests.meetings.verbs import LATER

OPEN = ("list",)
ENTER = ("quick", "record", "plan")
ONE = ("show", "edit", "hold", "cancel", "attach", "link", "publish", "unpublish", "detach")
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def meeting(cast) -> Meeting:
    made = a_meeting(cast)
    made.appearances.create(printed_name="Hoàng Thị Lan")
    documents.attach(a_picture(), unit=made.unit, kind="meeting", record_code=made.code, by=cast.nam, at=LATER)
    return made


def page(name: str, meeting: Meeting) -> str:
    if name in OPEN + ENTER:
        return reverse(f"meetings:{name}")
    if name == "link":
        return reverse("meetings:link", args=[meeting.code, meeting.appearances.values_list("pk", flat=True)[0]])
    return reverse(f"meetings:{name}", args=[meeting.code, *([paper_of(meeting)] if name == "detach" else [])])


def paper_of(meeting: Meeting) -> str:
    return documents.Attachment.objects.filter(record_code=meeting.code).values_list("code", flat=True)[0]


@pytest.mark.parametrize("name", ONE)
@pytest.mark.parametrize("who", ["hoa", "tu", "dao"])
def test_nothing_of_the_unit_is_there_for_strangers(cast, sign_in, meeting, name, who):
    client = sign_in(getattr(cast, who))
    statuses = {
        client.get(page(name, meeting)).status_code,
        client.post(page(name, meeting), {"reason": "x"}).status_code,
    }
    assert statuses <= {404, 405}
    assert 404 in statuses


@pytest.mark.parametrize(
    ("who", "hidden"),
    [
        ("lan", ()),
        ("thao", ()),
        ("nam", ("publish", "unpublish")),
        ("mai", (*ENTER, *ONE[1:])),
        ("quan", (*ENTER, *ONE[1:])),
        ("hoa", OPEN + ENTER + ONE),
    ],
)
def test_each_role_finds_its_own_pages(cast, sign_in, meeting, who, hidden):
    client = sign_in(getattr(cast, who))
    opened = [name for name in OPEN + ENTER + ONE if client.get(page(name, meeting)).status_code != 200]
    assert opened == list(hidden)


@pytest.mark.parametrize("name", OPEN + ENTER + ONE)
def test_every_page_is_vietnamese(cast, sign_in, meeting, name):
    assert english(sign_in(cast.lan).get(page(name, meeting))) == []


@pytest.mark.parametrize(
    ("state", "verbs"),
    [
        ("planned", ["hold", "edit", "publish", "repeat", "cancel"]),
        ("held", ["article", "edit", "publish", "repeat"]),
        ("cancelled", []),
    ],
)
def test_only_the_verbs_of_now_are_shown(cast, sign_in, state, verbs):
    shown = sign_in(cast.lan).get(page("show", a_meeting(cast, state))).context["verbs"]
    assert [verb["url"].split("/")[-2] for verb in shown] == verbs


@pytest.mark.parametrize("address", ["desk", "list"])
def test_a_list_costs_the_same_for_one_meeting_or_three(cast, sign_in, client, address):
    a_site(cast.units.commune)
    where = {"desk": "/desk/meetings/", "list": "/song-may/ban-may/hoi-nghi/"}[address]
    reader, costs = (sign_in(cast.lan) if address == "desk" else client), []
    for more in (1, 2):
        for number in range(more):
            made = a_meeting(
                cast, name=f"Họp {more}.{number}", guests=[actions.Guests("Tổng số", 5, basis="roll", is_total=True)]
            )
            actions.publish(made, by=cast.lan, at=LATER)
        reader.get(where)
        with CaptureQueriesContext(connection) as asked:
            reader.get(f"{where}?moi={more}")
        costs.append(len(asked))
    assert (costs[0], costs[0] <= 12) == (costs[1], True)


def test_filters_keep_what_they_say_and_an_empty_list_says_so(cast, sign_in):
    a_meeting(cast, "planned", name="Giao ban tháng mười")
    a_meeting(cast, name="Tọa đàm truyền thống")
    client = sign_in(cast.lan)
    queries = ("state=planned", "q=toa dam", "kind=contest", "first=2025-09-10&last=2025-09-10", "first=2025-09-11")
    kept = [
        [line["meeting"].name for line in client.get(f"/desk/meetings/?{query}").context["lines"]]
        for query in queries
    ]
    assert kept == [
        ["Giao ban tháng mười"],
        ["Tọa đàm truyền thống"],
        [],
        ["Tọa đàm truyền thống", "Giao ban tháng mười"],
        [],
    ]
    assert "Không có cuộc họp nào khớp" in client.get("/desk/meetings/?kind=contest").content.decode()


def test_a_script_in_the_words_is_only_words(cast, sign_in, client):
    a_site(cast.units.commune)
    made = a_meeting(
        cast, name=f"Họp {SCRIPT}", place=SCRIPT, note=SCRIPT, guests=[actions.Guests(SCRIPT, 5, basis="roll")]
    )
    made.appearances.create(printed_name=SCRIPT, printed_posts=SCRIPT)
    actions.publish(made, by=cast.lan, at=LATER)
    pages = [
        sign_in(cast.lan).get(page("show", made)),
        client.get(address_of("meeting", made)),
        sign_in(cast.lan).get("/desk/meetings/quick/"),
    ]
    assert [(one.status_code, SCRIPT in one.content.decode()) for one in pages] == [(200, False)] * 3


def test_the_meeting_page_costs_at_most_six_queries_and_follows_its_name(cast, client, meeting):
    a_site(cast.units.commune)
    actions.publish(meeting, by=cast.lan, at=LATER)
    address = address_of("meeting", meeting)
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(f"{address}?lan=2").status_code == 200
    own = [
        one["sql"] for one in asked if not one["sql"].endswith("ORDER BY 1 ASC LIMIT 1")
    ]  # the cache asks when the page ends
    assert len(own) <= 6
    assert client.get(f"/song-may/ban-may/hoi-nghi/ten-cu-{meeting.code}/")["Location"] == address


def test_a_paper_is_given_only_as_a_download_to_its_own_unit(cast, sign_in, meeting):
    where = reverse("documents:file", args=[paper_of(meeting)])
    mine = sign_in(cast.nam).get(where)
    assert (
        mine.status_code,
        mine["Content-Disposition"].startswith("attachment"),
        sign_in(cast.tu).get(where).status_code,
    ) == (200, True, 404)
