"""Find the sentences and the bulleted lines in which a list of guests goes on."""

import re
from collections.abc import Iterator
from itertools import pairwise

from danvan.intake.frames.letters import sentences
from danvan.intake.frames.list_openers import opens_list
from danvan.intake.frames.page import Page

_BULLET = re.compile(r"(?:[-+*•–]|\d{1,2}[.)]) ?")
_SOMEBODY = re.compile(
    r"(?:[-+*•–] ?)?(?:[Cc]ùng(?: với)? |[Vv]à )?(?:[Cc]ác |[Tt]oàn thể )?(?:đồng chí|Đồng chí|đ/c|Đ/c|ông|Ông|bà|Bà|vị|[Đđ]ại diện|[Ll]ãnh đạo|[Tt]hường trực|[Tt]hành viên|[Cc]án bộ)(?!\w)"
)
# "Về dự hội nghị:", "Đại biểu xã có: …" on a line of its own.
_HEADING = re.compile(
    r"(?:[-+*•–] ?)?(?:(?:(?:Đến|Về|Tới|Tham|Cùng) )?(?:dự|Dự)[^.;:]{0,40}:$|(?:Đại biểu|Phía|Về phía|Khách mời) [^.;:]{2,30} (?:có|gồm) ?:)"
)
_FINITE = re.compile(
    r"(?<!\w)(?:đã|được|sẽ|phát biểu|trình bày|báo cáo(?! viên)|nhấn mạnh|cho biết|cho rằng|khẳng định|điều hành|yêu cầu|đề nghị|trao|tặng|ghi nhận"
    r"|khai mạc|thông qua|truyền đạt|quán triệt|triển khai|chủ trì|tiếp thu|bày tỏ|đánh giá|kết luận|ôn lại|biểu dương|chúc mừng|nêu|trả lời|giải đáp|giải trình|hướng dẫn|phổ biến|công bố)(?!\w)"
)
_TORN = 200  # how far into a line the post goes on that the line end tore apart
_ENDS = (".", "!", "?", "…", ":", ";")


def list_runs(page: Page) -> dict[int, int]:
    """Give, by the offset of each sentence that goes on with a list of guests, where the list goes on in it."""
    return dict(_runs(page))


def _runs(page: Page) -> Iterator[tuple[int, int]]:
    waiting, torn = False, -1
    torn_from = set(_behind_torn(page))
    for region in page.of("lead", "body"):
        bullet = _BULLET.match(page.view, region.start, region.end)
        opened = waiting and bullet is not None
        begin = bullet.end() if bullet else region.start
        if region.start in torn_from or (torn >= 0 and not bullet and _next_line(page, torn, region.start)):
            begin = page.view.find(";", region.start, min(region.end, region.start + _TORN)) + 1
            opened = begin > region.start
        for start, end in sentences(page.view, region.start, region.end):
            if opens_list(page.view, start, end) or _HEADING.match(page.view, start, end):
                opened = True
            elif opened and (start == region.start or _SOMEBODY.match(page.view, start, end)):
                opened = _FINITE.search(page.view, start, end) is None
                if opened:
                    yield start, max(start, begin) if start == region.start else start
            else:
                opened = False
        torn = region.end if opened and not page.view.endswith(_ENDS, region.start, region.end) else -1
        waiting = opened and (
            bullet is not None and waiting or page.view.endswith((":", ";"), region.start, region.end)
        )


def _next_line(page: Page, end: int, start: int) -> bool:
    return page.text[end:start].count("\n") == 1


def _behind_torn(page: Page) -> Iterator[int]:
    """Give where the text goes on whose first line, read as a caption, opens a list and ends in the midst of it."""
    for line, following in pairwise(page.regions):
        opens = line.kind == "caption" and following.kind == "body" and opens_list(page.view, line.start, line.end)
        if (
            opens
            and not page.view.endswith(_ENDS, line.start, line.end)
            and _next_line(page, line.end, following.start)
        ):
            yield following.start
