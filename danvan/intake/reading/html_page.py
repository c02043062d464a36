"""Read a saved web page: site-neutral rules first, trafilatura where they find too little."""

from __future__ import annotations

import re
from collections.abc import Iterator

import trafilatura
from selectolax.lexbor import LexborHTMLParser, LexborNode

from danvan.text.folding import key2
from danvan.text.legacy import decode

from .dated import read_stamp
from .layout import Layout
from .refusals import EmptyFile, TooLong
from .source import Image, Source, digest
from .tags import check_tags

MOST_SIGNS = 6_000_000
_DROPPED = (
    "script, style, noscript, iframe, object, embed, form, nav, template, svg, math, canvas, button, input, select,"
    " textarea, aside, footer, link, audio, video, dialog, [hidden], [aria-hidden=true], .breadcrumb, .breadcrumbs"
)
_CONTENT = (
    "[itemprop=articleBody], .article-content, .entry-content, .post-content, .news-content, .content-detail,"
    " .detail-content, .content_detail, .newsdetail, .news-detail, .detail-news, .article-body, .article__body, .td-post-content,"
    " .noidung, .noi-dung, .chitiet, .chi-tiet, .baiviet, .bai-viet, .fck_detail, .bodytext, .cms-body, .journal-content-article,"
    " #article-content, #noidung, #content-detail, #divArticle, #content_detail, article, main"
)
_BLOCKS = frozenset(
    (
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
    )
    + (
        "table",
        "tbody",
        "thead",
        "tr",
        "td",
        "th",
        "blockquote",
        "figure",
        "figcaption",
        "pre",
        "center",
        "address",
        "body",
        "hr",
    )
)
_LEAD = re.compile(r"sapo|\blead\b|chapeau|standfirst|mo-?ta|article__lead|detail__summary|bm-?sapo", re.IGNORECASE)
_CAPTION = re.compile(r"caption|chu-?thich|pic-?desc|photo-?desc|image-?desc|imgnote|figcap", re.IGNORECASE)
_AUTHOR = re.compile(r"\bauthor\b|tac-?gia|but-?danh|article-author|post-author|byline", re.IGNORECASE)
_SOURCE = re.compile(r"\b(?:source|nguon|article-source)\b", re.IGNORECASE)
_POSTED = re.compile(r"\b(?:time|date|post-?date|ngay-?dang|published|posted|entry-date|created)\b", re.IGNORECASE)
_JUNK = re.compile(
    r"related|lien-?quan|tin-?khac|comment|binh-?luan|share|social|sidebar|widget|menu|banner|advert|\bads?\b|rating|danh-?gia|toolbar|"
    r"breadcrumb|\btags?\b|footer|copyright|newsletter|popup|paging|pagination|hidden|print|most-?read|xem-?nhieu",
    re.IGNORECASE,
)
_SITE_NAME = re.compile(r"\s*(?:[|»]|\s[-–—]\s)\s*[^|»]{2,80}$")
_TITLES = (
    ".article-title, .detail-title, .title-detail, .titledetail, .post-title, .entry-title, .news-title, .newstitle,"
    " .tieude, .tieu-de, .tieu_de, .tieudetin, .tieude-tin, .title-news, [itemprop=headline]"
)
# Window titles that name the page, not the article.
_NO_TITLE = re.compile(
    r"(?:chi tiet|xem tin|tin tuc|trang chu|noi dung|cong thong tin|trang thong tin|home|index|default)\b|.{0,11}$"
)
_ENOUGH = 200


def read_html(data: bytes) -> Source:
    """Return the article's blocks as a text with hints; pictures are listed, no markup and no script survives."""
    decoded = decode(data)
    if len(decoded.text) > MOST_SIGNS:
        raise TooLong(limit="6 triệu ký tự")
    check_tags(decoded.text)
    page = LexborHTMLParser(decoded.text)
    images: tuple[Image, ...] = ()
    title = posted = ""
    layout = Layout()
    if page.body is not None:
        title, posted = _title(page), _posted(page)
        page.strip_tags([tag.strip() for tag in _DROPPED.split(",") if "[" not in tag and "." not in tag])
        for node in page.css("[hidden], [aria-hidden=true], .breadcrumb, .breadcrumbs"):
            node.decompose()
        content = _content(page)
        layout.add(title, "title")
        layout.add(posted, "published")
        _walk(content, layout, title)
        images = tuple(_images(content))
    if len(layout.text) - len(title) < _ENOUGH:
        layout = _extracted(decoded.text, layout, title)
    if not layout.parts:
        raise EmptyFile()
    notes = (f"Đã chuyển mã {decoded.encoding.upper()} sang Unicode.",) if decoded.converted else ()
    return Source(layout.text, "html", decoded.encoding, notes, digest(data), images, layout.hints)


def _title(page: LexborHTMLParser) -> str:
    headings = [" ".join(node.text().split()) for node in page.css("h1")]
    named = page.css_first("meta[property='og:title']")
    stated = (named.attributes.get("content") or "") if named else ""
    whole = page.css_first("title")
    window = " ".join(whole.text().split()) if whole else ""
    for heading in headings:
        if len(heading) >= 12 and (not window or heading[:30].casefold() in f"{window} {stated}".casefold()):
            return heading
    long = [heading for heading in headings if len(heading) >= 20]
    return long[0] if long else _marked_title(page, stated, window)


