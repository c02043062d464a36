"""The bell and the list of an officer's notices."""

from __future__ import annotations

import pytest

from danvan.notices import actions
from danvan.notices.models import Notice
from tests.factories.units import AT


@pytest.fixture
def told(cast) -> list[Notice]:
    """Tell anh Nam two things."""
    return [
        actions.tell([cast.nam], text=f"Việc {number}", kind="test.told", url="/desk/jobs/", at=AT)[0]
        for number in (1, 2)
    ]


def test_the_bell_counts_what_is_unread(cast, sign_in, told):
    page = sign_in(cast.nam).get("/desk/notices/").content.decode()
    assert "Thông báo: 2 chưa đọc" in page and "Việc 1" in page
    assert "chưa đọc" not in sign_in(cast.lan).get("/desk/notices/").content.decode()


def test_opening_one_marks_it_read_and_leads_to_the_record(cast, sign_in, told):
    answer = sign_in(cast.nam).post("/desk/notices/read/", {"notice": told[0].pk})
    assert (answer.status_code, answer["Location"]) == (302, "/desk/jobs/")
    assert list(Notice.objects.unread()) == [told[1]]


def test_all_are_marked_at_once(cast, sign_in, told):
    assert sign_in(cast.nam).post("/desk/notices/read/")["Location"] == "/desk/notices/"
    assert Notice.objects.unread().count() == 0


@pytest.mark.parametrize("who", ["lan", "tu", "mai"])
def test_nobody_reads_the_notices_of_another(cast, sign_in, told, who):
    client = sign_in(getattr(cast, who))
    assert "Việc 1" not in client.get("/desk/notices/").content.decode()
    assert client.post("/desk/notices/read/", {"notice": told[0].pk}).status_code == 422
    assert Notice.objects.unread().count() == 2


def test_a_follower_who_only_reads_may_mark_the_own_ones(cast, sign_in):
    actions.tell([cast.mai], text="Việc", kind="test.told", at=AT)
    sign_in(cast.mai).post("/desk/notices/read/")
    assert Notice.objects.unread().count() == 0


@pytest.mark.parametrize("more", [0, 3])
def test_the_list_costs_the_same_for_two_and_five(cast, sign_in, told, more, django_assert_num_queries):
    for number in range(more):
        actions.tell([cast.nam], text=f"Thêm {number}", kind="test.told", at=AT)
    client = sign_in(cast.nam)
    client.get("/desk/notices/")
    with django_assert_num_queries(QUERIES):
        client.get("/desk/notices/")


QUERIES = 5
