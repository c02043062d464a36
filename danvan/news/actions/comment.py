"""The verbs of comments: a code is sent, the comment comes in, a person reads it, it stands or not, it is taken down."""

from __future__ import annotations

import hmac
import json
import re
import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac

from danvan import journal
from danvan.calendars import clocks
from danvan.calendars.models import load
from danvan.core.codes import new_code
from danvan.core.dates import local_day, start_of
from danvan.core.refused import Refused
from danvan.core.sealed import keyed_hash, seal, unseal
from danvan.core.steps import check
from danvan.law.counting import add_months
from danvan.law.data_files import read as read_data
from danvan.news import codes
from danvan.news.letters import comment_letter
from danvan.news.models import Article, Comment, CommentClock, CommentIdentity, CommentOpening
from danvan.news.permissions import may_moderate, may_set_talk
from danvan.news.states import CATEGORIES
from danvan.news.states_talk import COMMENT_STATES, COMMENT_STEPS, MOST_SIGNS, REFUSE_REASONS, REMOVAL_GROUNDS
from danvan.text.folding import key2
from danvan.units.models import Officer
from danvan.websites import generation
from danvan.websites.models import Website

MOST_LINKS, SHORT = 2, 40
FORGOTTEN = "(đã xóa)"
LEFT = (
    "Nội dung ý kiến không còn hiện trên trang nên cũng đã được xóa.",
    "Ý kiến vẫn hiện trên trang với tên bạn đã chọn; muốn gỡ, xin liên hệ cơ quan quản lý trang.",
)
"""What becomes of the words: of a comment that nobody sees, of one that stands."""
FASTEST, SLOWEST = timedelta(seconds=3), timedelta(hours=3)
CODE_LIVES = timedelta(minutes=30)
MOST_PENDING = 300
"""So many comments of one unit may wait for a reader; then the form says so."""
TICKET, MADE = "news.comment.ticket", "news.comment.made"
LINK = re.compile(r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|net|vn|info|xyz|top|shop|club|online)\b", re.IGNORECASE)
Judge = Callable[[str], tuple[str, ...]]


class NotOpen(Refused):
    """Bài này không nhận ý kiến bạn đọc."""


class Denounces(Refused):
    """Nội dung này giống một đơn tố cáo nên không nhận ở đây và chưa lưu gì cả. Hãy xem cách nộp đơn tố cáo để được bảo vệ theo luật."""


class TooLong(Refused):
    """Ý kiến dài quá {most} chữ cái. Hãy viết gọn lại; việc cần giải quyết thì gửi ở mục Phản ánh, kiến nghị."""


class TooManyLinks(Refused):
    """Ý kiến có nhiều đường dẫn quá nên chưa nhận. Hãy bớt lại, chỉ giữ nhiều nhất {most} đường dẫn."""


class TooFast(Refused):
    """Biểu mẫu được gửi nhanh quá. Hãy đợi vài giây, đọc lại ý kiến rồi bấm gửi lần nữa."""


class TooOld(Refused):
    """Trang này mở đã lâu. Nội dung vừa viết còn nguyên bên dưới; hãy bấm gửi lần nữa."""


class SaidAlready(Refused):
    """Ý kiến này đã được gửi cho bài này rồi. Hãy đợi ban biên tập đọc."""


class Full(Refused):
    """Đang có rất nhiều ý kiến chờ đọc nên chưa nhận thêm. Nội dung vừa viết còn nguyên bên dưới; hãy thử lại sau."""


class WrongCode(Refused):
    """Mã không đúng hoặc đã quá {minutes} phút. Hãy xem lại thư, hoặc quay lại để nhận mã mới."""


class NotYourComment(Refused):
    """Bạn không có quyền duyệt ý kiến của đơn vị này."""


class NoBasis(Refused):
    """Gỡ ý kiến phải ghi vì sao và căn cứ nào."""


class AskedLater(Refused):
    """Giờ nhận yêu cầu không thể sau lúc này."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a reader wrote: the name to be shown, the text, where the code goes."""

    name: str
    text: str
    contact: str


