"""Subtitles of a film: read from WebVTT or SubRip, kept as clean WebVTT."""

from __future__ import annotations

import re

from danvan.core.refused import Refused
from danvan.text.folding import nfc

LARGEST = 2**20
TIMING = re.compile(
    r"^\s*(?:(\d{1,3}):)?(\d{2}):(\d{2})[.,](\d{3})\s*-->\s*(?:(\d{1,3}):)?(\d{2}):(\d{2})[.,](\d{3})"
)
TAG = re.compile(r"<[^<>]*>")


class BadSubtitles(Refused):
    """Phụ đề không đọc được. Hãy dùng tệp .vtt hoặc .srt (mã UTF-8): mỗi câu có dòng giờ như 00:00:01.000 --> 00:00:04.000 rồi đến lời."""


def read_subtitles(data: bytes | str) -> str:
    """Return clean WebVTT with the spoken words only, no markup, no styles. Raises BadSubtitles."""
    cues = []
    for block in re.split(r"\n\s*\n", _decoded(data)):
        lines = block.strip().split("\n")
        at = next((n for n, line in enumerate(lines) if TIMING.match(line)), None)
        if at is None:
            continue
        start, end = _times(lines[at])
        words = [" ".join(TAG.sub("", line).replace("-->", "→").split()) for line in lines[at + 1 :]]
        said = "\n".join(line for line in words if line)
        if said and end > start:
            cues.append(f"{start} --> {end}\n{said}")
    if not cues:
        raise BadSubtitles(field="subtitles")
    return "WEBVTT\n\n" + "\n\n".join(cues) + "\n"


def spoken(subtitles: str) -> list[tuple[str, str]]:
    """List (minute and second, words) of clean subtitles, for those who read instead of watching."""
    blocks = [block.split("\n", 1) for block in subtitles.split("\n\n")[1:] if "\n" in block]
    return [(timing[3:8] if timing.startswith("00:") else timing[:8], words.strip()) for timing, words in blocks]


def _decoded(data: bytes | str) -> str:
    if isinstance(data, bytes):
        if len(data) > LARGEST:
            raise BadSubtitles(field="subtitles")
        try:
            data = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
        except UnicodeDecodeError as error:
            raise BadSubtitles(field="subtitles") from error
    return nfc(data.replace("\r\n", "\n").replace("\r", "\n"))


def _times(line: str) -> tuple[str, str]:
    found = TIMING.match(line)
    parts = found.groups() if found else ()
    return _time(*parts[:4]), _time(*parts[4:])


def _time(hours: str | None, minutes: str, seconds: str, thousandths: str) -> str:
    return f"{int(hours or 0):02d}:{minutes}:{seconds}.{thousandths}"
