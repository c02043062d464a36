"""Take the lines of a moving in, each by itself: what is read is whole, what is not says why."""

from __future__ import annotations

import hashlib
import logging
import zipfile
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime

from django.db import transaction

from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.intake.actions import ReadBefore, upload
from danvan.intake.bring import places_near
from danvan.intake.models import Moving, MovingLine, Proposal
from danvan.intake.moving.package import NotInPackage, read_member
from danvan.intake.pipeline import read_file
from danvan.intake.places import KnownPlaces
from danvan.news import actions as news
from danvan.news.models import Article
from danvan.websites import actions as websites
from danvan.websites.addresses import site_of
from danvan.websites.models import Website

logger = logging.getLogger(__name__)
BROKE = "Chương trình gặp lỗi khi đọc trang này; các trang khác không bị ảnh hưởng."


class Taking:
    """One run over a moving: its package open, what is known of its unit."""

    def __init__(self, moving: Moving, packed: zipfile.ZipFile | None, at: datetime) -> None:
        self.moving, self.packed, self.at = moving, packed, at
        self.unit, self.by = moving.unit, moving.asked_by
        self.site: Website | None = site_of(self.unit, local_day(at))
        self.places: KnownPlaces = places_near(self.unit, at)

    def take(self, line: MovingLine) -> None:
        """Read one line and write down what became of it, all in one transaction."""
        try:
            with transaction.atomic():
                state, code, sentence = self._became(line)
                self._write(line, state, code, sentence)
        except Refused as refused:
            self._write(line, "refused", "", refused.sentence)
        except (ArithmeticError, LookupError, TypeError, ValueError, AttributeError, RecursionError):
            logger.exception("moving %s line %s", self.moving.code, line.number)
            self._write(line, "refused", "", BROKE)

    def _became(self, line: MovingLine) -> tuple[str, str, str]:
        standing = websites.kept_at(self.site, line.path) if self.site and line.path else None
        if standing:
            return "known", standing.code, "Địa chỉ này đã được chuyển trước đây."
        state, code, sentence = self._read(line) if line.file else self._drafted(line)
        if self.site and line.path:
            kind = "article" if Article.objects.filter(code=code).exists() else "proposal"
            websites.keep_old_address(self.site, host=line.host, path=line.path, kind=kind, code=code, at=self.at)
        return state, code, sentence

    def _read(self, line: MovingLine) -> tuple[str, str, str]:
        if self.packed is None:
            raise NotInPackage(name=line.file)
        data = read_member(self.packed, line.file)
        reading = read_file(line.file.rpartition("/")[2], data, self.places)
        reading.frames["moved"] = _listed(line)
        try:
            made = upload(reading, data, unit=self.unit, by=self.by, at=self.at)
        except ReadBefore as same:
            code = str(same.facts["code"])
            earlier = Proposal.objects.filter(code=code).values_list("article_code", flat=True).first()
            return "known", earlier or code, "Tệp này đã được nhập trước đây."
        return "proposed", made.code, f"Gần giống bài {made.near_code} đã nhập." if made.near_code else ""

    def _drafted(self, line: MovingLine) -> tuple[str, str, str]:
        sign = hashlib.sha256(f"{line.title}\0{line.day or ''}\0{line.body}".encode()).hexdigest()
        same = Article.objects.filter(unit=self.unit, origin_sha256=sign).values_list("code", flat=True).first()
        if same:
            return "known", same, "Bài này đã được chuyển trước đây."
        paragraphs = [part for part in (" ".join(one.split()) for one in line.body.splitlines()) if part]
        text = news.Text(
            line.title, lead=paragraphs[0] if len(paragraphs) > 1 else "", category=line.category or "activity", event_on=line.day,
            body="\n\n".join(paragraphs[1:] if len(paragraphs) > 1 else paragraphs),
            source_url=_address(line), source=line.host, first_public_on=line.day,
        )  # fmt: skip
        return "drafted", news.draft(text, unit=self.unit, by=self.by, at=self.at, origin_sha256=sign).code, ""

    @staticmethod
    def _write(line: MovingLine, state: str, code: str, sentence: str) -> None:
        line.state, line.code, line.sentence = state, code, sentence[:400]
        line.body = "" if state in ("drafted", "known") else line.body
        line.save(update_fields=["state", "code", "sentence", "body"])


def _address(line: MovingLine) -> str:
    return f"https://{line.host}{line.path}"[:500] if line.host else ""


def _listed(line: MovingLine) -> dict[str, str]:
    """Give what the spreadsheet says of a page, for the person who looks it over."""
    return {
        "day": line.day.isoformat() if line.day else "",
        "category": line.category,
        "address": _address(line),
    }


def take_in(moving: Moving, *, at: datetime, progress: Callable[[int, int], None] = lambda done, total: None) -> None:
    """Take in every line that still waits; a run that was killed goes on where it was."""
    total = moving.lines.count()
    with ExitStack() as stack:
        packed = stack.enter_context(_opened(moving, stack)) if moving.package else None
        taking = Taking(moving, packed, at)
        left = list(moving.lines.filter(state="waiting").values_list("pk", flat=True))
        for n, pk in enumerate(left, 1):
            taking.take(MovingLine.objects.get(pk=pk))
            if n % 5 == 0 or n == len(left):
                progress(total - len(left) + n, total)
    if moving.package:
        moving.package.delete(save=True)


def _opened(moving: Moving, stack: ExitStack) -> zipfile.ZipFile:
    return zipfile.ZipFile(stack.enter_context(moving.package.open("rb")))