def stamp(at: datetime) -> str:
    """Return the sealed moment at which a form was shown."""
    return seal(at.isoformat(), MADE)


def check_words(article: Article, words: Words, *, made: str, judge: Judge, at: datetime) -> None:
    """Refuse what is too long, too quick, full of links, said already, or a denunciation. Stores nothing."""
    if len(words.text) > MOST_SIGNS:
        raise TooLong(most=MOST_SIGNS, field="text")
    shown_at = _moment(made)
    if shown_at is None or at - shown_at > SLOWEST:
        raise TooOld()
    if at - shown_at < FASTEST:
        raise TooFast()
    if len(LINK.findall(words.text)) > MOST_LINKS:
        raise TooManyLinks(most=MOST_LINKS, field="text")
    if judge(f"{words.name}\n{words.text}"):
        raise Denounces(field="text")
    codes.checked(words.contact)
    if Comment.objects.filter(article=article, text_key=text_key(words)).exists():
        raise SaidAlready(field="text")
    if Comment.objects.filter(unit=article.unit_id, state="pending")[:MOST_PENDING].count() >= MOST_PENDING:
        raise Full()


@transaction.atomic
def send_code(article: Article, words: Words, *, made: str, judge: Judge, at: datetime) -> str:
    """Send a one-time code and return the sealed ticket that comes back with it. The words are not stored."""
    check_words(article, words, made=made, judge=judge, at=at)
    code = f"{secrets.randbelow(10**6):06d}"
    ticket = asdict(words) | {
        "article": article.code,
        "code": _code_key(code),
        "until": (at + CODE_LIVES).isoformat(),
    }
    subject, body = comment_letter("code", article, code=code)
    codes.tell(
        codes.checked(words.contact), by_way=codes.way(), subject=subject, body=body, kind="comment.code", code=article.code,
        unit=article.unit.code, at=at,
    )  # fmt: skip
    return seal(json.dumps(ticket), TICKET)


