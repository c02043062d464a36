"""1 July 2025: provinces joined, districts ended, communes formed anew; and the changes of 2026."""

from __future__ import annotations

import re

from sources import kind_of, same_key, tidy
from timeline import Timeline

DAY = "2025-07-01"
PROVINCES = ("202/2025/QH15", "2025-06-12")
PART = re.compile(r"^(?:1|một) phần|^phần (?:còn lại|diện tích)", re.IGNORECASE)
KIND = re.compile(r"(xã|phường|thị trấn|đặc khu)\s+", re.IGNORECASE)
LATER = {  # resolution → day from which it counts
    "237/NQ-UBTVQH16": "2026-04-30", "388/NQ-UBTVQH16": "2026-08-24",
    "30/2026/QH16": "2026-04-30", "36/2026/QH16": "2026-08-24", "39/2026/QH16": "2026-08-24",
}  # fmt: skip


def read_note(note: str) -> tuple[str, str]:
    """Return resolution and its day (ISO) from the end of an official note."""
    found = re.search(r"(\d+/(?:NQ-UBTVQH|20\d\d/QH)\d+)\D+(\d\d)/(\d\d)/(\d{4})", note)
    return (found[1], f"{found[4]}-{found[3]}-{found[2]}") if found else ("", "")


def said_parts(note: str) -> dict[tuple[str, str], bool]:
    """Return name key → «a part only» for every unit a note names."""
    body = re.sub(r"\([^)]*\)", " ", note.split("Bỏ cấp huyện")[0])
    found: dict[tuple[str, str], bool] = {}
    for piece in re.split(r"[,;.]| và | thành | từ |hợp nhất|Hợp nhất", body):
        piece = piece.strip()
        partly = bool(PART.match(piece))
        piece = re.sub(r"^(?:các|của|ã)\s+", "", PART.sub("", piece).strip(), flags=re.IGNORECASE)
        piece = re.split(r"\s+(?:thuộc|\(|huyện|quận|tỉnh|thị xã|thành phố)\s+", piece)[0]
        name = KIND.sub("", piece, count=1) if KIND.match(piece) else piece
        name = KIND.sub("", name, count=1) if KIND.match(name) else name
        if name:
            key = same_key(name)
            found[key] = partly or found.get(key, False)
    return found


def short(name: str) -> str:
    return re.sub(r"^(?:Xã|Phường|Thị trấn|Đặc khu|Huyện)\s+", "", name)


def named_key(name: str) -> tuple[str, str]:
    return same_key(short(name))


def clean_links(time: Timeline, links: dict[str, list[str]], pairs: dict, communes: dict[str, dict]) -> list[str]:
    """Drop links made by a shared name only, add the targets that the notes name; report both."""
    said = {code: said_parts(item["note"]) for code, item in communes.items()}
    report = drop_strangers(time, links, pairs)
    sources: dict[str, set[str]] = {}
    for old, targets in links.items():
        for new in targets:
            sources.setdefault(new, set()).add(old)
    by_name: dict[tuple[str, str], list[str]] = {}
    for old in links:
        by_name.setdefault(named_key(time.now(time.bearer[old]).name), []).append(old)
    for new, names in said.items():
        report += add_missing(time, links, new, names, sources, by_name, pairs, communes)
    return report


def home(time: Timeline, old: str) -> str:
    return time.now(time.bearer[old]).parent


def drop_strangers(time: Timeline, links: dict[str, list[str]], pairs: dict[str, str]) -> list[str]:
    """Drop a target that was joined to a split unit only because another one there has its name.

    A commune's core districts are those of the units that went nowhere else. A split unit gives way
    to a namesake in the same new province whose district, or else old province, is in the core.
    """
    received: dict[str, list[str]] = {}
    for old, targets in links.items():
        for new in targets:
            received.setdefault(new, []).append(old)
    core = {
        new: {home(time, o) for o in olds if len(links[o]) == 1} or {home(time, o) for o in olds}
        for new, olds in received.items()
    }
    report = []
    for old in [o for o, targets in links.items() if len(targets) > 1]:
        for new in list(links[old]):
            twins = [o for o in received[new] if o != old and same_place(time, o, old, pairs)]
            mine = closeness(time, old, core[new])
            if len(links[old]) > 1 and any(closeness(time, twin, core[new]) > mine for twin in twins):
                links[old].remove(new)
                report.append(f"bỏ {old} {time.now(time.bearer[old]).name} → {new}")
    return report


def closeness(time: Timeline, old: str, core: set[str]) -> int:
    """2 when the unit's district is one of ``core``, 1 when its province is, else 0."""
    place = home(time, old)
    if place in core:
        return 2
    return int(time.now(place).parent in {time.now(c).parent for c in core})


def same_place(time: Timeline, one: str, other: str, pairs: dict[str, str]) -> bool:
    return name_in_province(time, one, pairs) == name_in_province(time, other, pairs)


def name_in_province(time: Timeline, old: str, pairs: dict[str, str]) -> tuple:
    unit = time.now(time.bearer[old])
    above = time.now(unit.parent)
    province = time.now(above.parent).official if above.level == "district" else above.official
    return pairs[province], unit.kind, named_key(unit.name)


def add_missing(time: Timeline, links, new: str, names: dict, sources, by_name, pairs, communes) -> list[str]:
    have = {named_key(time.now(time.bearer[o]).name) for o in sources.get(new, ())}
    homes = {home(time, o) for o in sources.get(new, ())}
    province = communes[new]["parent_code"]
    report = []
    for key, partly in names.items():
        everywhere = [o for o in by_name.get(key, ()) if name_in_province(time, o, pairs)[0] == province]
        near = [o for o in everywhere if home(time, o) in homes] or everywhere
        if key not in have and partly and len(near) == 1:
            links[near[0]].append(new)
            sources[new].add(near[0])
            report.append(f"thêm {near[0]} {time.now(time.bearer[near[0]]).name} → {new}")
    return report


