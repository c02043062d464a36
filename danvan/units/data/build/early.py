"""What the dated lists say about 2021–2025, and the mergers of 1/1/2021 in Hồ Chí Minh City by hand."""

from __future__ import annotations

import json
from pathlib import Path

from sources import SNAPSHOT_RESOLUTIONS, SNAPSHOTS, kind_of, read_snapshot, same_key, tidy
from timeline import START, Timeline

THU_DUC = ("1111/NQ-UBTVQH14", "2020-12-09", "2021-01-01")
QUAN_2 = "An Phú|Thảo Điền|Bình Trưng Đông|Bình Trưng Tây|Cát Lái|Thạnh Mỹ Lợi|An Lợi Đông"
QUAN_9 = (
    "Hiệp Phú|Tân Phú|Tăng Nhơn Phú A|Tăng Nhơn Phú B|Long Thạnh Mỹ|Long Bình|Long Phước|Trường Thạnh|"
    "Long Trường|Phú Hữu|Phước Bình|Phước Long A|Phước Long B"
)
GONE_2021 = [  # district, ward that ended, heirs
    ("770", "Phường 6", "Phường Võ Thị Sáu"), ("770", "Phường 7", "Phường Võ Thị Sáu"),
    ("770", "Phường 8", "Phường Võ Thị Sáu"), ("773", "Phường 5", "Phường 2"),
    ("773", "Phường 12", "Phường 13"), ("774", "Phường 15", "Phường 12"),
    ("771", "Phường 3", "Phường 2"), ("768", "Phường 12", "Phường 11"), ("768", "Phường 14", "Phường 13"),
]  # fmt: skip
DERIVED = "Suy từ tên gọi cũ trong danh mục; ngày lấy theo lát cắt danh mục"
SPLIT_DISTRICT = ("Thành phố Huế", "Quận Thuận Hóa")


def begin(time: Timeline, repository: Path) -> dict:
    """Found every unit of the first list, with the state before 1/1/2021 where we know it."""
    lists = read_snapshot(repository, SNAPSHOTS[0][0])
    source = "Danh mục đơn vị hành chính, lát cắt 01/11/2021"
    for level, key in (("province", "provinces"), ("district", "districts"), ("commune", "wards")):
        for official, (name, parent) in lists[key].items():
            time.found(official, name, level, time.bearer.get(parent, ""), START, source)
    restore_before_2021(time)
    return lists


def restore_before_2021(time: Timeline) -> None:
    """Resolution 1111/NQ-UBTVQH14: three districts became one city; nineteen wards became nine."""
    resolution, dated, day = THU_DUC
    source = f"Nghị quyết {resolution}"
    communes = {time.now(c).name: c for c in time.children("VN769", day)}
    city = time.versions.pop("VN769")[0]
    for official, name in (("769", "Quận 2"), ("763", "Quận 9"), ("762", "Quận Thủ Đức")):
        code = time.found(official, name, "district", "VN79", START, source)
        time.end(code, day)
        time.succeed(code, "VN769-21", "whole", day, resolution, dated, "")
    time.add("VN769-21", "769", city.name, "district", "VN79", day, source)
    second, ninth = (tuple(f"Phường {n}" for n in names.split("|")) for names in (QUAN_2, QUAN_9))
    for name, code in communes.items():
        before = "VN769" if name in second else "VN763" if name in ninth else "VN762"
        first = time.now(code)
        first.parent, first.source = before, source
        if name in ("Phường An Khánh", "Phường Thủ Thiêm"):
            first.parent, first.start = "VN769-21", day
            continue
        time.change(code, name, "VN769-21", day, source)
    merge_wards_of_2021(time, communes)


def merge_wards_of_2021(time: Timeline, communes: dict[str, str]) -> None:
    resolution, dated, day = THU_DUC
    gone = [("769", f"Phường {o}", communes[f"Phường {n}"]) for o, n in (
        ("Bình An", "An Khánh"), ("Bình Khánh", "An Khánh"), ("An Khánh", "Thủ Thiêm"), ("Thủ Thiêm", "Thủ Thiêm"),
    )]  # fmt: skip
    for district, name, heir in GONE_2021:
        wards = {time.now(c).name: c for c in time.children(f"VN{district}", day)}
        gone.append((district, name, wards[heir]))
    for place, (district, name, heir) in enumerate(gone, start=1):
        code = f"VN{district}-{place:02d}"
        time.add(code, "", name, "commune", f"VN{district}", START, f"Nghị quyết {resolution}")
        time.end(code, day)
        time.succeed(code, heir, "whole", day, resolution, dated, "")
        if time.now(heir).name == "Phường Võ Thị Sáu":
            time.now(heir).start = day


def follow(time: Timeline, repository: Path, aliases: dict[str, set[str]], keys) -> None:
    """Compare each dated list with the one before."""
    lists = [read_snapshot(repository, tag) for tag, _ in SNAPSHOTS]
    for place in range(1, len(lists)):
        day = SNAPSHOTS[place][1]
        source = "Danh mục đơn vị hành chính, lát cắt " + "/".join(reversed(day.split("-")))
        later = lists[place:]
        gone = {}
        for level, key in (("province", "provinces"), ("district", "districts"), ("commune", "wards")):
            gone[level] = step(time, level, [x[key] for x in later], day, source, aliases, keys)
        for code in gone["commune"]:
            inherit(time, code, day, aliases, keys)
        for code in gone["district"]:
            inherit_district(time, code, day)


