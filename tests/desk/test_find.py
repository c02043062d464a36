"""Search on the desk: what this officer may see, drafts too."""

from __future__ import annotations

import pytest

from danvan.documents import actions as documents
from danvan.units.actions.index import index
from tests.factories.sites import an_article, held, published

KL43 = documents.Found(
    label="43-KL/TW", type_name="Kết luận", number="43", symbol="KL/TW", system="party", issuer="Ban Bí thư",
    identity="party:TW:ket-luan:43:XII", period="XII",
)  # fmt: skip


def found(client, q: str = "dan van") -> list[str]:
    hits = client.get("/desk/search/", {"q": q}).context["hits"]
    return sorted(one["hit"].title for one in hits if one["hit"].kind in ("article", "meeting"))


@pytest.fixture
def told(cast, sites, now, today):
    an_article("Dân vận: bản thảo Bản Mây", by=cast.nam, at=now)
    published("Dân vận khéo Bản Mây", by=cast.lan, at=now)
    held("Giao ban dân vận Bản Mây", today, by=cast.lan, at=now)
    an_article("Dân vận: bản thảo Đồi Chè", by=cast.tu, at=now)


BAN_MAY = ["Dân vận khéo Bản Mây", "Dân vận: bản thảo Bản Mây", "Giao ban dân vận Bản Mây"]


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("nam", BAN_MAY), ("lan", BAN_MAY), ("quan", BAN_MAY), ("tu", ["Dân vận: bản thảo Đồi Chè"]),
        ("mai", sorted([*BAN_MAY, "Dân vận: bản thảo Đồi Chè"])), ("dao", []),
    ],
)  # fmt: skip
def test_an_officer_finds_what_is_in_scope(cast, told, sign_in, who, seen):
    assert found(sign_in(getattr(cast, who))) == seen


def test_what_is_found_opens(cast, told, sign_in):
    client = sign_in(cast.nam)
    hits = client.get("/desk/search/", {"q": "dan van"}).context["hits"]
    assert [client.get(one["url"]).status_code for one in hits] == [200] * 3


def test_an_empty_question_finds_nothing(cast, told, sign_in):
    assert (found(sign_in(cast.nam), ""), found(sign_in(cast.nam), "   ")) == ([], [])


def test_documents_and_units_are_found_by_everybody(cast, told, sign_in, now):
    documents.enter(KL43, unit=cast.units.ban_may, by=cast.nam, at=now)
    for unit in (cast.units.commune, cast.units.far_province):
        index(unit, at=now)
    client = sign_in(cast.tu)
    titles = {
        q: [one["hit"].title for one in client.get("/desk/search/", {"q": q}).context["hits"]]
        for q in ("43-KL/TW", "Núi Xanh")
    }
    assert titles == {"43-KL/TW": ["Kết luận số 43-KL/TW"], "Núi Xanh": ["Tỉnh Núi Xanh"]}
