"""Read the three sources (BSD-3 and MIT, see ../NOTICE.md) into plain records."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import unicodedata
from pathlib import Path

SNAPSHOTS = [
    ("v1.0.0", "2021-11-01"), ("v1.0.1", "2022-04-10"), ("v1.0.2", "2022-07-01"),
    ("v1.0.3.1", "2022-10-01"), ("v1.0.4.1", "2023-04-10"), ("v2.0.0", "2024-02-01"),
    ("v2.0.1", "2024-05-01"), ("v2.1.0", "2024-09-01"), ("v2.2.0", "2024-11-01"),
    ("v2.3.0", "2025-01-01"), ("v2.4.1", "2025-03-01"),
]  # fmt: skip
SNAPSHOT_RESOLUTIONS = {
    "2022-04-10": "469/NQ-UBTVQH15", "2022-07-01": "510/NQ-UBTVQH15",
    "2022-10-01": "569, 570/NQ-UBTVQH15", "2023-04-10": "721–730/NQ-UBTVQH15",
    "2024-02-01": "938, 939/NQ-UBTVQH15", "2024-05-01": "1012, 1013/NQ-UBTVQH15",
}  # fmt: skip
KINDS = {
    "Quận": "urban_district", "Huyện": "rural_district", "Thị xã": "town", "Phường": "ward",
    "Xã": "commune", "Thị trấn": "township", "Đặc khu": "special_zone", "Tỉnh": "province",
}  # fmt: skip
OLD_ZONE_KEYS = {
    "thanhphodanang_huyenhoangsa_": "498", "thanhphohaiphong_huyenbachlongvi_": "318",
    "tinhbariavungtau_huyencondao_": "755", "tinhquangngai_huyenlyson_": "536",
    "tinhquangtri_huyenconco_": "471",
}  # fmt: skip


def kind_of(full_name: str, level: str) -> str:
    """Read the kind off the full name; «Thành phố» depends on the level."""
    if full_name.startswith("Thành phố "):
        return "central_city" if level == "province" else "provincial_city"
    return next(kind for label, kind in KINDS.items() if full_name.startswith(label + " "))


def tidy(name: str) -> str:
    """Bring a printed name to one spelling: NFC, single spaces, no leading zero of a number."""
    name = " ".join(unicodedata.normalize("NFC", name).split())
    name = re.sub(r"(?<= )0+(?=\d)", "", name)
    return re.sub(r"^(Thị|Thành) (Xã|Trấn|Phố) ", lambda found: f"{found[1]} {found[2].lower()} ", name)


def same_key(name: str) -> tuple[str, str]:
    """Key under which two spellings (hòa/hoà, mỹ/mĩ, capitals, hyphens) are the same name."""
    parts = unicodedata.normalize("NFD", tidy(name).casefold().replace("đ", "d\u0335"))
    letters = "".join(sign for sign in parts if sign.isalnum()).replace("y", "i")
    return letters, "".join(sorted(sign for sign in parts if unicodedata.combining(sign)))


def read_snapshot(repository: Path, tag: str) -> dict[str, dict[str, tuple[str, str]]]:
    """Return level → official code → (full name, code of the parent) from a release tag."""
    text = subprocess.run(
        ["git", "-C", repository, "show", f"{tag}:postgresql/ImportData_vn_units.sql"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    found: dict[str, dict[str, tuple[str, str]]] = {"provinces": {}, "districts": {}, "wards": {}}
    table, columns = "", []
    for line in text.splitlines():
        head = re.match(r"INSERT INTO (\w+)\s*\((.*?)\) VALUES", line)
        if head:
            table, columns = head[1], [name.strip().strip('"') for name in head[2].split(",")]
            line = line[head.end() :]
        if table in found and line.strip().startswith("("):
            values = [a.replace("''", "'") or b for a, b in re.findall(r"'((?:[^']|'')*)'|(\d+|NULL)", line)]
            row = dict(zip(columns, values, strict=False))
            parent = row.get("district_code") or row.get("province_code") or ""
            found[table][row["code"]] = (tidy(row["full_name"]), parent)
    return found


def read_last_list(database: Path) -> tuple[list[dict], list[dict]]:
    """Return the rows of the last three-level list and of the list of 1/7/2025."""
    link = sqlite3.connect(database)
    link.row_factory = sqlite3.Row
    old = [dict(row) for row in link.execute("select * from admin_units_legacy")]
    new = [dict(row) for row in link.execute("select * from admin_units")]
    return old, new


def read_today(folder: Path) -> tuple[dict[str, dict], dict[str, dict]]:
    """Return today's provinces and communes with their notes, by official code."""
    provinces = json.loads((folder / "tinh_tp.json").read_text())
    communes: dict[str, dict] = {}
    for path in sorted((folder / "xa-phuong").glob("*.json")):
        communes |= json.loads(path.read_text())
    return provinces, communes


def read_links(converter: Path, old: list[dict], new: list[dict]) -> tuple[dict, dict]:
    """Return old commune code → new codes, and old province code → new code, of July 2025."""
    table = json.loads(converter.read_text())
    old_codes = {f"{r['provinceKey']}_{r['districtKey']}_{r['wardKey']}": r["wardCode"] for r in old if r["wardCode"]}
    old_codes |= OLD_ZONE_KEYS
    new_codes = {(r["provinceKey"], r["wardKey"]): r["wardCode"] for r in new}
    links: dict[str, list[str]] = {}
    for province, wards in table["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, keys in wards.items():
            for key in keys:
                links.setdefault(old_codes[key], []).append(new_codes[province, ward])
    for province, divided in table["DICT_PROVINCE_WARD_DIVIDED"].items():
        for key, parts in divided.items():
            for part in parts:
                links.setdefault(old_codes[key], []).append(new_codes[province, part["newWardKey"]])
    old_provinces = {r["provinceKey"]: r["provinceCode"] for r in old}
    new_provinces = {r["provinceKey"]: r["provinceCode"] for r in new}
    provinces = {old_provinces[o]: new_provinces[n] for n, names in table["DICT_PROVINCE"].items() for o in names}
    return links, provinces
