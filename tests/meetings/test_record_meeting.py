"""Record a meeting: by its action, by Ghi nhanh, by the full form; plan one; link a name."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from danvan.core.dates import local_day
from danvan.documents.models import Attachment, Citation
from danvan.meetings import actions
from danvan.meetings.facts import attendances
from danvan.meetings.models import Meeting
from danvan.news.models import Article
from danvan.units.models import Person
from tests.factories.records import AT, DAY, a_meeting, a_picture
from tests.meetings.verbs import LATER, WrongState, others, written

QUICK = {
    "kind": "community_meeting",
    "starts_on": "2025-09-10",
    "day_part": "evening",
    "place": "Nhà văn hóa",
    "count": "45",
    "bound": "exact",
    "basis": "roll",
}
ROWS = {
    "guests-TOTAL_FORMS": "2",
    "guests-INITIAL_FORMS": "0",
    "people-TOTAL_FORMS": "2",
    "people-INITIAL_FORMS": "0",
}
FULL = ROWS | {
    "kind": "training", "name": "Lớp tập huấn", "starts_on": "2025-09-10", "own_event": "on", "organisers": "Đảng ủy xã\nMặt trận xã",
    "count": "50", "bound": "slightly_less", "unit_word": "người", "basis": "paper",
    "studied": "Kết luận số 43-KL/TW ngày 07/01/2019 của Ban Bí thư", "cited": "Chỉ thị số 33/CT-TTg ngày 26/11/2021",
    "guests-0-category": "Bí thư chi bộ", "guests-0-count": "20", "guests-0-bound": "exact", "guests-0-basis": "roll",
    "people-0-printed_name": "Hoàng Thị Lan", "people-0-printed_posts": "Bí thư", "people-0-role": "chair",
}  # fmt: skip


def record(cast, by, **more):
    details = actions.Details("conference", **({"name": "Họp", "starts_on": DAY} | more))
    return actions.record(details, actions.Company(), unit=cast.units.ban_may, origin="form", by=by, at=LATER)


@pytest.mark.parametrize("who", ["quan", "mai", "son", "tu", "dao"])
def test_record_and_plan_are_refused_to_who_may_not(cast, who):
    with pytest.raises(actions.NotYours):
        record(cast, getattr(cast, who))
    with pytest.raises(actions.NotYours):
        actions.plan(
            actions.Details("other", "Họp", DAY),
            actions.Company(),
            unit=cast.units.ban_may,
            by=getattr(cast, who),
            at=AT,
        )


def test_record_of_a_day_to_come_without_a_name_or_ending_too_early_is_refused(cast):
    for more, refused in (
        ({"starts_on": DAY + timedelta(days=60)}, actions.NotHeldYet), ({"name": " "}, actions.NoName),
        ({"ends_on": DAY - timedelta(days=1)}, actions.EndsBeforeStart),
    ):  # fmt: skip
        with pytest.raises(refused):
            record(cast, cast.nam, **more)
    assert Meeting.objects.count() == 0


def test_a_typed_count_without_its_ground_and_a_second_total_are_refused(cast):
    total = actions.Guests("Tổng số", 5, basis="roll", is_total=True)
    for guests, refused in (
        ([actions.Guests("Dân", 5, basis="typed")], actions.NoBasis),
        ([total, total], actions.TwoTotals),
    ):
        with pytest.raises(refused):
            a_meeting(cast, guests=guests)


def test_record_and_plan_are_written_down(cast):
    planned = actions.plan(
        actions.Details("other", "Họp", DAY), actions.Company(), unit=cast.units.ban_may, by=cast.nam, at=AT
    )
    assert (written(record(cast, cast.nam)), written(planned), planned.state) == (
        ["meeting.recorded"],
        ["meeting.planned"],
        "planned",
    )


def test_quick_records_counts_and_keeps_the_photo_privately(cast, sign_in):
    response = sign_in(cast.nam).post(reverse("meetings:quick"), QUICK | {"file": a_picture(placed=True)})
    meeting, photo = Meeting.objects.get(), Attachment.objects.get()
    [fact] = attendances([cast.units.ban_may.pk], DAY, DAY)
    assert response["Location"] == reverse("meetings:show", args=[meeting.code])
    assert (meeting.name, meeting.origin, meeting.day_part, fact.amount) == (
        "Họp dân ngày 10/09/2025",
        "quick",
        "evening",
        45,
    )
    assert (photo.kind, photo.record_code, len(Image.open(io.BytesIO(photo.file.read())).getexif())) == (
        "meeting",
        meeting.code,
        0,
    )


def test_quick_sent_twice_records_one(cast, sign_in):
    client, token = sign_in(cast.nam), {"once": "b" * 32}
    went = [client.post(reverse("meetings:quick"), QUICK | token)["Location"] for _ in range(2)]
    assert (went[0], Meeting.objects.count()) == (went[1], 1)


def test_quick_refused_loses_nothing_and_says_that_the_photo_must_be_chosen_again(cast, sign_in):
    tomorrow = local_day(timezone.now()) + timedelta(days=1)
    sent = QUICK | {"starts_on": f"{tomorrow:%Y-%m-%d}", "file": a_picture(name="hop.jpg")}
    response = sign_in(cast.nam).post(reverse("meetings:quick"), sent)
    form = response.context["form"]
    assert (response.status_code, form["place"].value(), form["count"].value()) == (422, "Nhà văn hóa", "45")
    assert ("chưa đến" in form.errors["starts_on"][0], "«hop.jpg»" in form.errors["file"][0]) == (True, True)
    assert (Meeting.objects.count(), Attachment.objects.count()) == (0, 0)


def test_quick_with_a_photo_that_is_none_records_nothing(cast, sign_in):
    from_phone = a_picture()
    from_phone.file.truncate(30)
    response = sign_in(cast.nam).post(reverse("meetings:quick"), QUICK | {"file": from_phone})
    assert (response.status_code, "file" in response.context["form"].errors, Meeting.objects.count()) == (
        422,
        True,
        0,
    )


def test_the_full_form_keeps_rows_and_reads_the_documents(cast, sign_in):
    sign_in(cast.nam).post(reverse("meetings:record"), FULL)
    meeting = Meeting.objects.get()
    cited = {one.document.label: (one.disseminated, one.day) for one in Citation.objects.of("meeting", meeting.code)}
    assert cited == {"43-KL/TW": (True, DAY), "33/CT-TTg": (False, DAY)}
    assert [one.printed for one in meeting.organisers.all()] == ["Đảng ủy xã", "Mặt trận xã"]
    assert list(meeting.attendances.values_list("category", "count", "bound", "is_total")) == [
        ("Tổng số", 50, "slightly_less", True), ("Bí thư chi bộ", 20, "exact", False),
    ]  # fmt: skip
    assert list(meeting.appearances.values_list("printed_name", "role", "person")) == [
        ("Hoàng Thị Lan", "chair", None)
    ]


def test_more_rows_are_given_without_judging_and_with_all_that_was_typed(cast, sign_in):
    response = sign_in(cast.nam).post(reverse("meetings:record"), FULL | {"name": "", "more": "guests"})
    form = response.context["form"]
    assert (response.status_code, form.is_bound, form["organisers"].value(), Meeting.objects.count()) == (
        200,
        False,
        FULL["organisers"],
        0,
    )
    assert (len(form.rows["guests"].forms), len(form.rows["people"].forms)) == (5, 2)
    assert form.rows["guests"].forms[0]["category"].value() == "Bí thư chi bộ"


def test_a_line_that_names_no_document_records_nothing(cast, sign_in):
    response = sign_in(cast.nam).post(reverse("meetings:record"), FULL | {"studied": "một tài liệu hay"})
    assert (
        response.status_code,
        "một tài liệu hay" in response.context["form"].errors["studied"][0],
        Meeting.objects.count(),
    ) == (422, True, 0)


def test_the_edit_form_gives_back_what_it_shows(cast, sign_in):
    client = sign_in(cast.nam)
    client.post(reverse("meetings:record"), FULL)
    meeting = Meeting.objects.get()
    where = reverse("meetings:edit", args=[meeting.code])
    shown = client.get(where).context["form"].initial
    sent = (
        FULL
        | {
            "studied": shown["studied"],
            "cited": "",
            "guests-INITIAL_FORMS": "1",
            "people-INITIAL_FORMS": "1",
            "people-0-printed_name": "",
        }
        | {"people-0-printed_posts": ""}
    )
    assert client.post(where, sent).status_code == 302
    assert [one.document.label for one in Citation.objects.of("meeting", meeting.code)] == ["43-KL/TW"]
    assert (meeting.attendances.count(), meeting.appearances.count()) == (2, 0)


@pytest.mark.parametrize("state", others("link"))
def test_link_is_refused_in_any_other_state(cast, state):
    meeting = a_meeting(cast, state)
    appearance = meeting.appearances.create(printed_name="Hoàng Thị Lan")
    with pytest.raises(WrongState):
        actions.link(appearance, person=cast.lan.person, post=None, by=cast.nam, at=LATER)


def test_link_takes_only_people_of_the_own_unit_and_makes_none(cast):
    meeting, people = a_meeting(cast), Person.objects.count()
    appearance = meeting.appearances.create(printed_name="Trịnh Văn Tư")
    with pytest.raises(actions.NotOfTheUnit):
        actions.link(appearance, person=cast.tu.person, post=None, by=cast.nam, at=LATER)
    linked = actions.link(appearance, person=cast.nam.person, post=None, by=cast.nam, at=LATER)
    freed = actions.link(linked, person=None, post=None, by=cast.nam, at=LATER)
    assert (freed.person, freed.linked_at, Person.objects.count()) == (None, None, people)


def test_an_article_is_drafted_from_the_record_and_says_no_more(cast, sign_in):
    client = sign_in(cast.nam)
    client.post(reverse("meetings:record"), FULL)
    meeting = Meeting.objects.get()
    client.post(reverse("desk:write_article", args=[meeting.code]))
    article = Article.objects.get()
    assert (article.state, article.title, article.meeting_code, article.event_on) == (
        "draft",
        "Lớp tập huấn",
        meeting.code,
        DAY,
    )
    assert article.lead == "Thứ Tư 10/9/2025, Đảng ủy xã, Mặt trận xã tổ chức lớp tập huấn. Dự có gần 50 người."
    assert [one.document.label for one in Citation.objects.of("article", article.code)] == ["43-KL/TW"]
