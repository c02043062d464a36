"""Django application of the working-day calendar."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register
from django.db.models.signals import post_migrate
from django.utils import timezone
from django.utils.module_loading import import_string

from danvan.law import cadence, official, rules
from danvan.law.refusals import BadLawData


class CalendarsConfig(AppConfig):
    name = "danvan.calendars"
    label = "calendars"
    verbose_name = "Lịch làm việc"

    def ready(self) -> None:
        register(law_data_is_sound)
        post_migrate.connect(seed_after_migrate, sender=self)


def law_data_is_sound(**_: Any) -> list[CheckMessage]:
    """Refuse to start on law data that contradict themselves."""
    try:
        rules.registry()
        cadence.registry()
        official.calendar()
    except BadLawData as fault:
        return [Error(f"danvan/law/data: {fault}", id="calendars.E001")]
    return []


def seed_after_migrate(sender: CalendarsConfig, using: str, **_: Any) -> None:
    """Bring the official days of a new release into the tables, after the tables are there."""
    if using == "default":
        import_string("danvan.calendars.loader.seed")(at=timezone.now())
