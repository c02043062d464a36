"""Is a program named, and is it there? Sends nothing."""

from __future__ import annotations

import shlex
import shutil

from django.conf import settings


def check() -> str:
    """Return an empty text when the program can be found, else a sentence for the operator."""
    words = shlex.split(settings.MESSAGE_COMMAND)
    if not words:
        return "Chưa nối dịch vụ nhắn tin: đặt DANVAN_MESSAGE_COMMAND."
    return "" if shutil.which(words[0]) else f"Không thấy chương trình {words[0]}."
