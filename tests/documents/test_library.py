"""The public library: filters, what replaces what once confirmed, files given to readers; the same cost for one row or three."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from danvan.documents import actions as documents
from danvan.documents import library
from danvan.documents.models import Document, Relation
from tests.factories.sites import a_site, published

BASE = "/song-may/ban-may/"
YEARS = {"12": 2024, "40": 2026}


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def papers(cast, now):
    """Two plans that a published article cites; nobody cites the third."""
    a_site(cast.units.commune, "Xã Bản Mây", "song-may/ban-may", at=now)
    found = [
        documents.Found(
            f"{n}-KH/ĐU",
            "Kế hoạch",
            n,
            "KH/ĐU",
            "party",
            "Đảng ủy xã",
            issued_on=date(year, 3, 1),
            surface="kế hoạch",
        )
        for n, year in YEARS.items()
    ]
    article = published("Thực hiện kế hoạch", by=cast.lan, at=now, body="kế hoạch")
    documents.cite(
        "article", article.code, found, unit=cast.units.ban_may, day=None, public_from=now, by=cast.lan, at=now
    )
    documents.enter(
        documents.Found("7-NQ/ĐU", "Nghị quyết", "7", "NQ/ĐU"), unit=cast.units.ban_may, by=cast.lan, at=now
    )
    return [Document.objects.get(number=n) for n in YEARS]


def labels(client, **asked) -> list[str]:
    return [one["label"] for one in client.get(f"{BASE}van-ban/", asked).context["lines"]]


def test_the_filters_narrow_and_wrong_ones_do_not(client, papers):
    old, new = "Kế hoạch số 12-KH/ĐU", "Kế hoạch số 40-KH/ĐU"
    assert labels(client) == [new, old]
    assert labels(client, nam="2024") == [old]
    assert labels(client, **{"co-quan": "Đảng ủy xã", "loai": "Kế hoạch"}) == [new, old]
    assert labels(client, **{"linh-vuc": "land"}) == []
    assert labels(client, nam="x") == [new, old]


def test_a_replacement_counts_for_readers_once_another_has_confirmed_it(client, papers, cast, now):
    old, new = papers
    made = library.relate(new, kind="replaces", other=old, source="Điều 3", since=None, by=cast.nam, at=now)
    assert labels(client, **{"hieu-luc": "ended"}) == []
    with pytest.raises(library.NotYours):
        library.confirm_relation(made, by=cast.nam, at=now)
    library.confirm_relation(made, by=cast.lan, at=now)
    assert labels(client, **{"hieu-luc": "ended", "nam": ""}) == ["Kế hoạch số 12-KH/ĐU"]
    assert labels(client, **{"hieu-luc": "standing"}) == ["Kế hoạch số 40-KH/ĐU"]
    page = client.get(f"{BASE}van-ban/12-kh-du-{old.code}/").content.decode()
    assert "Được thay thế bởi" in page and "Điều 3" in page and "Thực hiện kế hoạch" in page


def test_what_cannot_be_said_is_refused_with_a_sentence(papers, cast, now):
    old, new = papers
    with pytest.raises(library.SameDocument):
        library.relate(new, kind="amends", other=new, source="Điều 1", since=None, by=cast.nam, at=now)
    with pytest.raises(library.NoSource):
        library.relate(new, kind="amends", other=old, source=" ", since=None, by=cast.nam, at=now)
    made = library.relate(new, kind="amends", other=old, source="Điều 1", since=None, by=cast.nam, at=now)
    with pytest.raises(library.StatedBefore):
        library.relate(new, kind="amends", other=old, source="Điều 1", since=None, by=cast.nam, at=now)
    library.unrelate(made, by=cast.nam, at=now)
    assert Relation.objects.count() == 0


def test_a_file_is_private_until_it_is_given_to_readers(client, papers, cast, now):
    paper = papers[0]
    upload = SimpleUploadedFile("ke-hoach.pdf", b"%PDF-1.4 thu")
    kept = documents.attach(
        upload, unit=cast.units.ban_may, kind="document", record_code=paper.code, by=cast.nam, at=now
    )
    address = f"{BASE}van-ban/tep/{kept.code.lower()}/"
    assert client.get(address).status_code == 404
    with pytest.raises(library.NotYours):
        library.show_file(kept, shown=True, by=cast.nam, at=now)
    library.show_file(kept, shown=True, by=cast.lan, at=now)
    shown = client.get(address)
    assert (b"".join(shown.streaming_content), shown["Content-Type"], "sandbox" in shown["Content-Security-Policy"]) == (
        b"%PDF-1.4 thu", "application/pdf", True,
    )  # fmt: skip
    assert client.get(f"{address}?tai=1")["Content-Disposition"].startswith("attachment")
    library.show_file(kept, shown=False, by=cast.lan, at=now)
    assert client.get(address).status_code == 404


def test_the_list_costs_six_questions_for_one_row_and_for_two(client, papers, django_assert_max_num_queries):
    client.get(BASE)
    with django_assert_max_num_queries(6):
        labels(client, nam="2024")
    with django_assert_max_num_queries(6):
        labels(client, nam="")


def test_an_officer_states_and_another_confirms_on_the_desk(papers, cast, sign_in):
    old, new = papers
    client = sign_in(cast.nam)
    told = client.post(
        f"/desk/documents/{new.code}/relate/", {"kind": "amends", "other": "12-KH/ĐU", "source": "Điều 2"}
    )
    assert told.status_code == 302
    made = Relation.objects.get()
    assert client.post(f"/desk/documents/{new.code}/relations/{made.pk}/confirm/").status_code == 404
    assert sign_in(cast.lan).post(f"/desk/documents/{new.code}/relations/{made.pk}/confirm/").status_code == 302
    assert client.post(f"/desk/documents/{new.code}/classify/", {"field": "land"}).status_code == 302
    assert Document.objects.get(pk=new.pk).field == "land"
    assert "Văn bản" in client.get(f"/desk/documents/{new.code}/").content.decode()
