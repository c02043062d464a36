"""Around a case: the same matter again, many letters on one matter, representatives, who must not see it, contact, files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import PurePath
from typing import Any

from django.db import transaction

from danvan.core.codes import new_code
from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.documents import files
from danvan.law.petition import speakers
from danvan.notices.models import Notice
from danvan.petitions.actions.receiving import Contact, index
from danvan.petitions.actions.refusals import (
    AlreadyAsked,
    NameMissing,
    NotTheSamePeople,
    NotYours,
    OwnCase,
    ReasonMissing,
    TooFewForRepresentatives,
    TooManyFiles,
    TooManyRepresentatives,
)
from danvan.petitions.actions.sorting import was_guided
from danvan.petitions.actions.taking import Act, begin, finish, write
from danvan.petitions.models import Exclusion, Group, Opening, Party, Petition, PetitionFile
from danvan.petitions.permissions import may_open_contact
from danvan.petitions.states import MANY_FROM
from danvan.units.models import Officer, Unit

MOST_FILES = 20
ALWAYS_OPEN_FOR = ("reply", "own_data")
"""For these the contact is opened even where the sender had its use restricted."""


class ContactRestricted(Refused):
    """Người gửi đã yêu cầu hạn chế xử lý dữ liệu: chỉ mở liên hệ để trả lời hoặc cho chính người đó xem."""


@transaction.atomic
def link(petition: Petition, *, earlier: Petition, by: Officer, at: datetime) -> Petition:
    """Mark that a matter was raised before, with a link to the earlier letter."""
    petition = begin(petition, "link", by=by, at=at)
    if earlier.pk == petition.pk:
        raise OwnCase(field="earlier")
    petition.raised_again_of = earlier
    petition.guided_before = was_guided(petition)
    finish(petition, "link", Act(by, at), fields=("raised_again_of",), moves_clocks=False)
    return petition


@transaction.atomic
def join(petitions: Sequence[Petition], *, label: str, by: Officer, at: datetime) -> Group:
    """Put letters on one matter together, after a person compared them; each keeps its own answer and count."""
    petitions = [begin(one, "join", by=by, at=at) for one in petitions]
    if len({one.pk for one in petitions}) < 2 or len({one.unit_id for one in petitions}) != 1:
        raise NotTheSamePeople("Gộp ít nhất hai đơn của cùng một nơi tiếp nhận.")
    group = next((one.group for one in petitions if one.group), None) or Group.objects.create(
        code=new_code(petitions[0].unit.record_prefix(), local_day(at).year), unit=petitions[0].unit,
        label=label.strip()[:200] or petitions[0].subject[:200], made_at=at, made_by=by,
    )  # fmt: skip
    for one in petitions:
        one.group = group
        finish(one, "join", Act(by, at), fields=("group",), moves_clocks=False)
    return group


@transaction.atomic
def represent(petition: Petition, *, contact: Contact, by: Officer, at: datetime) -> Petition:
    """Write down a representative of many signatories, no more of them than the law lets speak (law/data/petition.yaml)."""
    petition = begin(petition, "represent", by=by, at=at)
    if not contact.name.strip():
        raise NameMissing(field="name")
    if petition.signatories < MANY_FROM:
        raise TooFewForRepresentatives(people=MANY_FROM)
    there = petition.parties.filter(role="representative").count()
    people = petition.signatories
    most = next(one.most for one in speakers() if one.first <= people and (one.last is None or people <= one.last))
    if there >= most:
        raise TooManyRepresentatives(people=people, most=most)
    Party.objects.create(
        petition=petition, role="representative", name=contact.name, address=contact.address, phone=contact.phone,
        email=contact.email, position=there + 1, added_at=at,
    )  # fmt: skip
    finish(petition, "represent", Act(by, at), fields=("parties",), moves_clocks=False)
    return petition


@transaction.atomic
def exclude(
    petition: Petition, *, officer: Officer | None = None, unit: Unit | None = None, by: Officer, at: datetime
) -> Petition:
    """Keep the officer or the unit complained about from seeing and handling the case, at once and everywhere."""
    petition = begin(petition, "exclude", by=by, at=at)
    user = officer.user if officer else None
    if (user is None) == (unit is None):
        raise ReasonMissing("Hãy chọn một người hoặc một đơn vị.", field="officer")
    if petition.exclusions.filter(user=user, unit=unit).exists():
        raise AlreadyAsked(field="officer")
    Exclusion.objects.create(petition=petition, user=user, unit=unit, set_at=at, set_by=by)
    if petition.assigned_to and user and petition.assigned_to.user_id == user.pk:
        petition.assigned_to = None
    if unit and petition.assigned_unit_id == unit.pk:
        petition.assigned_unit = petition.assigned_to = None
    _take_notices_back(petition, user.pk if user else None, unit)
    index(petition)
    finish(petition, "exclude", Act(by, at), fields=("exclusions",), moves_clocks=False)
    return petition


def _take_notices_back(petition: Petition, user: int | None, unit: Unit | None) -> None:
    """Delete what whoever is complained about was told of the case before."""
    about = Notice.objects.filter(code=petition.code)
    (about.filter(officer__user=user) if user else about.filter(officer__unit=unit)).delete()


@transaction.atomic
def open_contact(petition: Petition, *, purpose: str, reason: str, by: Officer, at: datetime) -> list[dict[str, str]]:
    """Unseal who sent it, for a reason that is kept. Returns one dict for each party: role, name, address, phone, email."""
    if not may_open_contact(by, petition, local_day(at)):
        raise NotYours()
    if not reason.strip():
        raise ReasonMissing(field="reason")
    if purpose not in ALWAYS_OPEN_FOR and petition.data_requests.restricting().exists():
        raise ContactRestricted(field="purpose")
    Opening.objects.create(petition=petition, officer=by, at=at, purpose=purpose, reason=reason.strip()[:300])
    write(petition, "open_contact", Act(by, at), fields=("parties",))
    return [
        {
            "role": one.get_role_display(),
            **{part: _opened(one, part) for part in ("name", "address", "phone", "email")},
        }
        for one in petition.parties.all()
    ]


def _opened(party: Party, part: str) -> str:
    sealed = getattr(party, part)
    return sealed.open() if sealed else ""


@transaction.atomic
def attach(petition: Petition, upload: Any, *, by: Officer | None, at: datetime) -> PetitionFile:
    """Keep a file with a petition: by content, capped, pictures without metadata. ``by`` None: the sender's."""
    if by is not None:
        petition = begin(petition, "attach", by=by, at=at)
    if petition.files.count() >= MOST_FILES:
        raise TooManyFiles(most=MOST_FILES, field="file")
    content, media_type, name = files.read(upload)
    kept = PetitionFile.objects.create(
        code=new_code("TEP", local_day(at).year), petition=petition, origin="officer" if by else "citizen",
        name=PurePath(upload.name).name[:200], file=files.stored(content, name), media_type=media_type, size=len(content),
        sha256=files.digest(content), added_at=at, added_by=by,
    )  # fmt: skip
    write(petition, "attach", Act(by, at), fields=("files",))
    return kept


@transaction.atomic
def detach(petition: Petition, *, file: PetitionFile, by: Officer, at: datetime) -> None:
    """Take a file off a petition; the file itself goes after commit."""
    petition = begin(petition, "detach", by=by, at=at)
    stored = file.file
    file.delete()
    transaction.on_commit(lambda: stored.storage.delete(stored.name))
    write(petition, "detach", Act(by, at), fields=("files",))