def _marked_title(page: LexborHTMLParser, stated: str, window: str) -> str:
    """Return the title of a page without a heading: what the page marks as one, unless its head says better."""
    marked = list(dict.fromkeys(" ".join(node.text().split()) for node in page.css(_TITLES)))
    marked = [words for words in marked if 12 <= len(words) <= 250]
    head = f"{stated} {window}".casefold()
    for words in marked:
        if len(marked) == 1 or words[:30].casefold() in head:
            return words
    named = next((one for one in (stated, window) if one and not _NO_TITLE.match(key2(one))), "")
    return _SITE_NAME.sub("", named).strip() or (marked[0] if marked else "")


def _posted(page: LexborHTMLParser) -> str:
    """Return the posting day that the page's own head states, written as a posted-date line."""
    for query in ("meta[property='article:published_time']", "meta[itemprop=datePublished]", "meta[name=pubdate]"):
        node = page.css_first(query)
        found = re.match(r"\s*(\d{4})-(\d\d)-(\d\d)", (node.attributes.get("content") or "") if node else "")
        if found:
            return f"Ngày đăng: {found[3]}/{found[2]}/{found[1]}"
    heading = page.css_first("h1")
    beside = heading.parent if heading else None
    for node in beside.css("time, div, span, p, em, small")[:60] if beside else ():
        words = " ".join(node.text().split())
        stamp = read_stamp(key2(words)) if len(words) < 100 and _POSTED.search(f"{_names(node)} {node.tag}") else None
        if stamp and (stamp.timed or stamp.labelled):
            return words
    return ""


def _content(page: LexborHTMLParser) -> LexborNode:
    """Return the smallest marked or densest node that holds most of the page's paragraphs."""
    body = page.body
    assert body is not None
    marked = [node for node in page.css(_CONTENT) if not _JUNK.search(_names(node))]
    sizes = [(_prose(node), node) for node in marked]
    best = max((size for size, _ in sizes), default=0)
    if best >= _ENOUGH:
        return [node for size, node in sizes if size >= 0.9 * best][-1]
    dense = [(_direct(node), node) for node in page.css("div, td, section, body")]
    size, node = max(dense, key=lambda pair: pair[0], default=(0, body))
    return node if size >= _ENOUGH else body


def _names(node: LexborNode) -> str:
    return f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"


def _prose(node: LexborNode) -> int:
    return sum(len(one.text()) for one in node.css("p, div") if one.tag == "p" or not one.css_first("p, div")) or len(
        node.text()
    )


def _direct(node: LexborNode) -> int:
    return sum(len(child.text()) for child in node.iter() if child.tag == "p")


def _walk(top: LexborNode, layout: Layout, title: str) -> None:
    """Write the blocks under a node in reading order, without recursion (pages nest deeply)."""
    stack: list[tuple[LexborNode, str]] = [(top, "")]
    line: list[str] = []
    role = ""
    while stack:
        node, given = stack.pop()
        tag = node.tag
        if tag == "-text":
            line.append(node.text_content or "")
            role = role or given
            continue
        if tag == "-end" or tag == "br" or tag in _BLOCKS:
            _flush(layout, line, role, title)
            role = ""
        if tag in (None, "-end", "br", "-comment", "_comment", "-undef") or (node is not top and _is_junk(node)):
            continue
        inner = given or _role(node)
        if tag in _BLOCKS:
            stack.append((_END, inner))
        stack.extend((child, inner) for child in reversed(list(node.iter(include_text=True))))
    _flush(layout, line, role, title)


class _End:
    tag = "-end"


_END: LexborNode = _End()  # type: ignore[assignment]


def _flush(layout: Layout, line: list[str], role: str, title: str) -> None:
    words = "".join(line)
    line.clear()
    if title and " ".join(words.split()).casefold() == title.casefold():
        return
    layout.add(words, role)


def _role(node: LexborNode) -> str:
    names = _names(node)
    if node.tag == "figcaption" or (names.strip() and _CAPTION.search(names)):
        return "caption"
    for pattern, role in ((_LEAD, "lead"), (_AUTHOR, "author"), (_SOURCE, "source")):
        if names.strip() and pattern.search(names) and len(node.text()) < (1500 if role == "lead" else 120):
            return role
    return ""


def _is_junk(node: LexborNode) -> bool:
    names = _names(node)
    return (
        bool(names.strip())
        and bool(_JUNK.search(names))
        and not node.css_first("h1, [itemprop=articleBody]")
        and len(node.text()) < 3000
    )


def _images(node: LexborNode) -> Iterator[Image]:
    for image in node.css("img")[:200]:
        src = image.attributes.get("data-src") or image.attributes.get("src") or ""
        if src and not src.lower().lstrip().startswith(("javascript:", "vbscript:", "data:")):
            yield Image(src[:2000], " ".join((image.attributes.get("alt") or "").split()))


def _extracted(markup: str, layout: Layout, title: str) -> Layout:
    """Fall back to trafilatura; keep whichever text is longer."""
    try:
        text = trafilatura.extract(markup, include_comments=False, include_tables=True, favor_recall=True) or ""
    except (ValueError, TypeError, AttributeError, RecursionError, AssertionError):
        return layout
    if len(text) <= len(layout.text) - len(title):
        return layout
    fresh = Layout()
    fresh.add(title, "title")
    for line in text.splitlines():
        fresh.add(line)
    return fresh
