"""Find where persons are named: after an honorific, before a post, after a post."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from danvan.intake.frames import lexicon
from danvan.intake.frames.letters import LOWER, NAME_RE, UPPER
from danvan.intake.frames.names import is_family, name_at, name_at_end, syllables, units_of
from danvan.intake.frames.page import Page, Region
from danvan.intake.frames.posts import SHARED_HEADS, PostSpan, head_at, read_cadre, read_posts

_SEP = re.compile(r" {0,2}(?:- ?,|, ?-|[,-]|\() {0,2}(?:kiêm {1,2})?| {1,2}(?:hiện )?là {1,2}| {1,2}")
# "ông A (thứ hai từ phải sang), Phó Trưởng ban …": where somebody stands in the picture.
_ASIDE = re.compile(
    r" {0,2}\((?=[^()\n]{0,30}(?:trái|phải|giữa|áo|đứng|ngồi|bìa|thứ|bên|hàng|ảnh))[^()\n]{2,40}\)(?= {0,2}[,-] )"
)
_COLON_POST = re.compile(r" ?: {1,2}")
_STRONG_SEP = re.compile(r" {0,2}(?:- ?,|, ?-|[,(-]) {0,2}")
_NEXT = re.compile(r" {0,2}(?:[,;] {0,2}(?:và {1,2}|cùng {1,2})?|(?<= )và {1,2}| và {1,2})")
_AFTER_LISTED = re.compile(
    r" {0,2}(?:[,;.:)(-]|$|\n)| và | (?:đồng |cùng )?(?:chủ trì|dự|tham dự|đến dự|được|đã|đều|trúng cử|đắc cử|giữ chức|tham gia)(?!\w)| cùng "
)
_ADDRESS = re.compile(r" {1,2}(ông|bà|đồng chí|đ/c) {1,2}")
# "Bí thư Tỉnh ủy, ông A; Bí thư Đoàn, anh B tới dự": the name stands behind its post, and nothing of its own behind it.
_APPOSED = re.compile(r", {1,2}(ông|bà|anh|chị|đồng chí|đ/c) {1,2}")
_OPENS = re.compile(r"(?:^|[\n;.]|(?<!\w)(?:có|gồm|với|do|và|là):?)[- ]*$")
_CLOSES = re.compile(
    r" {0,2}(?:[;.]|$|\n)| và | (?:đồng |cùng )?(?:chủ trì|dự|tới dự|tham dự|đến dự|về dự|phát biểu|đã)(?!\w)"
)
_COLON = re.compile(r" {0,2}(?:gồm )?: {0,2}")
_DASH = re.compile(r" {0,2}- {0,2}")
_DOES = re.compile(
    r",? (?:đã |cũng |sẽ )*(?:phát biểu|chủ trì|đồng chủ trì|đến dự|tới dự|tham dự|dự|trao|tặng|báo cáo|khai mạc|kết luận|nhấn mạnh|cho biết|yêu cầu|đề nghị|khẳng định|ghi nhận|biểu dương|làm|dẫn đầu|thăm)(?!\w)"
)
_ACTS = re.compile(r" [a-zà-ỹđ]")
_BOTH = re.compile(r" {1,2}và {1,2}(?:(?:ông|bà|đồng chí|đ/c) {1,2})?$")
# "ông A, ThS Công tác xã hội, Phó Trưởng phòng …": what was studied stands between the name and the post.
_DEGREE = re.compile(
    r"(?:ThS|Ths|Thạc sĩ|Thạc sỹ|TS|Tiến sĩ|Tiến sỹ|PGS|GS|BS|Bác sĩ|Luật sư|Kỹ sư|Cử nhân)\.?(?: [^,;.\n]{2,40}?)?, {1,2}"
)
_LISTED = re.compile(r" ?, | và |, và ")
_DELEGATE = re.compile(rf"(?<!\w)[Đđ]ại biểu (?=[{UPPER}])")
_CAPITAL_BEFORE = re.compile(rf"(?<!\w)[{UPPER}][{LOWER}]+ $")


@dataclass(frozen=True, slots=True)
class Mention:
    """Hold one place where a person is named, with the posts printed beside the name."""

    start: int
    end: int
    rule: str
    region: Region
    honorific: str = ""
    posts: tuple[PostSpan, ...] = ()

    @property
    def reach(self) -> int:
        """Give the offset where the name and its posts end."""
        return max([self.end, *(post.end for post in self.posts)])

    @property
    def begin(self) -> int:
        """Give the offset where the name and its posts begin; a post shared with names before it stands apart."""
        before = [post for post in self.posts if post.start < self.start]
        touches = bool(before) and self.start - max(post.end for post in before) <= 14
        return min(post.start for post in before) if touches else self.start


def find_mentions(page: Page) -> list[Mention]:
    """Find every named person of a page, in the order of the text."""
    found: dict[int, Mention] = {}
    for region in page.regions:
        for rule in (_after_honorific, _before_post, _after_post, _delegates):
            for mention in rule(page.view, region):
                _keep(found, mention)
    known = {page.view[m.start : m.end] for m in found.values()}
    for mention in _repeats(page, known):
        _keep(found, mention)
    _lengthen(page, found, known)
    _share(page.view, found)
    _share_listed(page.view, found)
    present = [
        m for m in found.values() if page.view[m.start : m.end] not in lexicon.NOT_PRESENT or _namesake(page.view, m)
    ]
    return sorted(_without_inner(present), key=lambda m: m.start)


def _namesake(view: str, mention: Mention) -> bool:
    """Say whether somebody of today bears a historical name: three syllables and a post beside them."""
    name = view[mention.start : mention.end]
    return bool(mention.posts) and name.count(" ") >= 2 and not name.startswith(("Hồ Chí", "Nguyễn Ái"))


def _keep(found: dict[int, Mention], mention: Mention) -> None:
    old = found.get(mention.start)
    if old is None:
        found[mention.start] = mention
    elif mention.posts and not any(post.start < old.start for post in old.posts):
        before = tuple(post for post in mention.posts if not old.posts or post.end <= old.start)
        found[mention.start] = replace(old, posts=before + old.posts)


def _lengthen(page: Page, found: dict[int, Mention], names: set[str]) -> None:
    """Read "Lê Thanh Nguyên Phó Bí thư" whole where the page names Lê Thanh Nguyên elsewhere."""
    for start, mention in found.items():
        short = page.view[start : mention.end]
        for name in names:
            if len(name) > len(short) and name.startswith(f"{short} ") and page.view.startswith(name, start):
                end = start + len(name)
                posts = _posts_after(page.view, end, mention.region.end)
                found[start] = replace(mention, end=end, posts=posts or mention.posts)


def _share(view: str, found: dict[int, Mention]) -> None:
    """Give both of "ông A và ông B, đại biểu …" the post printed once."""
    ordered = sorted(found.values(), key=lambda m: m.start)
    for first, second in zip(ordered, ordered[1:], strict=False):
        if first.posts or not second.posts or not _BOTH.fullmatch(view, first.end, second.start):
            continue
        if view[second.posts[0].head_start : second.posts[0].head_end].startswith("đại biểu"):
            found[first.start] = replace(first, posts=second.posts)


def _share_listed(view: str, found: dict[int, Mention]) -> None:
    """Give each of "các đồng chí A, B, C - Phó Chủ tịch …" the post printed once, when several may hold it."""
    ordered = sorted(found.values(), key=lambda m: m.start)
    held: tuple[PostSpan, ...] = ()
    after: Mention | None = None
    for mention in reversed(ordered):
        if mention.posts:
            head = view[mention.posts[0].head_start : mention.posts[0].head_end].lower()
            one = len(mention.posts) == 1 and mention.posts[0].start > mention.end
            one = one and (mention.honorific == "" or mention.honorific.startswith("các "))
            held = mention.posts if one and head.startswith(SHARED_HEADS) else ()
        elif held and after and mention.honorific and _LISTED.fullmatch(view, mention.end, after.start):
            found[mention.start] = replace(mention, posts=held)
        else:
            held = ()
        after = mention


def _without_inner(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if kept and mention.start < kept[-1].end:
            continue
        kept.append(mention)
    return kept


def _posts_after(view: str, name_end: int, end: int) -> tuple[PostSpan, ...]:
    aside = _ASIDE.match(view, name_end, end)
    name_end = aside.end() if aside else name_end
    sep = _SEP.match(view, name_end, end) or _COLON_POST.match(view, name_end, end)
    if sep is None:
        return ()
    posts = read_posts(view, sep.end(), end)
    degree = None if posts else _DEGREE.match(view, sep.end(), end)
    posts = read_posts(view, degree.end(), end) if degree else posts
    cadre = None if posts or not sep[0].strip() else read_cadre(view, sep.end(), end)
    if cadre is not None:
        return (cadre,)
    if posts and "kiêm" in sep[0]:
        posts[0] = replace(posts[0], concurrent=True)
    return tuple(_own(view, posts))


def _own(view: str, posts: list[PostSpan]) -> list[PostSpan]:
    """Drop posts that belong to the next name ("… , Phó Chủ tịch UBND xã Lê Thị Na")."""
    for index, post in enumerate(posts):
        start = name_at_end(view, post.head_end, post.end) if index else None
        if start is not None and view.count(" ", start, post.end) > 1:
            return posts[:index]
    return posts


def _is_owned(view: str, at: int, least: int) -> bool:
    """Say whether a name and a sign stand right before a post, so that it is held by the one named."""
    status = lexicon.FORMER.search(view, max(least, at - 9), at) or lexicon.ACTING.search(
        view, max(least, at - 9), at
    )
    at = status.start() if status else at
    stop = at
    while stop > least and view[stop - 1] in " ,-":
        stop -= 1
    return stop < at - 1 and name_at_end(view, max(least, at - 34), stop) is not None


def _after_honorific(view: str, region: Region) -> Iterator[Mention]:
    for title in lexicon.HONORIFIC.finditer(view, region.start, region.end):
        word = title["honorific"]
        if view[title.start() - 1 : title.start()].isalnum():
            continue
        before = view[max(0, title.start() - 12) : title.start()]
        if word[0].isupper() and word.lower() in lexicon.CIVIL and _CAPITAL_BEFORE.search(before):
            continue
        at = title.end()
        shared: tuple[PostSpan, ...] = ()
        if head_at(view, at, region.end) is not None:
            at, shared = _shared_posts(view, at, region.end)
        if at:
            plural = word.lower().startswith("các") or bool(title["colon"]) or bool(shared)
            yield from _chain(view, at, region, word.lower(), plural, shared)


def _delegates(view: str, region: Region) -> Iterator[Mention]:
    """Read "đại biểu Lê Thị Na": a deputy who speaks, with no body named."""
    for word in _DELEGATE.finditer(view, region.start, region.end):
        stop = name_at(view, word.end(), region.end) if is_family(view, word.end()) else None
        if stop is not None and name_at_end(view, word.end(), stop) == word.end():
            yield Mention(
                word.end(), stop, "person.delegate", region, "đại biểu", _posts_after(view, stop, region.end)
            )


def _shared_posts(view: str, at: int, end: int) -> tuple[int, tuple[PostSpan, ...]]:
    """Read "các đồng chí Ủy viên …: A, …; B, …"; give 0 when no colon and name follow."""
    posts = read_posts(view, at, end)
    after = posts[-1].end if posts else at
    colon = _COLON.match(view, after, end)
    if colon is None or not is_family(view, colon.end()):
        return 0, ()
    return colon.end(), tuple(posts)


def _chain(
    view: str, at: int, region: Region, word: str, plural: bool, shared: tuple[PostSpan, ...]
) -> Iterator[Mention]:
    first = True
    while True:
        stop = name_at(view, at, region.end)
        if stop is None or (not first and not is_family(view, at)):
            return
        posts = _posts_after(view, stop, region.end)
        closing = first or "và" in view[at - 5 : at]
        if not posts and not closing and not _AFTER_LISTED.match(view, stop, region.end):
            return
        mention = Mention(at, stop, "person.honorific", region, word, shared + posts)
        yield mention
        following = _NEXT.match(view, mention.reach if posts else stop, region.end)
        if not plural or following is None:
            return
        at, first = following.end(), False


def _before_post(view: str, region: Region) -> Iterator[Mention]:
    for run in NAME_RE.finditer(view, region.start, region.end):
        sep = _STRONG_SEP.match(view, run.end(), region.end)
        if sep is None or head_at(view, sep.end(), region.end) is None:
            continue
        start = name_at_end(view, run.start(), run.end())
        if start is None or _follows_unit(view, start):
            start = _whole_run(view, run)
        if start is not None:
            posts = _posts_after(view, run.end(), region.end)
            if posts and _closes_post(view, start) and name_at_end(view, posts[0].head_end, posts[0].end):
                posts = ()
            yield Mention(start, run.end(), "person.before_post", region, "", posts)


def _closes_post(view: str, start: int) -> bool:
    """Say whether a name stands right after the words of a post, so that the next post is not its own."""
    before = view[max(0, start - 2) : start]
    return before[-1:] == " " and before[:1].isalnum() and not lexicon.RANKS.search(view[max(0, start - 16) : start])


def _whole_run(view: str, run: re.Match[str]) -> int | None:
    """Take a run that opens with a rarer family name, standing alone before its post."""
    if (
        lexicon.HONORIFIC.match(view, run.start())
        or not is_family(view, run.start())
        or name_at(view, *run.span()) != run.end()
        or run[0] in units_of(view)
    ):
        return None
    return None if _follows_unit(view, run.start()) else run.start()


def _follows_unit(view: str, at: int) -> bool:
    before = view[max(0, at - 24) : at]
    return bool(lexicon.UNIT_BEFORE.search(before) or lexicon.NAMED_AFTER.search(before))


def _after_post(view: str, region: Region) -> Iterator[Mention]:
    done = region.start
    for at in lexicon.heads_of(view):
        if at < done or at >= region.end:
            continue
        posts = read_posts(view, at, region.end)
        if not posts:
            continue
        done = posts[-1].end
        colon = _COLON.match(view, done, region.end)
        if colon and is_family(view, colon.end()) and view[max(0, at - 4) : at].lower() == "các ":
            yield from _chain(view, colon.end(), region, "", True, tuple(posts))
            continue
        several = list(_several(view, at, posts, region))
        if several:
            yield from several
            continue
        dashed = _DASH.match(view, done, region.end)
        if dashed and is_family(view, dashed.end()) and not name_at_end(view, max(region.start, at - 30), at - 2):
            stop = name_at(view, dashed.end(), region.end)
            if stop is not None and _ACTS.match(view, stop):
                yield Mention(
                    dashed.end(), stop, "person.after_post", region, "", (_status_before(view, posts[0]), *posts[1:])
                )
        titled = _ADDRESS.match(view, done, region.end) or _apposed(view, at, done, region)
        if titled and not name_at_end(view, max(region.start, at - 30), at - 1):
            stop = name_at(view, titled.end(), region.end)
            if stop is not None:
                held = (_status_before(view, posts[0]), *posts[1:])
                yield Mention(titled.end(), stop, "person.after_post", region, titled[1], held)
        owned = _is_owned(view, at, region.start)
        first = 0
        for index, post in enumerate(posts):
            start = name_at_end(view, post.head_end, post.end)
            if start is not None and not (owned and view.count(" ", start, post.end) == 1):
                here = _closing(view, region, posts[first : index + 1], start)
                first = index + 1
                yield _with_rest(view, here, posts[first:])


def _several(view: str, at: int, posts: list[PostSpan], region: Region) -> Iterator[Mention]:
    """Read "các Phó Bí thư Đảng ủy A, B và C": one office held by each of those named behind it."""
    if view[max(0, at - 4) : at].lower() != "các " or len(posts) != 1:
        return
    if not view[at : posts[0].head_end].lower().startswith(SHARED_HEADS):
        return
    start = name_at_end(view, posts[0].head_end, posts[0].end)
    if start is None or _NEXT.match(view, posts[0].end, region.end) is None:
        return
    held = replace(posts[0], end=start - 1)
    for mention in _chain(view, start, region, "", True, ()):
        yield replace(mention, posts=(held,)) if not mention.posts else mention


def _with_rest(view: str, mention: Mention, rest: list[PostSpan]) -> Mention:
    """Give "Phó Chủ tịch UBND tỉnh A, Trưởng Ban … phát biểu" the posts behind the name when a verb follows them."""
    if not rest or any(name_at_end(view, post.head_end, post.end) is not None for post in rest):
        return mention
    follows = _STRONG_SEP.fullmatch(view, mention.end, rest[0].start) and _DOES.match(view, rest[-1].end)
    return replace(mention, posts=(*mention.posts, *rest)) if follows else mention


def _apposed(view: str, at: int, done: int, region: Region) -> re.Match[str] | None:
    """Match the address of a name behind the post it stands in apposition to."""
    address = _APPOSED.match(view, done, region.end)
    if address is None or not _OPENS.search(view, max(region.start, at - 12), at):
        return None
    stop = name_at(view, address.end(), region.end)
    return address if stop is not None and _CLOSES.match(view, stop, region.end) else None


def _closing(view: str, region: Region, posts: list[PostSpan], start: int) -> Mention:
    last = posts[-1]
    cut = start
    while cut > last.head_end and view[cut - 1] in " ,-:":
        cut -= 1
    own = _status_before(view, posts[0])
    held = [own, *posts[1:]] if len(posts) > 1 else [own]
    held[-1] = replace(held[-1], end=cut)
    return Mention(start, last.end, "person.after_post", region, "", tuple(held))


def _status_before(view: str, post: PostSpan) -> PostSpan:
    before = view[max(0, post.start - 9) : post.start]
    for pattern, status in ((lexicon.FORMER, "former"), (lexicon.ACTING, "acting")):
        word = pattern.search(before)
        if word and post.status == "current":
            return replace(post, start=post.start - (len(before) - word.start()), status=status)
    return post


def _repeats(page: Page, names: set[str]) -> Iterator[Mention]:
    for name in sorted(names, key=len, reverse=True):
        for region in page.regions:
            at = page.view.find(name, region.start, region.end)
            while at >= 0:
                if _stands_alone(page.view, at, at + len(name)):
                    yield Mention(at, at + len(name), "person.repeat", region)
                at = page.view.find(name, at + len(name), region.end)


def _stands_alone(view: str, start: int, end: int) -> bool:
    if view[start - 1 : start].isalpha() or view[end : end + 1].isalpha():
        return False
    run = syllables(view, end, min(len(view), end + 12))
    if run and run[0][0] == end + 1 and view[end] == " ":
        return lexicon.head_end(view, end + 1, len(view)) is not None
    return not _follows_unit(view, start)
