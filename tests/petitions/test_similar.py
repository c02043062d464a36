"""Letters that say nearly the same are proposed; a person joins them; typing finds what was answered."""

from __future__ import annotations

import io
import json

import pytest
from django.core.management import call_command
from django.urls import reverse

from danvan.petitions import actions, similar
from danvan.petitions.models import Petition, Publication, Signature
from tests.petitions.cases import AT, TEXT, answered, entered

OTHER = "Chúng tôi đề nghị xã công khai dự toán làm nhà văn hóa và mời dân giám sát."
NEAR = TEXT.replace("Đường vào", "Duong vao").replace("khi trời mưa", "mỗi khi trời mưa to")


def test_the_same_words_without_marks_are_the_same():
    assert similar.score(TEXT, "duong vao thon ban tren bi sat mot doan dai, xe khong qua duoc khi troi mua") == 1.0


def test_a_near_letter_is_found_and_another_is_not(cast):
    one, _ = entered(cast), entered(cast, text=OTHER)
    assert [found.petition.pk for found in similar.alike(NEAR)] == [one.pk]


def test_only_the_letters_of_the_unit_are_asked(cast):
    entered(cast)
    assert similar.alike(TEXT, unit=cast.units.doi_che) == []


def test_twelve_numbers_stand_for_a_letter_and_change_with_it(cast):
    petition = entered(cast)
    before = set(Signature.objects.values_list("value", flat=True))
    Petition.objects.filter(pk=petition.pk).update(state="received")
    actions.amend(petition, text=OTHER, at=AT)
    after = set(Signature.objects.values_list("value", flat=True))
    assert (len(before), len(after), before & after) == (12, 12, set())


def test_the_look_up_costs_three_queries(cast, django_assert_num_queries):
    entered(cast)
    entered(cast, text=NEAR)
    with django_assert_num_queries(3):
        assert len(similar.alike(TEXT)) == 2


def test_differences_are_told_word_by_word():
    pieces = similar.difference("đường hỏng nặng", "đường rất hỏng")
    assert [(one["kind"], one["text"].strip()) for one in pieces if one["text"].strip()] == [
        ("same", "đường"), ("added", "rất"), ("same", "hỏng"), ("removed", "nặng"),
    ]  # fmt: skip


def test_an_officer_compares_and_joins(cast, sign_in):
    one, two = entered(cast), entered(cast, text=NEAR)
    client = sign_in(cast.nam)
    page = reverse("petitions:similar", args=[one.code])
    assert two.code in client.get(page).content.decode()
    client.post(page, {"label": "Sạt đường Bản Trên", "codes": [two.code]})
    assert Petition.objects.filter(group__label="Sạt đường Bản Trên").count() == 2
    assert sign_in(cast.tu).get(page).status_code == 404


@pytest.mark.parametrize(
    "text, found", [("duong thon ban tren bi sat, bao gio sua", 1), ("hỏi về trợ cấp người già", 0)]
)
def test_what_is_typed_finds_published_answers(cast, site, text, found):
    petition = answered(cast)
    actions.publish(
        petition,
        title="Đường Bản Trên bị sạt",
        question="Đường vào thôn bị sạt.",
        answer="Đã san gạt.",
        by=cast.lan,
        at=AT,
    )
    assert len(similar.answered_like(text, Publication.objects.public(AT))) == found


def test_the_command_tells_codes_and_scores(cast):
    one = entered(cast)
    sink = io.StringIO()
    call_command("similar", TEXT, json=True, stdout=sink)
    assert [(row["code"], row["score"]) for row in json.loads(sink.getvalue())] == [(one.code, 1.0)]


def test_letters_in_other_words_are_joined_by_their_codes(cast, sign_in):
    one, two = entered(cast), entered(cast, text="Cầu treo mục ván, trẻ em đi học nguy hiểm.")
    client, page = sign_in(cast.nam), reverse("petitions:similar", args=[one.code])
    assert "Hãy chọn hoặc ghi mã" in client.post(page, {"label": "Cầu", "others": ""}).content.decode()
    wrong = client.post(page, {"label": "Cầu", "others": f"{two.code}, BM-26-KHONGCO"}).content.decode()
    assert "BM-26-KHONGCO" in wrong and two.code in wrong
    client.post(page, {"label": "Cầu", "others": two.code.lower().replace("-", "")})
    assert Petition.objects.filter(group__label="Cầu").count() == 2
    record = client.get(reverse("petitions:show", args=[one.code])).content.decode()
    assert f">{two.code}</a>" in record
