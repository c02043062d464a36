from dataclasses import replace

import pytest

from danvan.documents import actions
from danvan.documents.models import Document
from tests.factories.units import AT


def test_the_catalogue_costs_the_same_for_one_row_and_for_thirty(cast, sign_in, django_assert_max_num_queries, kl43):

    client = sign_in(cast.nam)
    for number in range(30):
        actions.enter(
            replace(kl43, label=f"{number}-KL/TW", identity=f"party:TW:ket-luan:{number}:XII"),
            unit=cast.units.ban_may,
            by=cast.nam,
            at=AT,
        )
    with django_assert_max_num_queries(8):
        assert client.get("/desk/documents/").content.count(b"data-open") == 30


def test_a_document_is_entered_from_words_and_a_second_time_opened(cast, sign_in):
    client = sign_in(cast.nam)
    words = {"text": "Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ", "title": ""}
    first = client.post("/desk/documents/new/", words)
    again = client.post("/desk/documents/new/", words)
    assert first["Location"] == again["Location"]
    assert Document.objects.get().label == "33/CT-TTg"


def test_what_was_typed_stays_when_nothing_is_recognised(cast, sign_in):
    response = sign_in(cast.nam).post("/desk/documents/new/", {"text": "giấy gì đó", "title": "Tên"})
    assert response.status_code == 422
    assert "giấy gì đó" in response.content.decode()
    assert "Chưa nhận ra văn bản nào" in response.content.decode()


@pytest.mark.parametrize("verb", ["edit", "resolve", "confirm", "merge"])
def test_verbs_on_an_entry_of_another_unit_are_not_there(cast, sign_in, kl43, verb):
    document = actions.enter(kl43, unit=cast.units.ban_may, by=cast.nam, at=AT)
    assert sign_in(cast.tu).get(f"/desk/documents/{document.code}/{verb}/").status_code == 404


def test_an_unresolved_entry_is_settled_through_its_page(cast, sign_in):
    client = sign_in(cast.nam)
    client.post(
        "/desk/documents/new/",
        {"text": "Kế hoạch số 89-KH/TU ngày 24/12/2021 của Ban Thường vụ Thành ủy", "title": ""},
    )
    document = Document.objects.get()
    assert document.standing == "unresolved"
    client.post(f"/desk/documents/{document.code}/resolve/", {"scope": "79", "period": "XI"})
    document.refresh_from_db()
    assert (document.standing, document.period) == ("entered", "XI")
    assert document.identity.endswith(":ke-hoach:89:XI")