@transaction.atomic
def receive_comment(ticket: str, *, code: str, at: datetime) -> Comment:
    """Take a comment in, once its code is right. Raises WrongCode, SaidAlready, NotOpen."""
    kept = read_ticket(ticket)
    good = hmac.compare_digest(kept["code"], _code_key("".join(code.split())))
    if not good or at > datetime.fromisoformat(kept["until"]):
        raise WrongCode(minutes=CODE_LIVES.seconds // 60, field="code")
    article = Article.objects.public(at).select_related("unit").filter(code=kept["article"]).first()
    if article is None or article.personal_case:
        raise NotOpen()
    words = Words(kept["name"], kept["text"], kept["contact"])
    day = local_day(at)
    try:
        with transaction.atomic():
            comment = Comment.objects.create(
                code=new_code(article.unit.record_prefix(), day.year), unit=article.unit, article=article, shown_name=words.name,
                text=words.text, text_key=text_key(words), noticed=noticed(words.text), received_at=at, received_on=day,
            )  # fmt: skip
    except IntegrityError as error:
        raise SaidAlready() from error
    CommentIdentity.objects.create(
        comment=comment, way=codes.way(), contact=words.contact, person_key=person_key(words), verified_at=at
    )
    _write(comment, "received", (), by="system", at=at)
    return comment


def read_ticket(ticket: str) -> dict[str, str]:
    """Open a ticket. Raises WrongCode for anything else."""
    try:
        kept: dict[str, str] = json.loads(unseal(ticket, TICKET))
    except (Refused, ValueError, IndexError) as error:
        raise WrongCode(minutes=CODE_LIVES.seconds // 60, field="code") from error
    return kept


@transaction.atomic
def approve_comment(comment: Comment, *, by: Officer, at: datetime) -> Comment:
    """Let a comment stand below its article; its writer is told."""
    comment = _locked(comment, by, at)
    comment.state = check(COMMENT_STEPS, "approve_comment", comment.state, labels=COMMENT_STATES)
    comment.decided_at, comment.decided_by = at, by
    comment.save()
    generation.raise_after_commit()
    _tell(comment, "approved", at)
    _write(comment, "approve_comment", ("state",), by=by.code, at=at)
    return comment


@transaction.atomic
def refuse_comment(comment: Comment, *, reason: str, note: str = "", by: Officer, at: datetime) -> Comment:
    """Do not show a comment, for one of REFUSE_REASONS; its writer is told why."""
    comment = _locked(comment, by, at)
    comment.state = check(COMMENT_STEPS, "refuse_comment", comment.state, labels=COMMENT_STATES)
    comment.decided_at, comment.decided_by, comment.refuse_reason, comment.note = at, by, reason, note.strip()
    comment.save()
    _tell(comment, "refused", at, reason=REFUSE_REASONS[reason], note=note.strip())
    _write(comment, "refuse_comment", ("state", "refuse_reason"), by=by.code, at=at)
    return comment


@transaction.atomic
def request_takedown(comment: Comment, *, paper: str, asked_at: datetime, by: Officer, at: datetime) -> CommentClock:
    """Write down that an authority asked to take a comment down; 24 hours run from that moment (NĐ 147/2024)."""
    comment = _locked(comment, by, at)
    check(COMMENT_STEPS, "request_takedown", comment.state, labels=COMMENT_STATES)
    if not paper.strip():
        raise NoBasis(field="paper")
    if asked_at > at:
        raise AskedLater(field="hour")
    clock: CommentClock = clocks.start(
        CommentClock, "ugc.takedown", asked_at, load(comment.unit), comment=comment, paper=paper.strip()
    )
    clock.save()
    _write(comment, "request_takedown", ("clocks",), by=by.code, at=at)
    return clock


@transaction.atomic
def take_down(comment: Comment, *, ground: str, basis: str, by: Officer, at: datetime) -> Comment:
    """Take a comment off, for one of REMOVAL_GROUNDS and on a basis; open terms are kept, its writer is told."""
    comment = _locked(comment, by, at)
    comment.state = check(COMMENT_STEPS, "take_down", comment.state, labels=COMMENT_STATES)
    if ground not in REMOVAL_GROUNDS or not basis.strip():
        raise NoBasis(field="basis")
    comment.removed_at, comment.removed_by = at, by
    comment.removal_ground, comment.removal_basis = ground, basis.strip()
    comment.save()
    for clock in comment.clocks.open():
        clocks.settle(clock, on=local_day(at), by_code=by.code, at=at)
    generation.raise_after_commit()
    _tell(comment, "removed", at, reason=REMOVAL_GROUNDS[ground], note=basis.strip())
    _write(comment, "take_down", ("state", "removal_ground", "removal_basis"), by=by.code, at=at)
    return comment


def months_kept() -> int:
    """Return for how many months after the decision a writer can be reached (law/data/retention.yaml)."""
    rows = {row["class"]: row for row in read_data("retention")["retention"]}
    return int(rows["comment_identity"]["months"])


def identities_due(on: date) -> list[CommentIdentity]:
    """List who wrote comments that were decided longer ago than identities are kept, unless a take-down still runs."""
    until = start_of(add_months(on, -months_kept()))
    rows = CommentIdentity.objects.filter(contact__isnull=False, comment__decided_at__lt=until)
    running = CommentClock.objects.open().values("comment")
    return list(rows.exclude(comment__in=running).select_related("comment__unit").order_by("pk"))


@transaction.atomic
def forget_writer(comment: Comment, *, paper: str = "", by: Officer | None = None, at: datetime) -> Comment:
    """Erase for ever how a writer can be reached; a comment that nobody sees loses its words and name too.

    A last letter tells the writer; the outbox forgets address and words of it once it has gone.

    ``by`` None: the term of retention is over. A comment that waits is decided first (core.steps says so).
    """
    comment = Comment.objects.select_for_update(of=("self",)).select_related("unit", "article").get(pk=comment.pk)
    if by is not None and not may_moderate(by, comment.unit, local_day(at)):
        raise NotYourComment()
    if by is not None and not paper.strip():
        raise NoBasis(field="paper")
    check(COMMENT_STEPS, "forget_writer", comment.state, labels=COMMENT_STATES)
    _tell(
        comment,
        "forgotten",
        at,
        reason="theo yêu cầu của bạn" if by else "vì đã hết thời hạn lưu",
        note=LEFT[comment.state == "approved"],
    )
    CommentIdentity.objects.filter(comment=comment).update(contact=None, person_key="")
    if comment.state != "approved":
        comment.shown_name, comment.text = FORGOTTEN, FORGOTTEN
        comment.save(update_fields=["shown_name", "text"])
    _write(comment, "forget_writer", ("contact",), by=by.code if by else "system", at=at)
    return comment


@transaction.atomic
def set_comments(site: Website, *, categories: list[str], by: Officer | None, at: datetime) -> None:
    """Say in which categories readers of a site may comment; all others are closed."""
    if by is not None and not may_set_talk(by, site, local_day(at)):
        raise NotYourComment()
    wanted = [name for name in categories if name in CATEGORIES]
    rows = CommentOpening.objects.filter(unit=site.unit)
    rows.exclude(category__in=wanted).delete()
    standing = set(rows.values_list("category", flat=True))
    CommentOpening.objects.bulk_create(
        CommentOpening(unit=site.unit, category=name, opened_at=at, opened_by=by)
        for name in wanted
        if name not in standing
    )
    generation.raise_after_commit()
    journal.record(
        unit=site.unit.code, actor=by.code if by else "system", verb="talk.comments_set", kind="site", code=site.unit.code,
        fields=("categories",), at=at,
    )  # fmt: skip


def text_key(words: Words) -> str:
    """Fold a text to its words; a short one belongs to its writer, a long one may be said once for all."""
    folded = " ".join(re.findall(r"\w+", key2(words.text)))
    return keyed_hash(folded if len(folded) > SHORT else f"{folded}\0{words.contact.lower()}", "comment.text")


def person_key(words: Words) -> str:
    return keyed_hash(words.contact.strip().lower(), "comment.person")


def noticed(text: str) -> str:
    """Say what the machine noticed, for the person who reads."""
    letters = [sign for sign in text if sign.isalpha()]
    loud = len(letters) > SHORT and sum(sign.isupper() for sign in letters) > len(letters) * 0.6
    found = [
        ("Có đường dẫn", LINK.search(text)),
        ("Viết hoa gần hết", loud),
        ("Có số điện thoại", re.search(r"\d{9,}", text)),
    ]
    return "; ".join(label for label, is_so in found if is_so)


def _moment(made: str) -> datetime | None:
    try:
        return datetime.fromisoformat(unseal(made, MADE))
    except (Refused, ValueError, IndexError):
        return None


def _code_key(code: str) -> str:
    return salted_hmac("danvan.news.code", code, algorithm="sha256").hexdigest()


def _locked(comment: Comment, by: Officer, at: datetime) -> Comment:
    comment = Comment.objects.select_for_update(of=("self",)).select_related("unit", "article").get(pk=comment.pk)
    if not may_moderate(by, comment.unit, local_day(at)):
        raise NotYourComment()
    return comment


def _tell(comment: Comment, what: str, at: datetime, **more: str) -> None:
    contact = comment.identity.contact
    if contact is None:
        return
    subject, body = comment_letter(what, comment.article, text=comment.text, **more)
    codes.tell(
        contact, by_way=comment.identity.way, subject=subject, body=body, kind=f"comment.{what}", code=comment.code, unit=comment.unit.code, at=at,
    )  # fmt: skip


def _write(comment: Comment, verb: str, fields: tuple[str, ...], *, by: str, at: datetime) -> None:
    journal.record(
        unit=comment.unit.code,
        actor=by,
        verb=f"comment.{verb}",
        kind="comment",
        code=comment.code,
        fields=fields,
        at=at,
    )
