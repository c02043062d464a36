"""Make the sample: refuse what cannot be, then places, documents, meetings, articles, words of the search."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from random import Random

from django.db import transaction

from danvan import search
from danvan.core import statistics
from danvan.core.refused import Refused
from danvan.hall.sample.petitions import make_petitions
from danvan.hall.sample.places import TOP, make_places
from danvan.hall.sample.records import Maker, make_articles, make_documents, make_meetings
from danvan.units.models import Unit
from danvan.websites import generation

MOST_UNITS = 3321


class TooMany(Refused):
    """Số xã phải từ 1 đến 3321; số bài, số phản ánh không âm."""


class Standing(Refused):
    """Dữ liệu mẫu đã có ở đây. Xóa bằng lệnh remove_demo, hoặc dùng thư mục dữ liệu khác."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much to make: communes, petitions, articles."""

    units: int
    articles: int
    petitions: int = 0


def make(
    size: Size, *, seed: int, at: datetime, indexed: bool = True, progress: Callable[[str], None] = lambda text: None
) -> dict[str, int]:
    """Make the sample, the same for the same size and seed, in one transaction; return the rows by kind.

    Everything belongs to invented units flagged as demo. ``at`` is only the moment when roles were granted;
    without ``indexed`` nothing is put into the search. Petitions never are: ``rebuild_search`` does it.
    """
    if not 1 <= size.units <= MOST_UNITS or min(size.articles, size.petitions) < 0:
        raise TooMany()
    if Unit.objects.filter(code=TOP).exists():
        raise Standing()
    with transaction.atomic():
        bodies = make_places(size.units, at)
        progress(f"{size.units} xã mẫu")
        maker = Maker(Random(seed), bodies, indexed)
        documents = make_documents(maker, size.articles // 20 + 1)
        meetings = make_meetings(maker, size.articles // 4)
        progress(f"{len(documents)} văn bản, {len(meetings)} cuộc họp")
        for done in make_articles(maker, size.articles, documents, meetings):
            progress(f"{done} tin bài")
        for done in make_petitions(maker, size.petitions) if size.petitions else ():
            if done % 50_000 < size.petitions // size.units or done == size.petitions:
                progress(f"{done} phản ánh, kiến nghị")
        if indexed:
            progress("đếm tiếng cho kho tìm kiếm")
            search.recount()
        statistics.refresh()
        generation.raise_after_commit()
    return {
        "units": size.units,
        "documents": len(documents),
        "meetings": len(meetings),
        "articles": size.articles,
        "petitions": size.petitions,
    }
