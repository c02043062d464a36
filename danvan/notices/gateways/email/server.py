"""The mail server of this installation, from ``DANVAN_SMTP_URL``."""

from __future__ import annotations

import smtplib
import ssl
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.conf import settings

SECONDS = 20


@dataclass(frozen=True, slots=True)
class Server:
    """Where and how to hand a message over."""

    host: str
    port: int
    user: str
    password: str
    tls: str
    """``smtps`` (from the first byte), ``starttls``, or empty."""


def server() -> Server | None:
    """Read ``smtp://``, ``smtp+starttls://`` or ``smtps://user:password@host:port``; None when not set."""
    if not settings.SMTP_URL:
        return None
    parts = urlsplit(settings.SMTP_URL)
    tls = {"smtps": "smtps", "smtp+starttls": "starttls"}.get(parts.scheme, "")
    port = parts.port or {"smtps": 465, "starttls": 587}.get(tls, 25)
    return Server(parts.hostname or "", port, unquote(parts.username or ""), unquote(parts.password or ""), tls)


def connect(one: Server) -> smtplib.SMTP:
    """Open a connection, encrypted and signed in as the address says. Raises OSError, smtplib.SMTPException."""
    safe = ssl.create_default_context()
    if one.tls == "smtps":
        line: smtplib.SMTP = smtplib.SMTP_SSL(one.host, one.port, timeout=SECONDS, context=safe)
    else:
        line = smtplib.SMTP(one.host, one.port, timeout=SECONDS)
        if one.tls == "starttls":
            line.starttls(context=safe)
    if one.user:
        line.login(one.user, one.password)
    return line
