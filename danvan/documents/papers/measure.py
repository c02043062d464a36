"""How wide words are in Times New Roman, and where a title breaks so that its lines are alike."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from danvan.documents.papers.layout import read

MM_PER_POINT = 25.4 / 72
EM = 2048
JOINTS = (
    "và", "trong", "của", "về", "năm", "tháng", "quý", "đối", "tại", "trên", "theo", "giai", "để", "từ", "cho", "nhân", "nhằm",
    "với", "lần", "khi", "do", "giữa", "ở", "cùng", "hoặc", "xã", "phường", "tỉnh", "nhiệm",
)  # fmt: skip
"""Words that begin a phrase: a line may break before them."""
COMPOUNDS = frozenset(
    (pair.split()[0], pair.split()[1])
    for pair in (
        "công tác", "kết quả", "dân vận", "thành tích", "thực hiện", "báo cáo", "tình hình", "nhân dân", "mặt trận", "phong trào",
        "thi đua", "khen thưởng", "cá nhân", "tập thể", "kế hoạch", "phản ánh", "kiến nghị", "hội nghị", "đối thoại", "trả lời",
        "giải quyết", "ủy ban", "dân chủ", "cơ sở", "công dân", "tiếp nhận", "chính quyền", "nhiệm vụ", "trọng tâm", "xuất sắc",
        "văn hóa", "xã hội", "chỉ đạo", "thường trực", "thường vụ", "kết luận", "đề nghị", "địa bàn", "giai đoạn", "khiếu nại",
        "tổ chức", "triển khai", "giấy khen", "bằng khen", "dân tộc", "tôn giáo", "tuyên giáo", "đại đoàn", "đoàn kết", "giám sát",
    )
)  # fmt: skip
"""Words that belong together: a line does not end between them."""
UNITS = ("XÃ", "PHƯỜNG", "ĐẶC", "TỈNH", "THÀNH", "HUYỆN", "QUẬN", "THỊ")


@cache
def _widths(style: str) -> Mapping[str, int]:
    return {sign: width for width, signs in read("times_widths")[style].items() for sign in signs}


def width(text: str, pt: float, *, bold: bool = False, italic: bool = False) -> float:
    """Return the width of one line of text in mm; an unknown sign counts as wide as «m»."""
    table = _widths("_".join([*(["bold"] if bold else []), *(["italic"] if italic else [])]) or "regular")
    return sum(table.get(sign, table["m"]) for sign in text) * pt / EM * MM_PER_POINT


def balanced(text: str, limit: float, pt: float, *, bold: bool = False, italic: bool = False) -> list[str]:
    """Break a text into the fewest lines no wider than ``limit`` mm, alike in length, between phrases if it can.

    No word is left alone on the last line. A word wider than the limit keeps a line of its own.
    """
    words = re.split(r"[ \t\n]+", text.strip(" \t\n"))  # no-break spaces keep what a clerk writes into
    if words == [""]:
        return []
    widths = [width(word, pt, bold=bold, italic=italic) for word in words]
    blank = width(" ", pt, bold=bold, italic=italic)
    for count in range(1, len(words) + 1):
        ends = _ends(words, widths, blank, count, limit)
        if ends:
            return [" ".join(words[start:end]) for start, end in zip([0, *ends], ends, strict=False)]
    return words


def _ends(words: list[str], widths: list[float], blank: float, count: int, limit: float) -> list[int]:
    """Find where ``count`` lines end so that they are most alike; nothing when they do not fit."""
    total, size = len(words), sum(widths) + blank * (len(widths) - 1)
    target = size / count
    best: list[dict[int, tuple[float, list[int]]]] = [{0: (0.0, [])}]
    for line in range(count):
        reached: dict[int, tuple[float, list[int]]] = {}
        for start, (cost, ends) in best[-1].items():
            long = -blank
            for end in range(start + 1, total - (count - line - 1) + 1):
                long += blank + widths[end - 1]
                if long > limit and end > start + 1:
                    break
                spent = cost + ((long - target) / target) ** 2 + _bad_break(words, end, start)
                if end not in reached or spent < reached[end][0]:
                    reached[end] = (spent, [*ends, end])
        best.append(reached)
    found = best[-1].get(total)
    return found[1] if found and (count == total or _fits(widths, blank, [0, *found[1]], limit)) else []


def _fits(widths: list[float], blank: float, ends: list[int], limit: float) -> bool:
    return all(
        sum(widths[start:end]) + blank * (end - start - 1) <= limit
        for start, end in zip(ends, ends[1:], strict=False)
    )


def _bad_break(words: list[str], end: int, start: int) -> float:
    """Say how bad it is to end a line before ``words[end]``: free after a comma and before a small word."""
    if end == len(words):
        return 1.0 if end - start == 1 and start else 0.0
    before, after = words[end - 1], words[end]
    if before[-1] in ",;:.–" or (after.lower().strip("“‘(") in JOINTS and not after[0].isdigit()):
        return 0.0
    named = before[0].isupper() and after[0].isupper() and not before.isupper()
    if named or after[0].isdigit() or after in "-–" or before in "-–" or (before.lower(), after.lower()) in COMPOUNDS:
        return 0.4
    return 0.12


def issuer_lines(text: str, limit: float, pt: float, *, bold: bool, committee: bool) -> list[str]:
    """Break the name of a body above the name of its place: ỦY BAN NHÂN DÂN / XÃ SÔNG LAM.

    Lines given with line ends stay; ``committee``: the body heads its own paper, so the break is made although
    the name would fit (NĐ 30/2020, sample forms).
    """
    if "\n" in text:
        return [line.strip() for line in text.splitlines() if line.strip()]
    words = text.split()
    fits = width(text, pt, bold=bold) <= limit
    at = next(
        (
            n
            for n in range(len(words) - 1, 1, -1)
            if words[n] in UNITS and words[n + 1 : n + 2] != ["HỘI"] and len(words) - n >= 2
        ),
        0,
    )
    if fits and not (committee and at):
        return [text]
    if at:
        head, tail = " ".join(words[:at]), " ".join(words[at:])
        return [line for part in (head, tail) for line in balanced(part, limit, pt, bold=bold)]
    return balanced(text, limit, pt, bold=bold)
