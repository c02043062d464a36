"""Hand one message to the mail server."""

from __future__ import annotations

import smtplib
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, make_msgid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from danvan.notices.gateways.email.server import connect, server
from danvan.notices.gateways.refusals import NotSent, Unreachable


def is_set_up() -> bool:
    """Say whether the operator has named a mail server and a sender."""
    return bool(settings.SMTP_URL and settings.MAIL_FROM)


def written(to: str, subject: str, body: str, leave_url: str = "") -> EmailMessage:
    """Write the message. Raises Unreachable for anything but one address.

    ``leave_url`` lets a mail program end a newsletter with one click (RFC 8058).
    """
    message = EmailMessage(policy=SMTP)
    try:
        validate_email(to)
        message["From"], message["To"], message["Subject"] = settings.MAIL_FROM, to, " ".join(subject.split())
    except (ValueError, ValidationError) as error:
        raise Unreachable(why="địa chỉ viết sai") from error
    message["Date"], message["Message-ID"] = formatdate(), make_msgid(domain=settings.MAIL_FROM.rpartition("@")[2])
    message["Auto-Submitted"] = "auto-generated"
    if leave_url:
        message["List-Unsubscribe"] = f"<{leave_url}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(body)
    return message


def send(to: str, subject: str, body: str, leave_url: str = "") -> None:
    """Send one message. Raises NotSent (try again) or Unreachable (never)."""
    message, one = written(to, subject, body, leave_url), server()
    if one is None:
        raise NotSent(why="chưa cài máy chủ thư")
    try:
        with connect(one) as line:
            line.send_message(message)
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _ in error.recipients.values()]
        raise (Unreachable if min(codes) >= 500 else NotSent)(why=f"máy chủ thư trả lời {codes[0]}") from error
    except smtplib.SMTPResponseException as error:
        raise NotSent(why=f"máy chủ thư trả lời {error.smtp_code}") from error
    except (OSError, smtplib.SMTPException) as error:
        raise NotSent(why=type(error).__name__) from error
