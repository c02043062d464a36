"""The review page: the source with coloured spans, uncertain first, and nothing that needs a script."""

from __future__ import annotations

import io

import pytest
from docx import Document as Word
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from danvan.intake.models import Proposal
from danvan.meetings.models import Meeting
from danvan.news.models import Article
from tests.intake.conftest import filled_in
from tests.intake.papers import BODY, LEAD
from tests.intake.sample import sample


def page_of(client, proposal):
    return LexborHTMLParser(client.get(f"/desk/intake/{proposal.code}/").content.decode())


def test_review_shows_the_whole_source_with_its_spans(cast, bring, sign_in):
    proposal = bring("quan_triet.txt")
    source = page_of(sign_in(cast.nam), proposal).css_first(".spans")
    coloured = {span.text(deep=False): span.attributes["data-field"] for span in source.css("a.span")}
    assert coloured["Chiều 12/5/2026"] == "e0-when"
    assert coloured["Đảng ủy xã Bản Mây"] == "e0-organisers"
    assert coloured["Lò Thị Sim"] == "p0"
    assert coloured["Kết luận số 43-KL/TW ngày 07/01/2019 của Ban Bí thư"] == "d0"
    assert "mỗi thôn chọn một việc cụ thể để cùng dân làm" in source.text()


def test_review_puts_what_must_be_decided_first(cast, bring, sign_in):
    proposal = bring("khong_nam.txt")
    cards = page_of(sign_in(cast.nam), proposal).css("[data-review-field]")
    assert cards[0].attributes["data-review-field"] == "e0-when"
    assert "không ghi năm và không có căn cứ để suy ra" in cards[0].text()
    states = [card.attributes["data-state"] for card in cards]
    assert states.index("sure") > max(n for n, state in enumerate(states) if state in ("clash", "unsure"))


def test_review_gives_every_control_a_label_and_every_span_its_card(cast, bring, sign_in):
    page = page_of(sign_in(cast.nam), bring("quan_triet.txt"))
    labelled = {label.attributes.get("for") for label in page.css("label")}
    loose = [
        one.attributes.get("name") for one in page.css("main form[method=post] :is(input, select, textarea)")
        if one.attributes.get("type") != "hidden" and one.attributes.get("id") not in labelled and one.parent.tag != "label"
    ]  # fmt: skip
    assert loose == []
    ids = [one.attributes["id"] for one in page.css("[id]")]
    assert len(ids) == len(set(ids))
    assert all(span.attributes["href"][1:] in ids for span in page.css("a.span"))


def test_review_proposes_the_own_unit_only_when_the_text_names_it(cast, bring, sign_in):
    client = sign_in(cast.nam)
    own, other = bring("quan_triet.txt"), bring("doi_che.html")
    assert filled_in(client, own)["e0-owner"] == "own"
    assert "e0-owner" not in filled_in(client, other)


def test_review_offers_the_years_that_fit(cast, bring, sign_in):
    page = page_of(sign_in(cast.nam), bring("khong_nam.txt"))
    days = [one.attributes["value"] for one in page.css("input[name=e0-year]")]
    assert [day[4:] for day in days] == ["-03-30"] * 4
    assert days == sorted(days, reverse=True)


def test_review_marks_documents_told_of_at_the_meeting(cast, bring, sign_in):
    data = filled_in(sign_in(cast.nam), bring("quan_triet.txt"))
    assert [data.get(f"d{n}-disseminated") for n in range(3)] == ["on", "on", "on"]


def test_review_does_not_take_a_document_that_somebody_asks_for_as_studied(cast, bring, sign_in):
    text = sample("ban_may.txt").decode().replace(
        "Hội nghị thống nhất", "Đồng chí đề nghị các bản tiếp tục quán triệt Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ. Hội nghị thống nhất"
    )  # fmt: skip
    data = filled_in(sign_in(cast.nam), bring("bai.txt", data=text.encode()))
    assert "choice-d0" in data
    assert "d0-disseminated" not in data


def test_review_returns_with_nothing_lost_after_a_refusal(cast, bring, sign_in):
    proposal, client = bring("quan_triet.txt"), sign_in(cast.nam)
    data = filled_in(client, proposal, title="", **{"e0-place": "Nhà văn hóa thôn Bản Trên"})
    answer = client.post(f"/desk/intake/{proposal.code}/", data)
    page = LexborHTMLParser(answer.content.decode())
    assert answer.status_code == 422
    assert "Hãy đặt tiêu đề cho bài." in page.css_first(".error-summary").text()
    assert page.css_first("[name=e0-place]").attributes["value"] == "Nhà văn hóa thôn Bản Trên"