def join_provinces(time: Timeline, pairs: dict[str, str], today: dict[str, dict]) -> dict[str, str]:
    """Found the merged provinces and return official code → unit code as of 1/7/2025."""
    resolution, dated = PROVINCES
    old = {official: time.bearer[official] for official in pairs}
    found = {}
    for new in sorted(set(pairs.values())):
        before = [o for o, n in pairs.items() if n == new]
        if len(before) == 1:
            found[new] = old[new]
            continue
        for official in before:
            time.end(old[official], DAY)
        name = tidy(today[new]["name_with_type"])
        if new == "75":
            name = "Tỉnh Đồng Nai"
        if new == "24":
            name = "Tỉnh Bắc Ninh"
        found[new] = time.found(new, name, "province", "", DAY, f"Nghị quyết {resolution}")
        for official in before:
            time.succeed(old[official], found[new], "whole", DAY, resolution, dated, "")
    return found


def form_communes(time: Timeline, links: dict, rows: list[dict], provinces: dict, today: dict) -> None:
    """End districts and old communes, begin the 3,321 new ones."""
    old_units = {official: time.bearer[official] for official in links}
    received: dict[str, list[str]] = {}
    for old, targets in links.items():
        for new in targets:
            received.setdefault(new, []).append(old)
    said = {code: said_parts(item["note"]) for code, item in today.items()}
    kept = {}
    for row in rows:
        before = received[row["wardCode"]]
        alone = len(before) == 1 and len(links[before[0]]) == 1 and len(before[0]) == 5
        partly = alone and said[row["wardCode"]].get(named_key(time.now(old_units[before[0]]).name))
        if alone and not partly:
            kept[row["wardCode"]] = old_units[before[0]]
    districts = end_old(time, old_units, set(kept.values()))
    new_units = {}
    for row in rows:
        official = row["wardCode"]
        source = "Nghị quyết " + read_note(today[official]["note"])[0]
        if "2026" in today[official]["note"]:
            source = "Danh mục đơn vị hành chính từ 01/07/2025"
        new_units[official] = begin_commune(time, row, kept, provinces[row["provinceCode"]], source)
    record(time, links, old_units, new_units, received, said, today)
    roll_up(time, districts)


def begin_commune(time: Timeline, row: dict, kept: dict, province: str, source: str) -> str:
    official, name = row["wardCode"], tidy(row["ward"])
    if official in kept:
        time.change(kept[official], name, province, DAY, source, official=official)
        return kept[official]
    return time.found(official, name, "commune", province, DAY, source)


def end_old(time: Timeline, old_units: dict, kept: set[str]) -> list[str]:
    districts = [c for c, v in time.versions.items() if v[-1].level == "district" and not v[-1].end]
    for code in [*old_units.values(), *districts]:
        if code not in kept and not time.now(code).end:
            time.end(code, DAY)
    return districts


def record(time: Timeline, links, old_units, new_units, received, said, today) -> None:
    for new, olds in received.items():
        resolution, dated = read_note(today[new]["note"])
        if "2026" in dated:
            resolution, dated = province_resolution(received, today, new)
        for old in olds:
            key = named_key(time.now(old_units[old]).name)
            whole = len(links[old]) == 1 and not said[new].get(key)
            share = "whole" if whole else "part"
            time.succeed(old_units[old], new_units[new], share, DAY, resolution, dated, "")


def province_resolution(received, today, new: str) -> tuple[str, str]:
    """A note rewritten in 2026 names only the later resolution; its neighbours name the one of 2025."""
    for code in received:
        if today[code]["parent_code"] == today[new]["parent_code"] and "2025" in read_note(today[code]["note"])[1]:
            return read_note(today[code]["note"])
    return "", ""


def roll_up(time: Timeline, districts: list[str]) -> None:
    """District → the communes that received its own, with their names in the note."""
    out: dict[str, list] = {}
    for (old, new, day), (share, resolution, dated, _) in time.successions.items():
        if day == DAY:
            out.setdefault(old, []).append((new, share, resolution, dated))
    for district in districts:
        heirs: dict[str, list[str]] = {}
        papers: dict[str, tuple[str, str]] = {}
        for child in time.children(district, DAY):
            name = next(v.name for v in time.versions[child] if v.parent == district and v.end == DAY)
            kept = [(child, "whole", "", "")] if not time.now(child).end else []
            for new, share, resolution, dated in out.get(child, kept):
                heirs.setdefault(new, []).append(name + (" (một phần)" if share == "part" else ""))
                papers[new] = (resolution, dated)
        for new, names in heirs.items():
            share = "whole" if len(heirs) == 1 else "part"
            time.succeed(district, new, share, DAY, *papers[new], "gồm " + ", ".join(names))


def follow_2026(time: Timeline, provinces: dict, communes: dict) -> None:
    """Provinces that became centrally run cities, communes that became wards; spelling of today."""
    for official, item in {**provinces, **communes}.items():
        code = time.bearer[official]
        name = tidy(item["name_with_type"])
        resolution, dated = read_note(item["note"])
        if "2026" in dated:
            time.change(code, name, time.now(code).parent, LATER[resolution], f"Nghị quyết {resolution}")
        elif kind_of(name, time.now(code).level) != time.now(code).kind:
            raise SystemExit(f"khác loại mà không có nghị quyết: {official} {name}")
