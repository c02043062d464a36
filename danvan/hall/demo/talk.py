"""What readers of the demo commune say and receive: comments, ratings, a press digest. All of it is invented."""

from __future__ import annotations

from datetime import datetime, timedelta

from danvan.core.dates import local_day
from danvan.news import actions
from danvan.news.actions.comment import stamp
from danvan.news.models import Article, Comment
from danvan.notices.models import Outgoing
from danvan.units.models import Officer, Unit
from danvan.websites.addresses import site_of

SAID = (
    ("Bà Bảy thôn Trên", "Đường sạch hẳn từ khi bà con cùng làm. Mong xã giữ được nền nếp này.", "approve"),
    ("Người đọc thử", "Bài viết dễ hiểu, có ảnh thì hay hơn.", "approve"),
    ("Một bạn đọc", "Xin hỏi thôn tôi muốn làm theo thì đăng ký ở đâu?", ""),
    ("Quảng cáo thử", "Bán hàng giá rẻ, xem ngay.", "refuse"),
)
STARS = ((5, 9), (4, 6), (3, 2), (2, 1))
PRESS = (
    ("Bản Mây hiến đất mở đường", "“Đường rộng thì cháu đi học đỡ khổ”, một người dân nói khi dỡ bờ rào.", "Báo Thử Nghiệm", "Minh Thử", 1),
    ("Tổ dân vận và chuyện rác thải", "Mỗi nhà một hố ủ, mỗi ngõ một người nhắc.", "Đài Thử Nghiệm", "Thu Thử", 2),
)  # fmt: skip


def talk(unit: Unit, by: Officer, head: Officer, *, at: datetime) -> int:
    """Open comments in two categories, write comments, stars and a digest; return how many comments."""
    site = site_of(unit, local_day(at))
    article = Article.objects.public(at).filter(unit=unit, category="activity").newest_first().first()
    if site is None or article is None:
        return 0
    actions.set_comments(site, categories=["activity", "example"], by=None, at=at)
    for number, (name, text, verb) in enumerate(SAID):
        comment = _say(article, name, text, f"ban-doc-{number}@vi-du.example", at - timedelta(hours=8 - number))
        if verb == "approve":
            actions.approve_comment(comment, by=head, at=at)
        elif verb == "refuse":
            actions.refuse_comment(comment, reason="advert", by=head, at=at)
    for stars, count in STARS:
        for _ in range(count):
            actions.rate(unit, article.code, stars=stars, day=local_day(at))
            actions.rate(site.unit, "", stars=stars, day=local_day(at))
    _quote(unit, by, head, at)
    Outgoing.objects.filter(unit=unit.code, kind__startswith="comment.").delete()  # nobody is behind these addresses
    return len(SAID)


def _say(article: Article, name: str, text: str, address: str, at: datetime) -> Comment:
    words = actions.Words(name, text, address)
    shown = stamp(at - timedelta(minutes=1))
    ticket = actions.send_code(article, words, made=shown, judge=lambda text: (), at=at)
    letter = Outgoing.objects.filter(kind="comment.code").latest("pk")
    code = letter.body.open().split(": ")[1][:6] if letter.body else ""
    return actions.receive_comment(ticket, code=code, at=at)


def _quote(unit: Unit, by: Officer, head: Officer, at: datetime) -> None:
    day = local_day(at)
    for number, (title, quote, source, author, ago) in enumerate(PRESS):
        entry = actions.Entry(
            title, quote, source, author, day - timedelta(days=ago), f"https://bao.example/{number}"
        )
        digest = actions.add_entry(unit, day, entry, by=by, at=at).digest
    actions.publish_digest(digest, by=head, at=at)
