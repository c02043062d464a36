import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from danvan.documents import actions, files
from danvan.documents.models import Attachment, RegisterEntry
from tests.factories.units import AT

LINE = {"entered_on": date(2026, 9, 1), "title": "", "recipient": "", "handling": ""}


def test_the_book_numbers_itself_per_unit_direction_and_year(cast, kl43):
    document = actions.enter(kl43, unit=cast.units.ban_may, by=cast.nam, at=AT)
    for officer, unit in (
        (cast.nam, cast.units.ban_may),
        (cast.nam, cast.units.ban_may),
        (cast.tu, cast.units.doi_che),
    ):
        actions.register(document, unit=unit, direction="in", by=officer, at=AT, **LINE)
    actions.register(document, unit=cast.units.ban_may, direction="out", by=cast.nam, at=AT, **LINE)
    rows = RegisterEntry.objects.order_by("unit", "direction", "book_number").values_list(
        "unit__code", "direction", "book_number"
    )
    assert sorted(rows) == [("BM", "in", 1), ("BM", "in", 2), ("BM", "out", 1), ("DC", "in", 1)]


def test_a_number_that_is_taken_is_refused(cast, kl43):
    document = actions.enter(kl43, unit=cast.units.ban_may, by=cast.nam, at=AT)
    actions.register(document, unit=cast.units.ban_may, direction="in", by=cast.nam, at=AT, book_number=7, **LINE)
    with pytest.raises(actions.NumberTaken, match="Số 7 đã có trong sổ năm 2026"):
        actions.register(document, unit=cast.units.ban_may, direction="in", by=cast.nam, at=AT, book_number=7, **LINE)


def _photo() -> bytes:
    sink = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Máy ảnh của ai đó"
    Image.new("RGB", (40, 30), "green").save(sink, "JPEG", exif=exif)
    return sink.getvalue()


def test_a_picture_loses_its_metadata_and_its_name(cast, settings, tmp_path):
    upload = SimpleUploadedFile("nhà tôi.jpg", _photo())
    kept = actions.attach(upload, unit=cast.units.ban_may, kind="meeting", record_code="BM-26-M", by=cast.nam, at=AT)
    with kept.file.open("rb") as file, Image.open(file) as picture:
        assert dict(picture.getexif()) == {}
    assert "nhà" not in kept.file.name
    actions.detach(kept, by=cast.nam, at=AT)
    assert Attachment.objects.count() == 0


@pytest.mark.parametrize("content", [b"MZ\x90\x00", b"<html><script>", b"GIF89a", b"RIFF0000WAVE"])
def test_files_of_other_kinds_are_refused_by_content(content):
    with pytest.raises(files.FileKindRefused):
        files.sniff(content, "bien-ban.pdf")


def test_a_broken_picture_is_refused():
    with pytest.raises(files.PictureBroken):
        files.clean_picture(b"\xff\xd8\xff" + b"0" * 50)


def test_a_foreign_officer_attaches_nothing(cast):
    upload = SimpleUploadedFile("a.pdf", b"%PDF-1.4")
    with pytest.raises(actions.NotYours):
        actions.attach(upload, unit=cast.units.ban_may, kind="meeting", record_code="X", by=cast.tu, at=AT)


def test_the_file_is_sent_as_an_attachment_only_within_the_scope(cast, sign_in):
    upload = SimpleUploadedFile("giấy mời.pdf", b"%PDF-1.4 noi dung")
    kept = actions.attach(upload, unit=cast.units.ban_may, kind="meeting", record_code="BM-26-M", by=cast.nam, at=AT)
    response = sign_in(cast.lan).get(f"/desk/documents/files/{kept.code}/")
    assert b"".join(response.streaming_content) == b"%PDF-1.4 noi dung"
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert sign_in(cast.tu).get(f"/desk/documents/files/{kept.code}/").status_code == 404