def step(time: Timeline, level: str, later: list[dict], day: str, source: str, aliases, keys) -> list[str]:
    now = later[0]
    width = {"province": 2, "district": 3, "commune": 5}[level]
    before = {o: c for o, c in time.bearer.items() if len(o) == width}
    gone = [c for o, c in before.items() if not any(o in x for x in later)]
    for official, (name, parent) in now.items():
        above = time.bearer.get(parent, "")
        if official not in before:
            time.found(official, name, level, above, day, source)
        elif (time.now(before[official]).name, name) == SPLIT_DISTRICT:
            split(time, before[official], official, name, level, above, day, source)
        elif olds := merged_here(time, before[official], name, gone, aliases.get(official, ()), keys):
            merge(time, [before[official], *olds], official, name, level, above, day, source)
        else:
            time.change(before[official], name, above, day, source)
    for code in gone:
        if not time.now(code).end:
            time.end(code, day)
    return [code for code in gone if not any(old == code and when == day for old, _, when in time.successions)]


def merged_here(time: Timeline, code: str, name: str, gone: list[str], aliases, keys) -> list[str]:
    """Units that left the list and, with the bearer of the official code, became one under ``name``."""
    last = time.now(code)
    if last.level != "commune" or same_key(name.split(" ", 1)[1]) == same_key(last.name.split(" ", 1)[1]):
        return []
    beside = [c for c in gone if time.now(c).parent == last.parent and not time.now(c).end]
    return [c for c in beside if same_key(time.now(c).name) == same_key(name) or keys(time.now(c).name) in aliases]


def merge(
    time: Timeline, olds: list[str], official: str, name: str, level: str, above: str, day: str, source
) -> None:
    """A merger under another name is a new unit, though it bears an old official code."""
    for code in olds:
        time.end(code, day)
    new = time.found(official, name, level, above, day, source)
    resolution, dated = paper(time, above, day)
    for code in olds:
        time.succeed(code, new, "whole", day, resolution, dated, DERIVED)


def paper(time: Timeline, district: str, day: str) -> tuple[str, str]:
    """The resolution of a change between two lists, where we know it."""
    if time.now(district).parent == "VN79" and day == "2025-01-01":
        return "1278/NQ-UBTVQH15", "2024-11-14"
    return SNAPSHOT_RESOLUTIONS.get(day, ""), ""


def inherit_district(time: Timeline, code: str, day: str) -> None:
    """A district passed to wherever its communes stand from that day on."""
    heirs: dict[str, list[str]] = {}
    for child in time.children(code, day):
        after = next((v for v in time.versions[child] if v.start == day), None)
        if after:
            heirs.setdefault(after.parent, []).append(after.name)
    note = "Suy từ nơi các xã trực thuộc sau đó; ngày lấy theo lát cắt danh mục"
    for heir in heirs:
        share = "whole" if len(heirs) == 1 else "part"
        time.succeed(code, heir, share, day, SNAPSHOT_RESOLUTIONS.get(day, ""), "", note)


def split(time: Timeline, code: str, official: str, name: str, level: str, above: str, day: str, source: str) -> None:
    """Thành phố Huế (tỉnh) became two districts on 1/1/2025: the official code passed to one of them."""
    time.end(code, day)
    first = time.found(official, name, level, above, day, source)
    for heir in (first, "VN475"):
        time.succeed(code, heir, "part", day, "1314/NQ-UBTVQH15", "", "")


def inherit(time: Timeline, code: str, day: str, aliases: dict[str, set[str]], keys) -> None:
    """Find who received a commune that left the list: whoever bears its name as an older name."""
    last = time.now(code)
    key, province = keys(last.name), time.now(last.parent).parent
    bearers = [time.bearer[o] for o, names in aliases.items() if key in names and len(o) == 5 and o in time.bearer]
    near = [heir for heir in bearers if time.now(heir).parent == last.parent]
    far = [heir for heir in bearers if time.now(time.now(heir).parent).parent == province]
    heirs = near or far
    if not near and len(far) > 1:
        return
    resolution, dated = paper(time, last.parent, day)
    for heir in heirs:
        time.succeed(code, heir, "whole" if len(heirs) == 1 else "part", day, resolution, dated, DERIVED)


def read_aliases(old: list[dict]) -> dict[str, set[str]]:
    """Return official code → keys of older names, from the last three-level list."""
    found: dict[str, set[str]] = {}
    for row in old:
        for code, alias in ((row["wardCode"], row["wardAlias"]), (row["districtCode"], row["districtAlias"])):
            if code and alias:
                found[code] = set(json.loads(alias))
    return found


def respell(time: Timeline, old: list[dict]) -> None:
    """Take the spelling of the last list for the units of that day."""
    for row in old:
        for official, name, level in (
            (row["wardCode"], tidy(row["ward"] or ""), "commune"),
            (row["districtCode"], tidy(row["district"]), "district"),
        ):  # fmt: skip
            if official and official in time.bearer:
                last = time.now(time.bearer[official])
                if kind_of(name, level) == last.kind and same_key(name) != same_key(last.name):
                    last.name = name
