"""Short citations of the law data, written out as papers and pages need them: «Luật KN Đ33» → «Điều 33 Luật Khiếu nại»."""

from __future__ import annotations

import re

LAWS = {"KN": "Luật Khiếu nại", "TCD": "Luật Tiếp công dân", "TC": "Luật Tố cáo"}
_PLACE = r"Đ\d+[a-z]?(?:\.\d+[a-zđ]?)?"
_LAW = re.compile(rf"Luật (KN|TCD|TC)\s+({_PLACE}(?:,\s*{_PLACE})*)")
_DECREE = re.compile(rf"NĐ (\d+/\d{{4}})\s+({_PLACE}(?:,\s*{_PLACE})*)")
_NUMBERED = re.compile(rf"Luật (\d+/\d{{4}})\s+({_PLACE}(?:,\s*{_PLACE})*)")
_PARTY = re.compile(r"(?<!Kết luận )(?<!Quy định )(?:KL )?\b(\d+-(KL|QĐi)/TW)")
PARTY_PAPERS = {"KL": "Kết luận", "QĐi": "Quy định"}
_BARE = re.compile(r"NĐ (\d+/\d{4})(?![\d/])")
_AMENDED = re.compile(r"\((?=(?:khoản|Điều)[^()]*Nghị định)")


def written(source: str) -> str:
    """Write out every short citation in a text; an amending decree in brackets is called one."""
    text = _LAW.sub(lambda hit: f"{_places(hit[2])} {LAWS[hit[1]]}", source)
    text = _DECREE.sub(lambda hit: f"{_places(hit[2])} Nghị định {hit[1]}/NĐ-CP", text)
    text = _NUMBERED.sub(lambda hit: f"{_places(hit[2])} Luật {hit[1]}", text)
    text = _PARTY.sub(lambda hit: f"{PARTY_PAPERS[hit[2]]} {hit[1]}", text)
    text = _BARE.sub(r"Nghị định \1/NĐ-CP", text)
    return _AMENDED.sub("(sửa đổi, bổ sung bởi ", text) if text.startswith(("khoản", "điểm", "Điều")) else text


def _places(listed: str) -> str:
    return ", ".join(_place(one.strip()) for one in listed.split(","))


def _place(short: str) -> str:
    """Turn «Đ26.2b» into «điểm b khoản 2 Điều 26»."""
    article, _, part = short.removeprefix("Đ").partition(".")
    clause, point = re.fullmatch(r"(\d*)([a-zđ]?)", part).groups()  # type: ignore[union-attr]
    words = [f"điểm {point}" if point else "", f"khoản {clause}" if clause else "", f"Điều {article}"]
    return " ".join(word for word in words if word)
