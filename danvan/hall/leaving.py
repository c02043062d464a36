"""Somebody leaves: what was in these hands passes on, in one go, on the first day without."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from danvan.jobs.running import Running
from danvan.news.actions import leaving as news
from danvan.notices import actions as notices
from danvan.petitions.actions import leaving as petitions
from danvan.units.models import Officer


def pass_on_work(job: Running, at: datetime) -> None:
    """Hand over the open letters and drafts of the officer ``leaves`` to ``follows``; "" is nobody.

    Done again after a kill, it finds nothing left to hand over.
    """
    officers = Officer.objects.select_related("user", "unit")
    officer = officers.get(code=job.arguments["leaves"])
    follows = officers.filter(code=job.arguments.get("follows") or "-").first()
    with transaction.atomic():
        letters = petitions.pass_on(officer, to=follows, by=job.asked_by, at=at)
        drafts = news.pass_on(officer, to=follows, by=job.asked_by, at=at) if follows else []
        if follows and (letters or drafts):
            notices.tell([follows], text=what(len(letters), len(drafts)), kind="officer.left", url="/desk/", at=at)


def what(letters: int, drafts: int) -> str:
    """Say what was handed over."""
    parts = [f"{letters} phản ánh, kiến nghị đang giải quyết"] if letters else []
    parts += [f"{drafts} tin bài chưa đăng"] if drafts else []
    return f"Bạn nhận việc của người thôi làm: {', '.join(parts)}."
