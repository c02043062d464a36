"""The pages of models: who opens them, what they cost, what stands on the site, the library, the spreadsheet."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime, timedelta

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from danvan.core.sealed import HIDDEN
from danvan.initiatives import actions
from danvan.initiatives.actions import sheets
from danvan.initiatives.letters import lineage
from danvan.initiatives.models import Choice, Initiative, Interest
from tests.english import english
from tests.factories.records import address_of
from tests.initiatives.cases import AT, DAY, STORY, a_model, a_picture

BASE = "/song-may/ban-may/mo-hinh/"


def test_every_desk_page_opens_and_is_vietnamese(cast, sign_in, movement, site):
    client = sign_in(cast.lan)
    thing = a_model(cast, "recognised", movement=movement)
    actions.add_photo(thing, a_picture(), by=cast.son, at=AT)
    states = [a_model(cast, state, movement=movement, name=f"Mô hình {state}") for state in ("registered", "accepted", "running", "assessed", "appraising", "appraised", "ended")]  # fmt: skip
    pages = [
        reverse(f"initiatives:{name}")
        for name in ("list", "begin", "library", "tallies", "enter_tally", "movements", "prepare", "import")
    ]
    pages += [
        reverse(f"initiatives:{name}", args=[movement.code])
        for name in ("movement", "amend", "close_movement", "compare")
    ]
    pages += [reverse("initiatives:show", args=[one.code]) for one in [thing, *states]]
    pages += [reverse(f"initiatives:{name}", args=[thing.code]) for name in ("rewrite", "register", "report_progress", "self_assess", "open_round", "recognise", "publish", "end", "lineage", "add_photo", "confirm_effective")]  # fmt: skip
    pages += [
        reverse("initiatives:score", args=[states[4].code]),
        reverse("initiatives:close_round", args=[states[4].code]),
    ]
    pages += [reverse("desk:propose_commendation", args=[thing.code])]
    answers = [(page, client.get(page)) for page in pages]
    assert [(page, one.status_code) for page, one in answers if one.status_code != 200] == []
    assert [(page, found) for page, one in answers if (found := english(one))] == []


@pytest.mark.parametrize("who", ["tu", "dao", "hoa"])
def test_nothing_of_the_unit_is_there_for_strangers(cast, sign_in, who):
    thing = a_model(cast, "running")
    client = sign_in(getattr(cast, who))
    names = ("show", "rewrite", "accept", "report_progress", "end", "publish", "lineage", "score", "replicate")
    assert {client.get(reverse(f"initiatives:{name}", args=[thing.code])).status_code for name in names} == {404}


def test_the_list_costs_the_same_for_one_model_or_three(cast, sign_in):
    client, costs = sign_in(cast.lan), []
    for number in range(3):
        a_model(cast, "running", name=f"Việc thứ {number}")
        client.get("/desk/initiatives/")
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/desk/initiatives/").status_code == 200
        costs.append(len(queries))
    assert costs[0] == costs[2]
    assert costs[2] <= 10


def test_a_team_head_writes_and_sends_without_scripts(cast, sign_in, movement):
    client = sign_in(cast.son)
    form = {
        "movement": movement.pk, "kind": "new", "registrant_kind": "area", "registrant_name": "Thôn Bản Trên", "field": "Kinh tế", "name": "Kẻng an ninh",
        "situation": "x", "aims": "x", "content": "x", "place": "x", "forces": "x", "resources": "x", "assess_on": "2025-12-01", "update_every": "30",
        "outputs": "x", "outlook": "x", "goals-TOTAL_FORMS": "1", "goals-INITIAL_FORMS": "0", "goals-0-text": "Số đêm", "goals-0-target": "180", "send": "1",
    }  # fmt: skip
    sent = client.post(reverse("initiatives:begin"), form)
    thing = Initiative.objects.get()
    assert sent["Location"] == reverse("initiatives:register", args=[thing.code])
    client.post(sent["Location"], {})
    thing.refresh_from_db()
    assert (thing.state, thing.unit, thing.goals.get().text) == ("registered", cast.units.ban_may_team, "Số đêm")


@pytest.fixture
def shown(cast, site):
    thing = a_model(cast, "recognised")
    actions.add_photo(thing, a_picture(), caption="Đường mới", alt="Con đường", is_shown=True, by=cast.son, at=AT)
    actions.add_photo(thing, a_picture(600, 500), by=cast.son, at=AT)
    return actions.publish(thing, story=STORY, by=cast.lan, at=AT)


def test_the_gallery_shows_by_field_place_and_year_only_what_was_published(cast, client, shown):
    a_model(cast, "running", name="Chưa giới thiệu")
    page = client.get(BASE).content.decode()
    assert "Lùi rào mở đường" in page and "Chưa giới thiệu" not in page
    assert [len(client.get(f"{BASE}?{query}").context["sheet"].rows) for query in ("linh-vuc=Kinh tế", "nam=2025", "nam=1999", "noi=Tổ dân vận thôn Bản Trên")] == [1, 1, 1, 1]  # fmt: skip


def test_the_public_page_tells_the_story_and_nothing_of_the_inside(cast, client, shown):
    Initiative.objects.filter(pk=shown.pk).update(registrant_contact="Bà Bí Mật 0000")
    answer = client.get(address_of("initiative", shown))
    page = answer.content.decode()
    assert answer.status_code == 200 and english(answer) == []
    assert all(
        text in page
        for text in ("Đường hẹp.", "Bắt đầu từ hai hộ đầu ngõ.", "Con đường", "Áp dụng ở nơi tôi", "Cấp xã")
    )
    assert [text for text in ("Bí Mật", "Thống nhất.", "Vàng Văn Sơn") if text in page] == []
    assert page.count("<figure") == 1


def test_unpublish_and_a_photo_without_words(cast, client, shown):
    with pytest.raises(actions.PhotoNotDescribed):
        actions.add_photo(shown, a_picture(300, 200), is_shown=True, by=cast.son, at=AT)
    actions.remove_photo(shown.photos.first(), by=cast.son, at=AT)
    actions.unpublish(shown, by=cast.lan, at=AT)
    assert (client.get(address_of("initiative", shown)).status_code, shown.photos.count()) == (404, 1)


def test_photos_of_no_model_are_swept_and_the_others_stay(cast, files):
    thing = a_model(cast)
    actions.add_photo(thing, a_picture(), by=cast.son, at=AT)
    stray = files / "public" / "photos" / "la.jpg"
    stray.write_bytes(b"x")
    soon = datetime.now(UTC) + timedelta(days=2)
    assert (
        actions.sweep_photos(before=soon),
        stray.exists(),
        (files / "public" / thing.photos.get().file.name).exists(),
    ) == (1, False, True)


def test_express_interest_is_sealed_throttled_and_answered(cast, client, sign_in, shown):
    address = f"{BASE}{shown.code}/ap-dung/"
    assert "no-store" in client.get(address)["Cache-Control"]
    statuses = [client.post(address, {"place": f"Thôn {n}", "contact": "0000 000 000"}).status_code for n in range(6)]
    assert (statuses, Interest.objects.count()) == ([302] * 5 + [422], 5)
    interest = Interest.objects.first()
    assert str(interest.contact) == HIDDEN
    page = sign_in(cast.lan).get(reverse("initiatives:answer_interest", args=[interest.code]))
    assert "0000 000 000" in page.content.decode()
    assert sign_in(cast.tu).get(reverse("initiatives:answer_interest", args=[interest.code])).status_code == 404
    actions.answer_interest(interest, answer="Đã gọi.", by=cast.lan, at=AT)
    interest.refresh_from_db()
    assert (interest.contact, interest.answer) == (None, "Đã gọi.")


def test_another_unit_takes_a_public_model_over_and_the_lineage_shows_it(cast, client, sign_in, shown):
    other = sign_in(cast.tu)
    sent = other.post(reverse("initiatives:replicate", args=[shown.code]), {"name": "Lùi rào ở Đồi Chè"})
    taken = Initiative.objects.get(unit=cast.units.doi_che)
    assert (sent["Location"], taken.origin, taken.situation) == (
        reverse("initiatives:rewrite", args=[taken.code]),
        shown,
        "",
    )
    Initiative.objects.filter(pk=taken.pk).update(
        state="accepted", registered_at=AT, registered_by=cast.tu, registered_on=DAY
    )
    nodes = lineage.nodes_of(taken, on=DAY)
    assert [(one.name, one.depth) for one in nodes] == [("Lùi rào mở đường", 0), ("Lùi rào ở Đồi Chè", 1)]
    assert lineage.nodes_of(shown, on=DAY, public_at=AT)[1:] == []
    assert "<svg" in sign_in(cast.lan).get(reverse("initiatives:lineage", args=[shown.code])).content.decode()


def test_the_picture_escapes_names(cast):
    thing = a_model(cast, "accepted", name="<script>alert(1)</script>")
    assert "<script" not in lineage.drawn(lineage.nodes_of(thing, on=DAY), thing.code, {})


def a_sheet(*rows: list[str]) -> SimpleUploadedFile:
    sink = io.BytesIO()
    with xlsxwriter.Workbook(sink) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate([["TT", "Tên mô hình", "Đơn vị thực hiện", "Lĩnh vực"], *rows]):
            sheet.write_row(at, 0, row)
    return SimpleUploadedFile("danh-sach.xlsx", sink.getvalue())


def test_a_list_comes_in_with_a_preview_and_errors_by_row(cast, sign_in, movement):
    client = sign_in(cast.nam)
    upload = a_sheet(
        ["1", "Kẻng an ninh", "Thôn Bản Dưới", "kinh tế"],
        ["2", "", "Thôn Bản Giữa", "Kinh tế"],
        ["3", "Ngõ hoa", "Thôn Bản Giữa", "Thể thao"],
    )
    page = client.post(
        reverse("initiatives:import"), {"movement": movement.pk, "registered_on": "2025-09-01", "file": upload}
    )
    lines = page.context["lines"]
    assert ([bool(one.problems) for one in lines], page.context["good"], Initiative.objects.count()) == (
        [False, True, True],
        1,
        0,
    )
    client.post(
        reverse("initiatives:import"),
        {"movement": movement.pk, "registered_on": "2025-09-01", "rows": page.context["packed"]},
    )
    thing = Initiative.objects.get()
    assert (thing.name, thing.field, thing.state, str(thing.registered_on)) == (
        "Kẻng an ninh",
        "Kinh tế",
        "registered",
        "2025-09-01",
    )
    forged = client.post(
        reverse("initiatives:import"), {"movement": movement.pk, "registered_on": "2025-09-01", "rows": "x:y:z"}
    )
    assert (forged.status_code, Initiative.objects.count()) == (422, 1)


def test_the_written_list_is_read_again(cast, sign_in, movement):
    a_model(cast, "accepted", movement=movement)
    content = sign_in(cast.lan).get(reverse("initiatives:export")).content
    lines, _ = sheets.read(content, "x.xlsx", unit=cast.units.doi_che, movement=None)
    assert [(one.values["name"], one.values["kind"], one.problems) for one in lines] == [
        ("Lùi rào mở đường", "new", [])
    ]
    assert sign_in(cast.lan).get(reverse("initiatives:print")).content[:2] == b"PK"


def written(content: bytes) -> str:
    """Give the words of a spreadsheet."""
    return zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()


def test_the_list_offers_the_fields_that_occur_and_its_files_hold_what_it_shows(cast, sign_in):
    a_model(cast, "running", name="Sạch đường")
    a_model(cast, "running", name="Ấm đêm")
    Initiative.objects.filter(name="Ấm đêm").update(field="Quốc phòng – an ninh", heard_on=DAY)
    client, url = sign_in(cast.nam), reverse("initiatives:list")
    page = client.get(f"{url}?field=Kinh tế")
    assert [row.name for row in page.context["lines"]] == ["Sạch đường"]
    choices = page.context["filters"].fields["field"].widget.choices
    assert [value for value, _ in choices] == ["", "Kinh tế", "Quốc phòng – an ninh"]
    words = ("Sạch đường", "Ấm đêm")
    for query, held in (("", (1, 1)), ("?field=Kinh tế", (1, 0)), (f"?unit={cast.units.ban_may_team.code}", (1, 1)), (f"?unit={cast.units.ban_may.code}", (0, 0)), ("?unit=KHONG-CO", (0, 0))):  # fmt: skip
        listed = client.get(f"{url}{query}").content.decode()
        rows = written(client.get(f"{reverse('initiatives:export')}{query}").content)
        assert [tuple(int(word in text) for word in words) for text in (listed, rows)] == [held, held]


def test_an_import_says_what_is_wrong_by_column_and_takes_a_field_written_with_another_dash(cast, movement):
    Choice.objects.filter(name="Văn hóa").update(name="Văn hóa – xã hội")
    a_model(cast, "accepted", movement=movement, name="Có rồi")
    sink = io.BytesIO()
    book = xlsxwriter.Workbook(sink)
    page = book.add_worksheet()
    page.write_row(0, 0, ["Tên mô hình", "Đơn vị thực hiện", "Lĩnh vực"])
    for number, row in enumerate((("Mới", "Thôn Một", "văn hóa - xã hội"), ("", "Thôn Hai", ""), ("Lạ", "Thôn Ba", "Vũ trụ"), ("Có rồi", "Thôn Bốn", "")), 1):  # fmt: skip
        page.write_row(number, 0, row)
    book.close()
    below = [cast.units.ban_may_team.pk]
    lines, _ = sheets.read(sink.getvalue(), "x.xlsx", unit=cast.units.ban_may, movement=movement, below=below)
    assert [(one.values.get("field"), one.problems, one.known) for one in lines[:2]] == [
        ("Văn hóa – xã hội", [], False), (None, ["Cột «Tên mô hình»: bỏ trống."], False),
    ]  # fmt: skip
    assert (
        lines[2].problems[0].startswith("Lĩnh vực «Vũ trụ» không có trong kế hoạch của đợt. Chọn một trong: Kinh tế")
    )
    assert lines[3].known
