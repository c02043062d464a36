"""Around a case: again, many, representatives, whoever is complained about, contact, files."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from danvan import search
from danvan.petitions import actions
from danvan.petitions.models import Petition
from tests.petitions.cases import AT, DAY, SENDER, entered, working


def seen_by(officer):
    return set(Petition.objects.visible_to(officer, DAY).values_list("code", flat=True))


def test_exclude_hides_the_case_from_the_officer_complained_about_at_once_and_everywhere(cast):
    petition = working(cast)
    assert petition.code in seen_by(cast.nam)
    actions.exclude(petition, officer=cast.nam, by=cast.lan, at=AT)
    petition = Petition.objects.get(pk=petition.pk)
    assert (petition.code in seen_by(cast.nam), petition.code in seen_by(cast.lan), petition.assigned_to) == (
        False,
        True,
        None,
    )
    assert not list(search.find("sạt đường", kinds=["petition"], units=["BM"]))
    with pytest.raises(actions.NotYours):
        actions.answer(petition, text="Tôi trả lời", outcome="settled", by=cast.nam, at=AT)
    with pytest.raises(actions.HandlerExcluded):
        actions.assign(petition, unit=cast.units.ban_may, officer=cast.nam, by=cast.lan, at=AT)


def test_exclude_of_a_unit_keeps_all_its_officers_away(cast):
    petition = entered(cast)
    actions.exclude(petition, unit=cast.units.ban_may_team, by=cast.lan, at=AT)
    Petition.objects.filter(pk=petition.pk).update(assigned_unit=cast.units.ban_may_team)
    assert petition.code not in seen_by(cast.son)
    with pytest.raises(actions.AlreadyAsked):
        actions.exclude(petition, unit=cast.units.ban_may_team, by=cast.lan, at=AT)


def test_open_contact_tells_who_for_a_reason_that_is_kept(cast):
    petition = entered(cast)
    with pytest.raises(actions.ReasonMissing):
        actions.open_contact(petition, purpose="reply", reason=" ", by=cast.nam, at=AT)
    people = actions.open_contact(petition, purpose="reply", reason="Gọi báo kết quả", by=cast.nam, at=AT)
    assert [(one["name"], one["phone"]) for one in people] == [(SENDER.name, SENDER.phone)]
    assert [(one.officer, one.reason) for one in petition.openings.all()] == [(cast.nam, "Gọi báo kết quả")]
    for stranger in (cast.tu, cast.mai, cast.thao, cast.son):
        with pytest.raises(actions.NotYours):
            actions.open_contact(petition, purpose="reply", reason="Tò mò", by=stranger, at=AT)


def test_represent_follows_the_numbers_of_the_law(cast):
    few, ten, many = (entered(cast, signatories=number) for number in (4, 10, 11))
    contact = actions.Contact("Vàng A Sử", "Thôn Dưới")
    with pytest.raises(actions.TooFewForRepresentatives):
        actions.represent(few, contact=contact, by=cast.nam, at=AT)
    for petition, most in ((ten, 2), (many, 5)):
        for _ in range(most):
            actions.represent(petition, contact=contact, by=cast.nam, at=AT)
        with pytest.raises(actions.TooManyRepresentatives):
            actions.represent(petition, contact=contact, by=cast.nam, at=AT)


def test_join_puts_letters_together_and_each_stays_one(cast):
    first, second = entered(cast), entered(cast)
    group = actions.join([first, second], label="Đường thôn", by=cast.nam, at=AT)
    third = entered(cast)
    assert actions.join([first, third], label="", by=cast.nam, at=AT) == group
    assert group.petitions.count() == 3
    with pytest.raises(actions.NotTheSamePeople):
        actions.join([first], label="", by=cast.nam, at=AT)


def test_link_refuses_itself(cast):
    petition = entered(cast)
    with pytest.raises(actions.OwnCase):
        actions.link(petition, earlier=petition, by=cast.nam, at=AT)


def test_attach_strips_a_picture_and_detach_removes_the_file(cast):
    petition, sink = entered(cast), io.BytesIO()
    exif = Image.Exif()
    exif[271] = "Máy của chị Hoa"
    Image.new("RGB", (40, 40), "red").save(sink, "JPEG", exif=exif)
    kept = actions.attach(petition, SimpleUploadedFile("anh.jpg", sink.getvalue()), by=cast.nam, at=AT)
    with kept.file.open("rb") as file:
        assert not Image.open(io.BytesIO(file.read())).getexif()
    name = kept.file.name
    actions.detach(petition, file=kept, by=cast.nam, at=AT)
    assert not petition.files.exists() and name
