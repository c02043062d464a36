"""Say which unit a printed name may mean: candidates with evidence, never a silent choice."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from danvan.core.dates import short_day
from danvan.text.folding import key1, key2, nfc, same_length_view
from danvan.units import lineage
from danvan.units.gazetteer import Gazetteer, Named
from danvan.units.spellings import spell_out

FORMER = re.compile(r"\(?\s*\b(?:trước đây|cũ)\b\s*\)?", re.IGNORECASE)
HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.vn\b", re.IGNORECASE)
HOST_NAMES = {"tphcm": "VN79", "hochiminhcity": "VN79", "hcmcity": "VN79"}
CLEAR = 0.19
RANK = {"province": 0, "district": 1, "commune": 2, "hamlet": 3, "national": 0}


@dataclass(frozen=True)
class Candidate:
    """One unit a name may mean. ``score`` from 0 to 1 orders the list and is no probability."""

    code: str
    official_code: str
    name: str
    full_name: str
    kind: str
    level: str
    tree: str
    valid_from: date
    valid_to: date | None
    evidence: list[str]
    score: float
    valid_on_day: bool
    anchored: bool
    index: Gazetteer = field(repr=False, compare=False)

    @property
    def was(self) -> list[lineage.Step]:
        """Direct predecessors."""
        return lineage.was(self.index, self.code)

    @property
    def became(self) -> list[lineage.Step]:
        """Direct successors."""
        return lineage.became(self.index, self.code)

    @property
    def heirs(self) -> list[lineage.Step]:
        """Units of today on its land; empty when it still exists."""
        return lineage.heirs(self.index, self.code)


@dataclass(frozen=True)
class Reading:
    """A printed name taken apart: main name, superiors named beside it, «cũ», superiors in the context."""

    name: str
    former: bool
    beside: tuple[str, ...]
    around: frozenset[str]
    near: frozenset[str]
    on: date | None


def resolve(
    surface: str,
    *,
    on: date | None = None,
    context: str | frozenset[str] = "",
    near: Iterable[str] = (),
    index: Gazetteer | None = None,
    limit: int = 50,
) -> list[Candidate]:
    """Return the units that ``surface`` may mean, best first; an empty list when no unit has this name.

    ``on``: the day the text speaks of; units that existed then come first and alone if there are any.
    ``context``: other text of the same page, searched for superiors, or what ``superiors_in`` found there.
    ``near``: codes of units already known to be involved (the reader's own, those chosen before).
    ``index``: a loaded gazetteer, to spare the check whether it is still true. More than one candidate is
    a question for a person; see ``decided``.
    """
    index = index or Gazetteer.load()
    reading = read(index, surface, on, context, near)
    chosen = keep_of_day(matches(index, reading.name), reading)
    candidates = [weigh(index, one, reason, reading) for one, reason in chosen]
    candidates.sort(key=lambda one: (-one.score, RANK[one.level], one.code))
    return candidates[:limit]


def decided(candidates: list[Candidate]) -> Candidate | None:
    """Return the one candidate that needs no question, else None.

    It stands alone, or its superior is named (or it is a province) and every other one is clearly behind.
    """
    if not candidates or candidates[0].score < 0.5:
        return None
    best, others = candidates[0], candidates[1:]
    if not others:
        return best
    return best if best.anchored and all(best.score - one.score >= CLEAR for one in others) else None


def read(
    index: Gazetteer, surface: str, on: date | None, context: str | frozenset[str], near: Iterable[str]
) -> Reading:
    plain = nfc(same_length_view(surface))
    former = bool(FORMER.search(plain))
    plain = " ".join(FORMER.sub(" ", plain).split())
    mentions = index.find(plain, typed=True)
    first = re.split(r"[,;(]|\s+-\s+|\bthuộc\b", plain)[0].strip()
    name = spell_out(first)
    beside = [m.name for m in mentions if m.start >= len(first)]
    if not matches(index, name) and mentions:
        name, beside = mentions[0].name, [m.name for m in mentions[1:]]
    around = context if isinstance(context, frozenset) else superiors_in(context, index)
    return Reading(name, former, tuple(beside), around, frozenset(near), on)


def superiors_in(context: str, index: Gazetteer | None = None) -> frozenset[str]:
    """Codes of the units of province and district level that a text names, hosts of sites included."""
    return frozenset(names_around(index or Gazetteer.load(), context)) if context else frozenset()


def names_around(index: Gazetteer, context: str) -> Iterable[str]:
    for mention in index.find(context):
        for one in index.by_name[mention.name]:
            if one.level in ("province", "district"):
                yield one.code
    for host in HOST.findall(context):
        folded = key2(host).replace("-", "")
        yield from (code for word, code in HOST_NAMES.items() if word in folded)
        yield from (row.code for word, rows in index.province_words.items() if word in folded for row in rows)


def matches(index: Gazetteer, name: str) -> list[tuple[Named, str]]:
    """Look a name up in four ways, the strictest that answers wins; each row with its reason."""
    exact = index.by_key.get(key1(name))
    if exact:
        return [(one, f"Tên «{one.name}» khớp cả dấu") for one in exact]
    plain = key2(name)
    same = index.by_plain_key.get(plain)
    if same:
        return [(one, f"Tên «{one.name}» khớp khi bỏ dấu") for one in same]
    bare = index.by_short_key.get(plain, [])
    marked = [one for one in bare if key1(one.name).endswith(key1(name))]
    return [(one, f"Không nêu loại đơn vị; khớp phần tên của «{one.name}»") for one in marked or bare]


def keep_of_day(found: list[tuple[Named, str]], reading: Reading) -> list[tuple[Named, str]]:
    """Keep one version of each unit; those of the day alone when there are any («cũ»: those ended by it)."""
    best: dict[str, tuple[Named, str]] = {}
    for one, reason in found:
        if one.code not in best or fits(one, reading) >= fits(best[one.code][0], reading):
            best[one.code] = (one, reason)
    fitting = [pair for pair in best.values() if fits(pair[0], reading)]
    return fitting if fitting and (reading.on or reading.former) else list(best.values())


def fits(one: Named, reading: Reading) -> bool:
    if reading.former:
        return one.valid_to is not None and (reading.on is None or one.valid_to <= reading.on)
    return one.holds(reading.on) if reading.on else one.valid_to is None


def weigh(index: Gazetteer, one: Named, reason: str, reading: Reading) -> Candidate:
    """Score one version and say why."""
    evidence = [reason]
    bare = reason.startswith("Không")
    score = 0.6 if "khớp cả dấu" in reason else 0.55
    anchored = False
    if bare:
        score = {"province": 0.6, "district": 0.4}.get(one.level, 0.3)
        anchored = one.level == "province"
        if anchored:
            evidence.append("Tên tỉnh, thành phố thường viết không kèm loại đơn vị")
    fit = fits(one, reading)
    evidence.append(say_period(one, reading, fit))
    score *= 1 if fit else 0.5 if reading.on else 0.9
    for gain, sentence in superiors_named(index, one, reading):
        score, anchored = score + gain, True
        evidence.append(sentence)
    if reading.near.intersection((*one.above, one.code)):
        score += 0.1
        evidence.append("Cùng địa bàn với đơn vị đã biết")
    return Candidate(
        one.code, one.official_code, one.name, index.full_name(one, reading.on), one.kind, one.level, one.tree,
        one.valid_from, one.valid_to, evidence, round(min(score, 1.0), 3), fit, anchored, index,
    )  # fmt: skip


def say_period(one: Named, reading: Reading, fit: bool) -> str:
    if reading.former and fit:
        return f"Đơn vị cũ, thôi tồn tại từ {short_day(one.valid_to)}" if one.valid_to else ""
    if reading.on:
        day = short_day(reading.on)
        return f"Có vào ngày {day}" if fit else f"Không có vào ngày {day}: {period(one)}"
    return "Đang tồn tại" if fit else f"Nay không còn: {period(one)}"


def period(one: Named) -> str:
    start = f"từ {short_day(one.valid_from)} " if one.valid_from.year > 1900 else ""
    return f"{start}đến trước {short_day(one.valid_to)}" if one.valid_to else f"{start}đến nay"


def superiors_named(index: Gazetteer, one: Named, reading: Reading) -> Iterable[tuple[float, str]]:
    """Yield a gain and a sentence for each superior that stands beside the name or in the context."""
    moment = reading.on if reading.on and one.holds(reading.on) else one.valid_from
    for code in one.above:
        above = index.on(code, moment)
        keys = {key2(version.name) for version in index.versions[code]}
        if any(key2(name) in keys for name in reading.beside):
            yield 0.35, f"Viết kèm cấp trên «{above.name}»"
        elif code in reading.around:
            yield 0.2, f"Bài có nhắc «{above.name}»"
