"""One folder per kind of way out, the same files in each: ``send.py`` (``send``) and ``check.py`` (``check``).

A gateway is added by a folder and a line here.
"""

from __future__ import annotations

from danvan.notices.gateways.email import check as email_check
from danvan.notices.gateways.email import send as email_send
from danvan.notices.gateways.message import check as message_check
from danvan.notices.gateways.message import send as message_send

SEND = {"email": email_send.send, "message": message_send.send}
"""Gateway → ``send(to, subject, body)``, with ``leave_url=`` for newsletters; raises NotSent when it should be tried again, Unreachable when never."""
CHECK = {"email": email_check.check, "message": message_check.check}
"""Gateway → ``check() -> str``: empty when it works, else a sentence."""
READY = {"email": email_send.is_set_up, "message": message_send.is_set_up}
"""Gateway → whether the operator has set it up; without it messages wait."""