@pytest.mark.parametrize(("wrong", "sentence"), [
    ({"e0-starts_on": "31/02/2026"}, "Ngày không có thật."),
    ({"e0-total-count": "nhiều"}, "Hãy ghi số, ví dụ 200."),
    ({"e0-ends_on": "01/05/2026"}, "Ngày cuối không thể trước ngày đầu."),
    ({"e0-kind": ""}, "Hãy chọn loại cuộc họp."),
    ({"e0-name": " "}, "Hãy ghi tên cuộc họp."),
])  # fmt: skip
def test_review_says_what_is_wrong_and_records_nothing(cast, bring, sign_in, wrong, sentence):
    proposal, client = bring("quan_triet.txt"), sign_in(cast.nam)
    answer = client.post(f"/desk/intake/{proposal.code}/", filled_in(client, proposal, **wrong))
    assert (answer.status_code, sentence in answer.content.decode()) == (422, True)
    assert (Meeting.objects.count(), Article.objects.count(), Proposal.objects.get().state) == (0, 0, "open")


def test_review_adds_what_a_person_types(cast, bring, sign_in):
    proposal, client = bring("quan_triet.txt"), sign_in(cast.nam)
    typed = {
        "q0-name": "Hà Văn Suối",
        "q0-posts": "Trưởng thôn\nBản Trên",
        "q0-role": "guest",
        "e0-a0-category": "Trưởng thôn",
    }
    client.post(f"/desk/intake/{proposal.code}/", filled_in(client, proposal, **typed))
    meeting = Meeting.objects.get()
    last = list(meeting.appearances.all())[-1]
    assert (last.printed_name, last.printed_posts) == ("Hà Văn Suối", "Trưởng thôn Bản Trên")
    proposal.refresh_from_db()
    assert {one["field"] for one in proposal.decisions["edits"] if one["basis"] == "typed"} >= {"q0-name", "q0-posts"}


def test_review_of_an_accepted_proposal_shows_what_was_made_and_what_was_changed(cast, bring, sign_in):
    proposal, client = bring("quan_triet.txt"), sign_in(cast.nam)
    client.post(f"/desk/intake/{proposal.code}/", filled_in(client, proposal, **{"e0-place": "Nhà văn hóa"}))
    proposal.refresh_from_db()
    page = page_of(client, proposal)
    assert page.css_first("[data-review-spans]") is None
    links = {one.attributes["href"] for one in page.css("main a")}
    assert {f"/desk/news/{proposal.article_code}/", f"/desk/meetings/{proposal.meeting_code}/"} <= links
    assert [" ".join(cell.text().split()) for cell in page.css("main tbody tr > *")] == [
        "Địa điểm",
        "Máy đọcHội trường Đảng ủy xã",
        "Đã ghiNhà văn hóa nhập tay",
    ]


def test_review_keeps_captions_and_the_pictures_of_a_word_file(cast, bring, sign_in, tmp_path, monkeypatch):
    sink, file, word = io.BytesIO(), io.BytesIO(), Word()
    Image.effect_noise((400, 300), 90).convert("RGB").save(sink, "PNG")
    word.add_heading("Xã Bến Trăng tập huấn công tác dân vận", level=1)
    word.add_paragraph(LEAD)
    word.add_picture(io.BytesIO(sink.getvalue()))
    word.add_paragraph("Quang cảnh lớp tập huấn", style="Caption")
    word.add_paragraph(BODY)
    word.save(file)
    client, proposal = sign_in(cast.nam), bring("bai.docx", data=file.getvalue())
    client.post(f"/desk/intake/{proposal.code}/", filled_in(client, proposal, **{"e0-owner": "own"}))
    picture = Article.objects.get().pictures.get()
    assert (picture.caption, bool(picture.file), picture.width) == ("Quang cảnh lớp tập huấn", True, 400)


def test_review_keeps_the_caption_of_a_picture_that_did_not_come(cast, bring, sign_in):
    proposal, client = bring("quan_triet.txt"), sign_in(cast.nam)
    client.post(f"/desk/intake/{proposal.code}/", filled_in(client, proposal))
    assert [(one.caption, bool(one.file)) for one in Article.objects.get().pictures.all()] == [
        ("Quang cảnh hội nghị", False)
    ]
