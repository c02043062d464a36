"""The history of a petition is append-only in the program and in the database; it goes only with its petition."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from danvan.petitions import actions, history
from danvan.petitions.models import Leaving, PetitionStep
from danvan.petitions.models.step import AppendOnly
from tests.petitions.cases import AT, classified


@pytest.fixture
def guarded(db):
    for guard in history.GUARDS:
        guard.remove(connection)
        guard.install(connection)


def test_the_program_changes_no_step(cast):
    step = classified(cast).steps.first()
    for change in (step.save, lambda: PetitionStep.objects.update(ground="x"), PetitionStep.objects.all().delete):
        with pytest.raises(AppendOnly):
            change()


@pytest.mark.parametrize(
    "sql", ["UPDATE petitions_petitionstep SET ground = 'x'", "DELETE FROM petitions_petitionstep"]
)
def test_the_database_refuses_what_goes_past_the_program(sql, cast, guarded):
    petition = classified(cast)
    with pytest.raises(DatabaseError, match="history"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert petition.steps.count() == 3


def test_one_who_is_led_out_takes_the_history_along_and_no_permission_stays(cast, guarded):
    petition, other = classified(cast), classified(cast)
    actions.move_out(petition, by=cast.nam, at=AT)
    assert set(PetitionStep.objects.values_list("petition", flat=True)) == {other.pk}
    assert not Leaving.objects.exists()
    with pytest.raises(DatabaseError), transaction.atomic():
        other.delete()
