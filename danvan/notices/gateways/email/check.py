"""Does the mail server answer? Asked by the operator, sends nothing."""

from __future__ import annotations

import smtplib

from danvan.notices.gateways.email.server import connect, server


def check() -> str:
    """Return an empty text when the server takes us in, else a sentence for the operator."""
    one = server()
    if one is None:
        return "Chưa cài máy chủ thư: đặt DANVAN_SMTP_URL và DANVAN_MAIL_FROM."
    try:
        with connect(one) as line:
            code, _ = line.noop()
    except (OSError, smtplib.SMTPException) as error:
        return f"Không nối được máy chủ thư {one.host}:{one.port} ({type(error).__name__})."
    return "" if code == 250 else f"Máy chủ thư {one.host} trả lời {code}."
