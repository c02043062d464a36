"""Invented pages for the tests of the frames: title, lead, then body paragraphs; "> " marks a caption."""

from danvan.intake.frames import Frames, Page, lay_out, read_page


def page(text: str, **facts: object) -> Page:
    """Lay a small text out: first line title, second lead, the rest body or captions."""
    regions: list[tuple[str, int, int]] = []
    at = 0
    for line in text.split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        if not line.strip():
            continue
        kind = ("title", "lead", "body")[min(len(regions), 2)]
        if line.startswith("> "):
            kind, start = "caption", start + 2
        regions.append((kind, start, end))
    return lay_out(text, regions, **facts)


def read(text: str, **facts: object) -> Frames:
    """Read the frames of a small invented text."""
    return read_page(page(text, **facts))


def said(sentence: str) -> Frames:
    """Read the frames of one sentence standing as a lead under a plain title."""
    return read(f"Tin trong tuần\n{sentence}")


def posts_of(frames: Frames) -> dict[str, list[str]]:
    """Give the printed posts of each public person."""
    return {p.name: [post.piece.text for post in p.posts] for p in frames.people if not p.private}
