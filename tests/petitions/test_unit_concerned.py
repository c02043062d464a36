"""The unit a case is given to: it hears of it, finds it, works on it and answers; who is complained about there does none of it."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from danvan.notices.models import Notice
from danvan.petitions import actions
from danvan.petitions.actions.refusals import HandlerExcluded, NotYours
from danvan.petitions.actions.telling import remind_due
from danvan.petitions.models import Petition
from tests.petitions.cases import AT, working


@pytest.fixture
def given(cast):
    """A case of the register of xã Bản Mây that bà Lan gave to the team of Thôn Bản Trên, to nobody there by name."""
    return actions.assign(working(cast), unit=cast.units.ban_may_team, by=cast.lan, at=AT)


def test_the_unit_is_told_finds_it_in_its_list_and_among_its_work(cast, given, sign_in):
    assert Notice.objects.filter(kind="petition.assigned", officer=cast.son, code=given.code).exists()
    Petition.objects.filter(pk=given.pk).update(
        next_due_on=date(2100, 1, 4)
    )  # far off: not among what is due this week
    client = sign_in(cast.son)
    for place in ("/desk/petitions/", "/desk/petitions/?whose=given", "/desk/", f"/desk/petitions/{given.code}/"):
        assert given.subject in client.get(place).content.decode(), place


def test_the_unit_asks_for_more_hears_of_the_supplement_and_answers(cast, given):
    petition = actions.ask_more(given, note="Xin gửi ảnh chỗ sạt", by=cast.son, at=AT)
    actions.supplement(petition, text="Chỗ sạt ở cạnh cầu.", at=AT)
    assert Notice.objects.filter(kind="petition.supplemented", officer=cast.son, code=given.code).exists()
    petition = actions.answer(petition, text="Tổ đã san gạt.", outcome="settled", by=cast.son, at=AT)
    assert petition.state == "drafted"
    with pytest.raises(NotYours):
        actions.approve(petition, by=cast.son, at=AT)
    assert actions.approve(petition, by=cast.lan, at=AT).state in ("decided", "notified")


def test_the_unit_is_reminded_of_a_late_case(cast, given):
    remind_due(given.next_due_on + timedelta(days=1), at=AT)
    assert Notice.objects.filter(kind="petition.late", officer=cast.son, code=given.code).exists()


def test_who_is_complained_about_in_the_unit_neither_sees_nor_handles_it(cast, given, sign_in):
    petition = actions.exclude(given, officer=cast.son, by=cast.lan, at=AT)
    assert not Notice.objects.filter(officer=cast.son, code=given.code).exists()
    client = sign_in(cast.son)
    assert client.get(f"/desk/petitions/{given.code}/").status_code == 404
    for place in ("/desk/petitions/", "/desk/"):
        assert given.subject not in client.get(place).content.decode(), place
    with pytest.raises(NotYours):
        actions.answer(petition, text="Đã xong.", outcome="settled", by=cast.son, at=AT)
    with pytest.raises(HandlerExcluded):
        actions.assign(petition, unit=cast.units.ban_may_team, officer=cast.son, by=cast.lan, at=AT)


@pytest.mark.parametrize("who", ["son", "nam", "lan"])
def test_no_link_of_the_record_leads_nowhere(cast, given, sign_in, who):
    client = sign_in(getattr(cast, who))
    page = client.get(f"/desk/petitions/{given.code}/").content.decode()
    found = sorted(set(re.findall(rf'href="([^"#]*{given.code}[^"#]*)"', page)))
    assert len(found) > 3
    assert not [address for address in found if client.get(address.replace("&amp;", "&")).status_code != 200]
