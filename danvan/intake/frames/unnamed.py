"""Find whom a page means when it names only the post ("Phó Chủ tịch UBND tỉnh đề nghị …")."""

import re
from collections.abc import Sequence

from danvan.intake.frames.letters import sentences
from danvan.intake.frames.mentions import Mention
from danvan.intake.frames.page import Page
from danvan.intake.frames.records import MEDIUM, Person, Piece, Role
from danvan.text.folding import key1

_SAYS = re.compile(
    r"(?:^|, )(?:đồng chí |đ/c |ông |bà )?(?P<post>(?:phó |bí thư|chủ tịch|trưởng |giám đốc|chánh )[^,.;:\n]{3,90}?)(?: đã| cũng)?"
    r" (?:phát biểu|nhấn mạnh|khẳng định|đề nghị|yêu cầu|kết luận|ghi nhận|biểu dương|đánh giá|cho biết|mong muốn)(?!\w)",
    re.IGNORECASE,
)


def add_speakers(page: Page, people: Sequence[Person], mentions: Sequence[Mention]) -> None:
    """Give the one person of the page who holds a post the words said by the holder of it."""
    held: dict[str, list[Person]] = {}
    for person in people:
        for key in {key1(post.piece.text) for post in person.posts}:
            held.setdefault(key, []).append(person)
    if not held:
        return
    named = [mention.start for mention in mentions]
    for region in page.of("lead", "body"):
        for start, end in sentences(page.view, region.start, region.end):
            said = _SAYS.search(page.view[start : min(end, start + 260)])
            if said is None or any(start <= at < start + said.end() for at in named):
                continue
            holders = held.get(key1(said["post"]), [])
            if len(holders) == 1 and not any(role.role.startswith("speaker") for role in holders[0].roles):
                stop = start + said.end()
                holders[0].roles.append(
                    Role("speaker:speech", Piece(page.text[start:stop], start, stop, "role.post", MEDIUM))
                )
