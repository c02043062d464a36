"""Where each rule of the law is used; ``python -m tests.house.rules_used`` writes docs/rules.md anew."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from danvan.law import rules
from danvan.law.units import LABELS

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = ROOT / "docs" / "rules.md"
HEAD = """# Rules of the law and where they are used

Written by `python -m tests.house.rules_used`; `tests/house/test_rules.py` keeps it true. Data: `danvan/law/data/deadlines`.
A page, form or paper names a rule («{kn.limitation}», «{kn.limitation/article}»); `danvan.law.wording` puts number and article in.

| rule | length | article | tag | used in |
|---|---|---|---|---|
"""
UNUSED = {
    "ati": "no request for information is taken in yet",
    "dcco.ballot_notice": "no household ballots yet", "dcco.consult_min": "no consultations yet",
    "dcco.decision_send": "no community decisions yet", "dcco.recognise": "no community decisions yet",
    "kn2.publish_meeting": "unconfirmed; a second decision is published on the site",
    "portal.qa_answer": "repealed on 15/08/2022; kept for events before", "portal.update": "a change stands on the site at once",
    "sec": "the operator's duty, told in docs/operating.md", "tc": "explains only: denunciations never enter (docs/rooms/petitions.md)",
    "tcd.forwarder_to_citizen": "the duty of the deputy or body that forwarded a letter, who keeps no case here",
    "vt": "of the office's e-document system: papers leave as drafts without a number (house.md 4b.6)",
}  # fmt: skip
"""Why a rule, or a family of rules by the word before the dot, is used nowhere."""


NAMED = re.compile(r"(?<![\w.])[a-z]\w*\.\w+(?![\w.])")


@cache
def sources() -> dict[str, str]:
    """Read every source and template that may name a rule: path → text."""
    found = [
        *(ROOT / "danvan").rglob("*.py"),
        *(ROOT / "templates").rglob("*.html"),
        *(ROOT / "danvan").rglob("*.yaml"),
    ]
    away = {"migrations", "deadlines", "sample", "demo"}
    texts = {
        str(one.relative_to(ROOT)): one.read_text(encoding="utf-8") for one in found if not away & set(one.parts)
    }
    own = (
        "danvan/law/data/names.yaml",
        "danvan/law/rules.py",
        "danvan/law/wording.py",
        "danvan/calendars/templatetags/terms.py",
    )
    return {path: text for path, text in sorted(texts.items()) if path not in own}


def used_in(texts: dict[str, str]) -> dict[str, list[str]]:
    """Return for each rule the files that name it."""
    named = {path: set(NAMED.findall(text)) for path, text in texts.items()}
    return {id: [path for path, ids in named.items() if id in ids] for id in rules.registry()}


def reason(id: str) -> str:
    """Say why a rule is used nowhere; empty when nobody wrote why."""
    return UNUSED.get(id, UNUSED.get(id.partition(".")[0], ""))


def page() -> str:
    """Write the table: one line for each row of each rule."""
    lines, used = [], used_in(sources())
    for id, rows in rules.registry().items():
        where = ", ".join(f"`{path.removeprefix('danvan/')}`" for path in used[id]) or f"– ({reason(id)})"
        for row in rows:
            number = f"{'–' if row.value is None else row.value} {LABELS[row.unit]}"
            more = "".join(f"; {name} {value}" for name, value in row.variants.items())
            since = (
                f" ({row.valid_from:%d/%m/%Y}–{f'{row.valid_to:%d/%m/%Y}' if row.valid_to else ''})"
                if len(rows) > 1
                else ""
            )
            lines.append(f"| {id}{since} | {number}{more} | {row.source} | {row.tag} | {where} |")
    return HEAD + "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
