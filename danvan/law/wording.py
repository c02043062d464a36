"""Terms of the law as people read them, put into sentences, so that no page, form or paper types a number or article.

A sentence names a rule in braces: «{kn.limitation}» is its length («90 ngày»), «{kn1.settle/complex}» that of a named
case, «{kn.limitation/article}» its article («Điều 9 Luật Khiếu nại»).
"""

from __future__ import annotations

import re
from datetime import date

from danvan.law import citing, rules
from danvan.law.units import LABELS

ARTICLE = "article"
PLACE = re.compile(r"\{([a-z]\w*\.\w+)(?:/(\w+))?\}")


def fill(sentence: str, on: date) -> str:
    """Put the rules in force on a day into a sentence that names them. Raise what ``rules.pick`` and ``Rule.length`` raise."""
    return PLACE.sub(lambda hit: say(hit[1], on, hit[2] or ""), sentence)


def say(rule: str, on: date, what: str = "") -> str:
    """Write the length of a rule in force on a day, of a named case if given; its article for ``what`` = "article"."""
    row = rules.pick(rule, on)
    return citing.written(row.source) if what == ARTICLE else length_of(row, what)


def length_of(row: rules.Rule, variant: str = "") -> str:
    """Write how long a term is: «30 ngày»; the usual length of an authority where the law gives none."""
    number = row.default_local if row.value is None and not variant else row.length(variant or None)
    return f"{number} {LABELS[row.unit]}"
