"""What the guides point to exists, and the pictures stay small."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
PICTURES = sorted((ROOT / "docs" / "pictures").glob("*.png"))


def links_of(page: Path) -> list[str]:
    """List the places in this repository that a page points to."""
    text = page.read_text()
    found = re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r'src="([^"]+)"', text)
    return [one.split("#")[0] for one in found if not re.match(r"https?:|mailto:|#", one)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_of_a_page_leads_somewhere(page):
    assert [link for link in links_of(page) if not (page.parent / link).exists()] == []


def test_every_picture_is_shown_in_a_guide_and_smaller_than_150_kb():
    shown = {(page.parent / link).resolve() for page in PAGES for link in links_of(page)}
    assert [one.name for one in PICTURES if one not in shown or one.stat().st_size > 150_000] == []


def test_every_decision_is_listed():
    listed = links_of(ROOT / "docs" / "decisions" / "README.md")
    assert listed == sorted(path.name for path in (ROOT / "docs" / "decisions").glob("0*.md"))


def test_every_room_has_its_page():
    rooms = {path.parent.name for path in (ROOT / "danvan").glob("*/__init__.py")}
    assert rooms - {path.stem for path in (ROOT / "docs" / "rooms").glob("*.md")} == set()
