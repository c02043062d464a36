"""Ask the virus scanner of the machine, where one is configured, about a file that a stranger sent."""

from __future__ import annotations

import shlex
import subprocess

from django.conf import settings

SECONDS = 60
FOUND = "Trình quét báo có mã độc"
NOT_SCANNED = "Trình quét không chạy được"


def fault_of(content: bytes) -> str:
    """Return why a file must be put into quarantine, empty when it may be kept as it is.

    ``settings.SCANNER`` is a command that reads the file from its input and ends with 0 (clean) or 1 (infected),
    as ``clamdscan --no-summary -`` does. Without one, nothing is scanned. What could not be scanned is put aside.
    """
    if not settings.SCANNER:
        return ""
    try:
        done = subprocess.run(
            shlex.split(settings.SCANNER), input=content, capture_output=True, timeout=SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return NOT_SCANNED
    return {0: "", 1: FOUND}.get(done.returncode, NOT_SCANNED)
