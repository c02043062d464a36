"""What an article says elsewhere: the text to paste into a chat group, the beginning that a list shows."""

from __future__ import annotations

import re

from danvan.documents import papers
from danvan.news.models import Article, Digest, DigestEntry
from danvan.text.shortening import shortened


def zalo_text(article: Article, address: str) -> str:
    """Write title, lead and link, ready to paste."""
    parts = [article.title, shortened(article.lead, 400), f"Xem đầy đủ: {address}"]
    return "\n\n".join(re.sub(r"\s+", " ", part).strip() for part in parts if part.strip())


COMMENT_LETTERS = {
    "code": ("Mã xác nhận ý kiến bạn đọc", "Mã xác nhận cho ý kiến của bạn về bài “{title}”: {code}\n\nMã dùng được trong 30 phút. Nếu bạn không viết ý kiến, xin bỏ qua thư này; không có gì được lưu."),
    "approved": ("Ý kiến của bạn đã được đăng", "Ý kiến của bạn về bài “{title}” đã được đăng.\n\nÝ kiến: {text}"),
    "refused": ("Ý kiến của bạn không được đăng", "Ý kiến của bạn về bài “{title}” không được đăng.\nLý do: {reason}.{note}\n\nÝ kiến: {text}"),
    "removed": ("Ý kiến của bạn đã được gỡ", "Ý kiến của bạn về bài “{title}” đã được gỡ khỏi trang.\nVì: {reason}.{note}\n\nÝ kiến: {text}"),
    "forgotten": ("Thông tin của bạn đã được xóa", "Nơi nhận thư của bạn, lưu cùng ý kiến về bài “{title}”, đã được xóa hẳn {reason}.{note}\n\nĐây là thư cuối cùng về ý kiến này; từ nay chúng tôi không còn cách nào biết ai đã viết."),
}  # fmt: skip
"""What the writer of a comment is told: subject and body."""


def comment_letter(what: str, article: Article, *, note: str = "", **facts: str) -> tuple[str, str]:
    """Write subject and body of a letter to the writer of a comment."""
    subject, body = COMMENT_LETTERS[what]
    return subject, body.format(
        title=article.title, note=f" {note}" if note else "", **facts
    ) + "\n\nThư này do hệ thống tự gửi; xin không trả lời."


def digest_letter(digest: Digest, entries: list[DigestEntry]) -> papers.Letter:
    """Write the digest of a day as a paper without number or signer: each piece with its quote, source, author, day and address."""
    body: list[object] = []
    for one in entries:
        body += [
            papers.Heading(one.title, 1), papers.Paragraph(one.quoted()),
            papers.Paragraph(f"({one.author}, {one.source}, ngày {one.written_on:%d/%m/%Y}; {one.url})"),
        ]  # fmt: skip
        body += [papers.Paragraph(one.note)] if one.note else []
    head = papers.letterhead(digest.unit, digest.day)
    return head.letter(None, "Điểm báo", f"Ngày {digest.day:%d/%m/%Y}", on=digest.day, body=body, signature=None)
