"""Remove the demo: records, files, people and units that are invented. The journal keeps its codes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models, transaction

from danvan.accounts.models import User
from danvan.petitions import history
from danvan.units.models import Officer, Person, Unit
from danvan.websites import generation

RECORDS = (
    ("reports", "PublishedGrid"), ("reports", "Taken"), ("reports", "Sheet"), ("reports", "Reminder"), ("reports", "Assignment"), ("reports", "StoredFact"),
    ("intake", "Proposal"), ("intake", "Upload"), ("news", "Comment"), ("news", "RatingCount"), ("news", "Digest"), ("news", "CommentOpening"), ("news", "TalkRules"), ("news", "Subscriber"), ("news", "Issue"), ("news", "Article"), ("news", "Series"), ("news", "LibraryPicture"), ("meetings", "Meeting"), ("meetings", "Series"), ("disclosures", "Disclosure"),
    ("disclosures", "PublicationPlan"), ("petitions", "Petition"), ("petitions", "Group"), ("petitions", "Topic"), ("petitions", "Book"),
    ("petitions", "IntakeDesk"), ("petitions", "ReceptionDay"), ("petitions", "ReceptionPlace"), ("petitions", "RegisterPrinting"),
    ("petitions", "ErasureCount"), ("petitions", "Breach"),
    ("commendations", "Proposal"), ("commendations", "GiverRules"), ("commendations", "Award"), ("initiatives", "Tally"),
    ("initiatives", "Initiative"), ("initiatives", "Movement"),
    ("documents", "RegisterEntry"), ("documents", "Attachment"), ("documents", "Citation"), ("websites", "Website"),
    ("calendars", "Day"),
)  # fmt: skip
"""Tables that name a unit, in an order that foreign keys allow."""


@transaction.atomic
def remove() -> int:
    """Delete everything of demo units and return how many rows went; real rows are never touched."""
    demo = Unit.objects.filter(is_demo=True)
    codes = list(demo.values_list("code", flat=True))
    files: list[Any] = []
    gone = 0
    apps.get_model("initiatives", "Initiative").objects.filter(unit__in=demo).update(origin=None)
    history.let_go(apps.get_model("petitions", "Petition").objects.filter(unit__in=demo).values_list("pk", flat=True))
    for app, name in RECORDS:
        rows = apps.get_model(app, name).objects.filter(unit__in=demo)
        files += _files_of(rows)
        gone += rows.delete()[0]
    history.close_again()
    apps.get_model("search", "Document").objects.filter(unit__in=codes).delete()
    gone += _remove_documents(demo)
    gone += Officer.objects.filter(unit__in=demo).delete()[0]
    gone += Person.objects.filter(unit__in=demo).delete()[0]
    gone += User.objects.filter(is_demo=True).delete()[0]
    gone += _remove_units(demo)
    transaction.on_commit(lambda: _tidy(files))
    generation.raise_after_commit()
    return gone


def _remove_documents(demo: models.QuerySet[Unit]) -> int:
    """Delete catalogue entries made by demo units that nothing real cites; hand the others to no demo unit."""
    document = apps.get_model("documents", "Document")
    citing = apps.get_model("documents", "Citation").objects
    own = document.objects.filter(entered_unit__in=demo)
    used = {row.document_id: row.unit_id for row in citing.filter(document__in=own)}
    for pk, unit in used.items():
        document.objects.filter(pk=pk).update(entered_unit=unit, confirmed_at=None, confirmed_by=None)
    rows = document.objects.filter(entered_unit__in=demo)
    apps.get_model("search", "Document").objects.filter(kind="document", code__in=rows.values("code")).delete()
    return rows.delete()[0]


def _remove_units(demo: models.QuerySet[Unit]) -> int:
    """Delete versions first: they hold the parents."""
    unit = Unit.objects.filter(pk__in=list(demo.values_list("pk", flat=True)))
    version = apps.get_model("units", "UnitVersion").objects.filter(unit__in=unit)
    return version.delete()[0] + unit.delete()[0]


def _files_of(rows: models.QuerySet[Any]) -> list[Any]:
    """Collect the stored files of rows and of what hangs below them."""
    found = []
    for row in rows.iterator():
        for one in [row, *(list(row.pictures.all()) if hasattr(row, "pictures") else [])]:
            found += [
                getattr(one, f.name)
                for f in one._meta.get_fields()
                if isinstance(f, models.FileField) and getattr(one, f.name)
            ]
    return found


def _tidy(files: list[Any]) -> None:
    for file in files:
        file.storage.delete(file.name)
    (Path(settings.DATA_DIR) / "demo-sign-in.txt").unlink(missing_ok=True)
    (Path(settings.DATA_DIR) / "no-demo").touch()  # run.py never loads it again
