"""Who may do what with an article."""

from __future__ import annotations

from datetime import date

from danvan.news.models import Article
from danvan.units.models import Officer, Unit
from danvan.websites.models import Website

WRITERS = ("grassroots", "clerk", "editor", "head")
PUBLISHERS = ("editor", "head")


def may_draft(officer: Officer, unit: Unit, on: date) -> bool:
    """Say whether the officer may write an article for ``unit``."""
    if not officer.has_any(WRITERS, on):
        return False
    if unit.pk == officer.unit_id and officer.path_on(on) is not None:
        return officer.may_write(on)  # one's own unit is always in one's scope
    return Unit.objects.writable_by(officer, on).filter(pk=unit.pk).exists()


def may_edit(officer: Officer, article: Article, on: date) -> bool:
    return may_draft(officer, article.unit, on)


may_submit = may_edit


def may_publish(officer: Officer, article: Article, on: date) -> bool:
    """Say whether the officer may publish, send back, correct or withdraw."""
    return officer.has_any(PUBLISHERS, on) and may_edit(officer, article, on)


may_send_back = may_correct = may_withdraw = may_publish


def may_add_picture(officer: Officer, article: Article, on: date) -> bool:
    """Say whether the officer may change the pictures: as the words, a writer before and a publisher after publication."""
    return may_publish(officer, article, on) if article.state == "published" else may_edit(officer, article, on)


may_describe_picture = may_remove_picture = may_add_picture
may_add_film = may_remove_film = may_add_file = may_remove_file = may_add_picture
may_set_end = may_publish


def may_moderate(officer: Officer, unit: Unit, on: date) -> bool:
    """Say whether the officer may read, show, refuse and take down comments on articles of ``unit``."""
    return officer.has_any(PUBLISHERS, on) and may_draft(officer, unit, on)


may_publish_digest = may_moderate


def may_set_talk(officer: Officer, site: Website, on: date) -> bool:
    """Say whether the officer publishes for a body that serves the area of the site."""
    own = officer.unit.version(on)
    return (
        officer.has_any(PUBLISHERS, on) and officer.may_write(on) and own is not None and own.area_id == site.unit_id
    )
