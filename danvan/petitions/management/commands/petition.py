"""``petition CODE``: where a petition stands, its terms and why. Never who sent it, never its words."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from danvan.calendars import clocks
from danvan.calendars import models as calendars
from danvan.core.codes import tidy_code
from danvan.core.dates import local_day
from danvan.petitions.models import Petition
from danvan.petitions.states import KINDS, STATES


class Command(BaseCommand):
    help = "In tình trạng, các thời hạn và cách tính của một hồ sơ; không có thông tin người gửi."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code", help="mã hồ sơ, như BM-26-7K3QXH4")
        parser.add_argument("--json", action="store_true", help="in JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        petition = Petition.objects.select_related("unit").filter(code=tidy_code(options["code"])).first()
        if petition is None:
            raise CommandError("Không có hồ sơ nào mang mã này.")
        told = describe(petition, local_day(timezone.now()))
        if options["json"]:
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))
            return
        self.stdout.write(
            f"{petition.code}  {KINDS[petition.kind]}  {STATES[petition.state]} ({petition.citizen_state})"
        )
        for one in told["clocks"]:
            self.stdout.write(f"\n{one['sentence']}{' (tạm tính)' if one['tentative'] else ''}")
            for line in one["explanation"]:
                self.stdout.write(f"  {line}")


def describe(petition: Petition, on: Any) -> dict[str, Any]:
    """Collect states, steps and terms of a petition as plain values."""
    calendar = calendars.load(petition.unit)
    return {
        "code": petition.code, "unit": petition.unit.code, "kind": petition.kind, "channel": petition.channel, "state": petition.state,
        "citizen_state": petition.citizen_state, "book": petition.book, "received_on": petition.received_on.isoformat(),
        "settled_on": petition.settled_on.isoformat() if petition.settled_on else None,
        "steps": [
            {"verb": step.verb, "from": step.from_state, "to": step.to_state, "on": step.on.isoformat()} for step in petition.steps.all()
        ],
        "clocks": [_clock(one, calendar, on) for one in petition.clocks.prefetch_related("changes")],
    }  # fmt: skip


def _clock(clock: Any, calendar: Any, on: Any) -> dict[str, Any]:
    return {
        "rule": clock.rule_code, "version": clock.rule_version, "source": clock.source, "role": clock.role,
        "starts_on": clock.starts_on.isoformat(), "due_on": clock.due_on.isoformat(), "tentative": clock.tentative and clock.is_open,
        "done_on": clock.done_on.isoformat() if clock.done_on else None, "open": clock.is_open, "paused": clock.paused_on is not None,
        "overdue": clock.is_overdue(on), "sentence": clocks.sentence(clock, calendar, on)[0], "explanation": clocks.lines(clock, calendar)[1:],
    }  # fmt: skip
