"""Hand one short message to the program that the operator has named in ``DANVAN_MESSAGE_COMMAND``.

The program gets the number as its last word and the text on its input. It ends with 0 when the message went,
with 75 when it should be tried again, with anything else when the number cannot be reached.
"""

from __future__ import annotations

import shlex
import subprocess

from django.conf import settings

from danvan.notices.gateways.refusals import NotSent, Unreachable

SECONDS, AGAIN = 20, 75


def is_set_up() -> bool:
    """Say whether the operator has named a program."""
    return bool(settings.MESSAGE_COMMAND)


def send(to: str, subject: str, body: str, leave_url: str = "") -> None:
    """Send one message. Raises NotSent (try again) or Unreachable (never)."""
    if not is_set_up():
        raise NotSent(why="chưa nối dịch vụ nhắn tin")
    if not to.isascii() or not to.isdigit():
        raise Unreachable(why="số điện thoại viết sai")
    try:
        ended = subprocess.run(
            [*shlex.split(settings.MESSAGE_COMMAND), to], input=body.encode(), capture_output=True, timeout=SECONDS, check=False
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotSent(why=f"chương trình gửi không chạy được: {type(error).__name__}") from error
    if ended.returncode:
        raise (NotSent if ended.returncode == AGAIN else Unreachable)(
            why=f"dịch vụ nhắn tin trả lời {ended.returncode}"
        )
