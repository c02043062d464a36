from dataclasses import replace

import pytest

from danvan import journal, search
from danvan.documents import actions
from danvan.documents.models import Citation, Document
from danvan.documents.reading import NoCitation, read_documents, read_one
from tests.factories.units import AT


def test_a_document_enters_once_whatever_way_it_is_cited(cast, kl43):
    first = actions.enter(kl43, unit=cast.units.ban_may, by=cast.nam, at=AT)
    again = actions.enter(
        replace(kl43, label="43", surface="Kết luận số 43"), unit=cast.units.doi_che, by=cast.tu, at=AT
    )
    assert first == again
    assert Document.objects.count() == 1


def test_the_same_number_in_another_term_is_another_document(cast, kl43):
    actions.enter(kl43, unit=cast.units.ban_may, by=cast.nam, at=AT)
    actions.enter(
        replace(kl43, identity="party:TW:ket-luan:43:XIII", period="XIII"),
        unit=cast.units.ban_may,
        by=cast.nam,
        at=AT,
    )
    assert sorted(Document.objects.values_list("period", flat=True)) == ["XII", "XIII"]


def test_a_bare_number_stays_to_be_settled_and_still_enters_once(cast, bare):
    first = actions.enter(bare, unit=cast.units.ban_may, by=cast.nam, at=AT)
    assert actions.enter(bare, unit=cast.units.ban_may, by=cast.nam, at=AT) == first
    assert first.standing == "unresolved"


def test_the_same_local_number_of_another_province_is_another_document(cast, bare):
    here = actions.enter(replace(bare, issuer_scope="79"), unit=cast.units.ban_may, by=cast.nam, at=AT)
    there = actions.enter(replace(bare, issuer_scope="35"), unit=cast.units.far, by=cast.dao, at=AT)
    assert here != there


def test_entering_is_written_into_the_journal_and_the_index(cast, kl43):
    document = actions.enter(kl43, unit=cast.units.ban_may, by=cast.nam, at=AT)
    assert [one.verb for one in journal.entries_for("document", document.code)] == ["document.entered"]
    assert [hit.code for hit in search.find("43-KL/TW", units=search.EVERY_UNIT)] == [document.code]


def test_a_follower_enters_nothing(cast, kl43):
    with pytest.raises(actions.NotYours):
        actions.enter(kl43, unit=cast.units.ban_may, by=cast.mai, at=AT)


def test_a_record_cites_a_document_once_and_publishing_it_makes_the_document_public(cast, kl43):
    unit = cast.units.ban_may
    actions.cite("article", "BM-26-AAA", [kl43, kl43], unit=unit, day=None, public_from=None, by=cast.nam, at=AT)
    assert Citation.objects.count() == 1
    assert Document.objects.get().public_from is None
    actions.publish_citations("article", "BM-26-AAA", public_from=AT)
    assert Document.objects.get().public_from == AT
    actions.publish_citations("article", "BM-26-AAA", public_from=None)
    assert Document.objects.get().public_from is None


def test_words_are_read_into_documents_without_repeats():
    text = "Theo Kết luận số 43-KL/TW ngày 07/01/2019 của Ban Bí thư và Chỉ thị số 33/CT-TTg ngày 26/11/2021; Kết luận 43-KL/TW nêu rõ."
    assert [one.label for one in read_documents(text)] == ["43-KL/TW", "33/CT-TTg"]


def test_a_line_without_a_document_is_refused_in_a_sentence():
    with pytest.raises(NoCitation, match="Chưa nhận ra văn bản nào"):
        read_one("một câu bình thường")


def test_a_document_known_by_its_issuer_alone_is_named_by_it_not_by_a_key():
    congress = Document(
        type_name="Nghị quyết",
        label="NQ-ĐH-XIII",
        title="NQ-ĐH-XIII",
        issuer="Đại hội đại biểu toàn quốc lần thứ XIII",
    )
    assert congress.full_label() == "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII"
    other = Document(type_name="Kết luận", label="KL-X", issuer="Ban Bí thư")
    assert other.full_label() == "Kết luận của Ban Bí thư"
