"""The shell command shows ranked hits, as text and as JSON; only public ones unless told otherwise."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from danvan.units.models import Unit


def run(*arguments):
    out = StringIO()
    call_command("find", *arguments, stdout=out)
    return out.getvalue()


def test_it_prints_ranked_hits(sample):
    lines = run("doi che", "--limit", "1").splitlines()
    assert lines[0].startswith("1. Tin tức phường *Đồi Chè*  (article A03, DC, 01/05/2026, điểm ")
    assert lines[-1] == "1 kết quả."


def test_json_holds_the_same_hits(sample):
    hits = json.loads(run("dan", "van", "kheo", "--json"))
    assert [hit["code"] for hit in hits][:3] == ["A02", "A07", "A01"]
    assert hits[0]["day"] == "2026-04-01"


def test_drafts_are_shown_with_all_only(sample):
    assert "A06" not in [hit["code"] for hit in json.loads(run("bản thảo", "--json"))]
    assert [hit["code"] for hit in json.loads(run("bản thảo", "--json", "--all"))][0] == "A06"


@pytest.fixture
def bm(db):
    return Unit.objects.create(code="BM", tree="area")


def test_kind_and_unit_narrow(sample, bm):
    hits = json.loads(run("dân vận", "--json", "--kind", "document", "--unit", "bm"))
    assert [hit["code"] for hit in hits] == ["D01", "D02", "D03"]


def test_nothing_found_is_told_with_where_it_was_looked_for(sample, bm):
    said = "Không thấy gì cho «zzqqxx» của đơn vị BM trong những gì đang công khai (--all: cả những gì chưa công khai).\n"
    assert run("zzqqxx", "--unit", "BM") == said
    assert run("zzqqxx", "--all", "--kind", "article") == "Không thấy gì cho «zzqqxx» trong loại article.\n"
    assert json.loads(run("zzqqxx", "--json", "--unit", "BM")) == []


@pytest.mark.parametrize("more", [[], ["--json"]])
@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (["dân vận", "--unit", "BM", "--unit", "XYZ"], "Không có đơn vị nào mang mã «XYZ»; chưa tìm gì."),
        (["dân vận", "--unit", ""], "Không có đơn vị nào mang mã «»; chưa tìm gì."),
        (["dân vận", "--kind", "bài"], "Không có loại «bài»; có: answer, article,"),
        (["…"], "Hãy cho ít nhất một chữ cái hoặc chữ số để tìm."),
        (["dân vận", "--limit", "0"], "Số kết quả nhiều nhất (--limit) phải từ 1 trở lên."),
    ],
)
def test_what_cannot_be_asked_ends_with_a_sentence(bm, asked, sentence, more):
    with pytest.raises(CommandError) as refused:
        run(*asked, *more)
    assert str(refused.value).startswith(sentence)
