"""The verbs of what stands on a site: fixed pages, links, leaders, planned stops."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from danvan.calendars.models import load
from danvan.core.dates import local_day, say_day
from danvan.core.refused import Refused
from danvan.law import clock, rules
from danvan.units.models import Officer, Post
from danvan.websites.actions.site import check_administrator, write
from danvan.websites.addresses import slug
from danvan.websites.models import Downtime, FixedPage, Leader, PageRevision, SiteLink, Website


class NoTitle(Refused):
    """Hãy ghi tên trang."""


class NothingToRead(Refused):
    """Trang cần có nội dung hoặc một địa chỉ để dẫn tới."""


class SlugTaken(Refused):
    """Trang đã có một mục tên gần giống. Hãy đổi tên."""


class Changed(Refused):
    """Trang này vừa được {who} sửa lúc {when}. Nội dung bạn gõ còn nguyên bên dưới; hãy xem bản mới rồi gửi lại."""


class NotAnAddress(Refused):
    """Hãy ghi địa chỉ bắt đầu bằng https://, hoặc số điện thoại."""


class NotOurPost(Refused):
    """Chức vụ này không thuộc cơ quan phục vụ địa bàn của trang."""


class TooLateToTell(Refused):
    """Tạm dừng có kế hoạch phải báo trước ít nhất {length} ngày làm việc: dừng ngày {planned} thì phải báo chậm nhất {latest} (NĐ 224/2026 Đ13). Nếu dừng đột xuất thì đánh dấu ô bên dưới."""


class EndsBeforeStart(Refused):
    """Lúc hoạt động lại phải sau lúc dừng."""


@transaction.atomic
def write_page(
    site: Website, *, kind: str, title: str, body: str, link: str, position: int, shown: bool, by: Officer | None, at: datetime,
    page: FixedPage | None = None, seen_at: str = "",
) -> FixedPage:  # fmt: skip
    """Write a fixed page, or change one; the words before are kept.

    ``seen_at`` is the moment (ISO) of the version that the writer saw: another writer's change in between is refused.
    """
    check_administrator(by, site.unit, at)
    if not title.strip():
        raise NoTitle(field="title")
    if not body.strip() and not link:
        raise NothingToRead(field="body")
    if page is None:
        page = FixedPage(website=site, slug=_free_slug(site, title))
    else:
        page = FixedPage.objects.select_for_update(of=("self",)).get(pk=page.pk, website=site)
        _keep_old(page, seen_at)
    page.kind, page.title, page.body, page.link = kind, title.strip(), body.strip(), link
    page.position, page.shown = position, shown
    page.updated_at, page.updated_by, page.reviewed_on = at, by, local_day(at)
    page.save()
    write(site, "site.page_written", ("title", "body"), by=by, at=at)
    return page


def _free_slug(site: Website, title: str) -> str:
    name = slug(title) or "trang"
    if site.pages.filter(slug=name).exists():
        raise SlugTaken(field="title")
    return name


def _keep_old(page: FixedPage, seen_at: str) -> None:
    if seen_at and page.updated_at.isoformat() != seen_at:
        who = page.updated_by.full_name if page.updated_by else "hệ thống"
        raise Changed(who=who, when=f"{page.updated_at:%H:%M}", field="body")
    PageRevision.objects.create(
        page=page, title=page.title, body=page.body, written_at=page.updated_at, written_by=page.updated_by
    )


@transaction.atomic
def review_page(page: FixedPage, *, by: Officer, at: datetime) -> FixedPage:
    """Say that a fixed page was looked through and is still right."""
    check_administrator(by, page.website.unit, at)
    page.reviewed_on = local_day(at)
    page.save(update_fields=["reviewed_on"])
    write(page.website, "site.page_reviewed", ("reviewed_on",), by=by, at=at)
    return page


@transaction.atomic
def add_link(
    site: Website, *, group: str, label: str, url: str, by: Officer | None, at: datetime, position: int = 0
) -> SiteLink:
    """Add an official channel or a link to another agency."""
    check_administrator(by, site.unit, at)
    digits = url.replace(" ", "").replace(".", "")
    if not url.startswith("https://") and not (digits.isdigit() and 3 <= len(digits) <= 15):
        raise NotAnAddress(field="url")
    link = SiteLink.objects.create(website=site, group=group, label=label.strip(), url=url, position=position)
    write(site, "site.link_added", ("links",), by=by, at=at)
    return link


@transaction.atomic
def remove_link(link: SiteLink, *, by: Officer, at: datetime) -> None:
    """Take a link away."""
    check_administrator(by, link.website.unit, at)
    site = link.website
    link.delete()
    write(site, "site.link_removed", ("links",), by=by, at=at)


@transaction.atomic
def show_leader(site: Website, *, post: Post, duties: str, position: int, by: Officer | None, at: datetime) -> Leader:
    """Show who holds a post of a body of the place, now and before; written again, it changes the duties."""
    check_administrator(by, site.unit, at)
    version = post.unit.version(local_day(at)) or post.unit.last_version()
    if version is None or version.area_id != site.unit_id:
        raise NotOurPost(field="post")
    leader, _ = Leader.objects.update_or_create(
        website=site, post=post, defaults={"duties": duties.strip(), "position": position}
    )
    write(site, "site.leader_shown", ("leaders",), by=by, at=at)
    return leader


@transaction.atomic
def hide_leader(leader: Leader, *, by: Officer, at: datetime) -> None:
    """Show the post no longer."""
    check_administrator(by, leader.website.unit, at)
    site = leader.website
    leader.delete()
    write(site, "site.leader_hidden", ("leaders",), by=by, at=at)


@transaction.atomic
def announce_downtime(
    site: Website, *, from_at: datetime, until_at: datetime, reason: str, by: Officer | None, at: datetime, sudden: bool = False
) -> Downtime:  # fmt: skip
    """Tell readers of a stop. A planned one is told 7 working days before (NĐ 224/2026 Đ13); ``sudden`` is another case."""
    check_administrator(by, site.unit, at)
    if until_at <= from_at:
        raise EndsBeforeStart(field="until_at")
    if not sudden:
        planned = local_day(from_at)
        rule = rules.pick("portal.downtime_notice", planned)
        latest = clock.for_rule(rule, planned, load(site.unit)).due_on
        if local_day(at) > latest:
            raise TooLateToTell(
                length=rule.length(), planned=say_day(planned), latest=say_day(latest), field="from_at"
            )
    made = Downtime.objects.create(
        website=site, from_at=from_at, until_at=until_at, reason=reason.strip(), announced_at=at, announced_by=by
    )
    write(site, "site.downtime_announced", ("downtimes",), by=by, at=at)
    return made


@transaction.atomic
def drop_downtime(downtime: Downtime, *, by: Officer, at: datetime) -> None:
    """Take back the notice of a stop."""
    check_administrator(by, downtime.website.unit, at)
    site = downtime.website
    downtime.delete()
    write(site, "site.downtime_dropped", ("downtimes",), by=by, at=at)
