"""Who is complained about meets the case nowhere: list, search, counts, board, notices, export, similar letters, figures."""

from __future__ import annotations

import re

import pytest

from danvan import search
from danvan.documents.sheets import read_sheet
from danvan.hall import searching
from danvan.notices.models import Notice
from danvan.petitions import actions
from danvan.petitions.actions.telling import remind_due
from danvan.petitions.models import Petition, Publication
from danvan.petitions.similar import alike
from danvan.search.models import Document
from tests.petitions.cases import AT, DAY, TEXT, entered

PLACES = (
    "/desk/", "/desk/petitions/", "/desk/petitions/?q=sạt", "/desk/petitions/?due=late", "/desk/petitions/?whose=mine", "/desk/search/?q=sạt",
    "/desk/notices/", "/desk/petitions/data/", "/desk/petitions/reception/",
)  # fmt: skip


@pytest.fixture
def about_nam(cast):
    """A late case of xã Bản Mây in which anh Nam, its clerk, is complained about; and a like one open to him."""
    other = entered(cast, text=f"{TEXT} Mong xã sớm sửa.")
    petition = entered(cast)
    actions.exclude(petition, officer=cast.nam, by=cast.lan, at=AT)
    Petition.objects.filter(pk=petition.pk).update(next_due_on="2026-01-05")
    remind_due(DAY, at=AT)
    return petition, other


def test_no_page_shows_the_case_to_whom_it_is_about(cast, sign_in, about_nam):
    client = sign_in(cast.nam)
    for place in PLACES:
        assert about_nam[0].code not in client.get(place).content.decode(), place


def test_building_the_search_anew_leaves_the_case_out_and_puts_letters_and_published_answers_in(about_nam):
    petition, other = about_nam
    Publication.objects.create(
        petition=other, unit=other.unit, title="Sạt lở đường thôn", question="Bao giờ sửa?", answer="Đã sửa.",
        public_from=AT, signed_off_at=AT, signed_off_by=other.received_by,
    )  # fmt: skip
    Document.objects.all().delete()
    done = searching.rebuild(at=AT)
    assert (done["petition"], done["answer"]) == (1, 1)
    assert {(hit.kind, hit.code) for hit in search.find("sạt", units=["BM"])} == {
        ("petition", other.code),
        ("answer", other.code),
    }
    assert [hit.kind for hit in search.find("sạt", public_at=AT)] == ["answer"]
    assert all(records == rows for records, rows in searching.counts().values())
    assert {*searching.counts(), "unit"} == set(searching.ROOMS)


def test_neither_counts_nor_files_nor_notices_nor_search_nor_like_letters_name_it(cast, sign_in, about_nam):
    petition, other = about_nam
    client = sign_in(cast.nam)
    assert len(re.findall("data-open", client.get("/desk/petitions/").content.decode())) == 1
    rows = str(read_sheet(client.get("/desk/petitions/export/").content, "bang.xlsx").rows)
    assert petition.code not in rows and other.code in rows
    assert not Notice.objects.filter(officer=cast.nam, code=petition.code).exists()
    assert Notice.objects.filter(officer=cast.lan, code=petition.code).exists()
    assert [hit.code for hit in search.find("sạt", kinds=["petition"], units=["BM"])] == [other.code]
    assert alike(TEXT, but=other) == []
    assert client.get(f"/desk/petitions/{other.code}/link/").content.decode().count(petition.code) == 0
