"""What looks odd in a report: questions to whoever fills it in, never walls. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from danvan.core.dates import say_number
from danvan.reports.compiling import Compiled, Line
from danvan.reports.rolling import Amount

TIMES = 10


@dataclass(frozen=True, slots=True)
class Question:
    """One odd figure: its indicator and a sentence that asks."""

    code: str
    label: str
    text: str


def questions(
    report: Compiled, *, before: Mapping[str, Amount | None], last_year: Mapping[str, Amount | None]
) -> list[Question]:
    """Ask about each odd figure. ``before`` and ``last_year``: values by code of the last period and of the same
    one a year ago, as they were sent.
    """
    found: list[Question] = []
    for line in report.lines:
        if line.indicator is not None and line.kind != "text":
            code = line.indicator.code
            asked = _of(line, before.get(code), last_year.get(code), report.by_code.get(line.indicator.part_of))
            found += [Question(code, line.label, text) for text in asked]
    return found


def _of(line: Line, before: Amount | None, last_year: Amount | None, whole: Line | None) -> list[str]:
    assert line.indicator is not None
    value, asked = line.value, []
    if line.is_typed_by_hand and value is None:
        asked.append("Chưa nhập. Nếu không phát sinh, hãy ghi 0.")
    if value == 0 and before:
        asked.append(f"Kỳ trước có {say_number(before)}, kỳ này bằng 0. Có đúng không?")
    if value and last_year and value >= TIMES * last_year:
        asked.append(f"Gấp hơn {TIMES} lần cùng kỳ năm trước ({say_number(last_year)}). Có đúng đơn vị tính không?")
    if whole is not None and value is not None and whole.value is not None and value > whole.value:
        asked.append(f"Lớn hơn «{whole.label}» ({say_number(whole.value)}) mà nó chỉ là một phần.")
    if line.indicator.at_most is not None and value is not None and value > line.indicator.at_most:
        asked.append(f"Vượt quá {say_number(line.indicator.at_most)}{line.indicator.measure}.")
    if line.adjustment and line.kind != "summed":
        asked.append(f"Số từ đầu năm khác tổng các kỳ đã gửi {say_number(line.adjustment)}: điều chỉnh kỳ trước.")
    return asked
