"""Bring texts in: each is kept whole or refused in a sentence; a second reading is noticed."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from danvan import journal
from danvan.intake.models import Proposal, Upload
from danvan.text import legacy
from tests.intake.papers import make_docx, make_pdf, make_zip
from tests.intake.sample import sample, wrapped

PAGE = "/desk/intake/upload/"
BAD = (
    ("rong.txt", b"  \n ", "Tệp không có nội dung chữ nào."),
    ("anh.txt", b"\x89PNG\r\n\x1a\n" + bytes(99), "Tệp này là ảnh PNG. Hãy lưu lại thành TXT, HTML, DOCX hoặc PDF rồi nhập."),
    ("nhi-phan.txt", bytes(range(256)) * 9, "Tệp này không phải là văn bản. Hãy nhập tệp TXT, HTML, DOCX, PDF hoặc dán nội dung bài."),
    ("bom.docx", make_zip(word__document_xml=b" " * 40_000_000), "Tệp nén này mở ra lớn bất thường nên không được mở."),
    ("to.txt", b"a" * (20 * 1024 * 1024 + 1), "Tệp quá lớn: nhiều nhất là 20 MB."),
    ("mat-chu.pdf", make_pdf(wrapped("Sáng 20/4/2026 xã họp dân ở nhà văn hóa thôn."), mapped=False),
     "Chữ trong tệp không đọc được (phông không có bảng mã). Hãy dùng tệp Word gốc hoặc dán nội dung bài."),
    ("anh-ngu.txt", b"The committee met on Monday and agreed on the plan for the year. " * 9,
     "Nội dung không phải tiếng Việt có dấu nên không thể bóc tách."),
)  # fmt: skip


def as_tcvn3(text: str) -> bytes:
    codes = {sign: code for code, sign in legacy._tcvn3_table().items()}
    return bytes(codes.get(sign, ord(sign) if ord(sign) < 128 else 63) for sign in text.lower())


def send(client, *files, text=""):
    return client.post(PAGE, {"files": [SimpleUploadedFile(name, data) for name, data in files], "text": text})


@pytest.mark.parametrize(("name", "data", "sentence"), BAD)
def test_upload_refuses_what_cannot_be_read_in_a_sentence_and_keeps_nothing(cast, sign_in, name, data, sentence):
    answer = send(sign_in(cast.nam), (name, data))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert (Upload.objects.count(), Proposal.objects.count()) == (0, 0)


def test_upload_of_one_file_opens_its_review(cast, sign_in):
    answer = send(sign_in(cast.nam), ("ban_may.txt", sample("ban_may.txt")))
    proposal = Proposal.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/desk/intake/{proposal.code}/")
    assert (proposal.state, proposal.unit, proposal.title) == (
        "open",
        cast.units.ban_may,
        "Đảng ủy xã Bản Mây tổng kết công tác dân vận năm 2025",
    )
    kept = proposal.upload
    assert (kept.name, kept.kind, kept.uploaded_by, kept.file.read()) == (
        "ban_may.txt",
        "txt",
        cast.nam,
        sample("ban_may.txt"),
    )
    assert [entry.verb for entry in journal.entries_for("proposal", proposal.code)] == ["proposal.uploaded"]


def test_upload_of_several_gives_each_its_result_and_one_refusal_stops_no_other(cast, sign_in):
    files = [
        ("ban_may.txt", sample("ban_may.txt")),
        ("anh.png", b"\x89PNG\r\n\x1a\n" + bytes(99)),
        ("bai.docx", make_docx()),
    ]
    answer = send(sign_in(cast.nam), *files)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert (page.count("đã đọc</span>"), page.count("không đọc được</span>")) == (2, 1)
    assert [one.upload.name for one in Proposal.objects.order_by("pk")] == ["ban_may.txt", "bai.docx"]


def test_upload_takes_a_pasted_text(cast, sign_in):
    send(sign_in(cast.nam), text=sample("quan_triet.txt").decode())
    kept = Upload.objects.get()
    assert (kept.name, kept.encoding) == ("Nội dung dán", "pasted")


def test_upload_without_anything_asks_for_something(cast, sign_in):
    answer = send(sign_in(cast.nam))
    assert answer.status_code == 422
    assert "Hãy chọn ít nhất một tệp hoặc dán nội dung một bài." in answer.content.decode()


def test_upload_of_the_same_file_is_noticed_with_a_link_to_the_earlier_one(cast, sign_in):
    client = sign_in(cast.nam)
    send(client, ("ban_may.txt", sample("ban_may.txt")))
    first = Proposal.objects.get()
    answer = send(client, ("ten-khac.txt", sample("ban_may.txt")))
    page = answer.content.decode()
    assert "đã được nhập trước đây" in page
    assert f'href="/desk/intake/{first.code}/"' in page
    assert (Upload.objects.count(), Proposal.objects.count()) == (1, 1)


def test_upload_of_the_same_file_by_another_unit_is_its_own(cast, sign_in):
    for officer in (cast.nam, cast.tu):
        send(sign_in(officer), ("ban_may.txt", sample("ban_may.txt")))
    assert [one.unit for one in Proposal.objects.order_by("pk")] == [cast.units.ban_may, cast.units.doi_che]


def test_upload_notices_nearly_the_same_text(cast, sign_in):
    client = sign_in(cast.nam)
    send(client, ("a.txt", sample("quan_triet.txt")))
    first = Proposal.objects.get()
    answer = send(client, ("b.txt", sample("quan_triet.txt").replace("Hoàng Mây".encode(), "Thu Mây".encode())))
    assert Proposal.objects.order_by("-pk").first().near_code == first.code
    assert "Gần giống một bài đã nhập trước đây." in answer.content.decode()


def test_upload_does_not_call_another_text_nearly_the_same(cast, sign_in, bring):
    bring("ban_may.txt")
    assert bring("khong_nam.txt").near_code == ""


def test_upload_reads_old_encodings_and_says_so(cast, sign_in):
    send(sign_in(cast.nam), ("cu.txt", as_tcvn3(sample("quan_triet.txt").decode())))
    kept = Upload.objects.get()
    assert (kept.encoding, kept.note) == ("tcvn3", "Đã chuyển mã TCVN3 sang Unicode.")
    assert "chiều 12/5/2026, tại hội trường" in kept.text.lower()


def test_upload_never_shows_what_a_script_in_the_page_says(cast, sign_in):
    client = sign_in(cast.nam)
    send(client, ("doi_che.html", sample("doi_che.html")))
    page = client.get(f"/desk/intake/{Proposal.objects.get().code}/").content.decode()
    assert "document.title" not in page
    assert "alert(1)" not in page


@pytest.mark.parametrize("who", ["hoa", "son", "mai", "quan"])
def test_upload_is_hidden_from_those_who_do_not_enter(cast, sign_in, who):
    answer = send(sign_in(getattr(cast, who)), ("ban_may.txt", sample("ban_may.txt")))
    assert (answer.status_code, Upload.objects.count()) == (404, 0)


def test_original_is_a_download_for_the_unit_only(cast, sign_in, bring):
    address = f"/desk/intake/{bring('ban_may.txt').code}/original/"
    answer = sign_in(cast.nam).get(address)
    assert b"".join(answer.streaming_content) == sample("ban_may.txt")
    assert answer["Content-Disposition"] == 'attachment; filename="ban_may.txt"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert [sign_in(one).get(address).status_code for one in cast.foreign] == [404, 404]


@pytest.mark.parametrize("names", [["ban_may.txt"], ["ban_may.txt", "quan_triet.txt", "khong_nam.txt"]])
def test_list_of_proposals_costs_the_same_for_one_and_three(cast, sign_in, bring, django_assert_num_queries, names):
    bring(*names)
    client = sign_in(cast.nam)
    client.get("/desk/intake/")
    with django_assert_num_queries(6):
        page = client.get("/desk/intake/").content.decode()
    assert page.count("data-open") == len(names)
