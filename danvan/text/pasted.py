"""Text as people paste it from Word or a web page: the markup goes, paragraphs, lists and tables stay as plain text."""

from __future__ import annotations

import re

from lxml import etree, html

LIKE_MARKUP = re.compile(
    r"<(?:/?(?:p|span|div|br|table|tr|td|li|ul|ol|h[1-6]|b|i|u|strong|em|font|o:p|w:\w+|xml|style|meta|html|body)\b|!--\[if|!\[if)",
    re.IGNORECASE,
)
CONDITIONAL = re.compile(
    r"<!--\[if.*?<!\[endif\]-->|<!\[(?:if [^\]]*|endif)\]>|<!--.*?-->|<\?xml.*?\?>", re.DOTALL | re.IGNORECASE
)
INLINE = re.compile(r"</?(?:span|font|b|i|u|s|strong|em|small|sub|sup|a|\w+:\w+)(?:\s[^<>]*)?/?>", re.IGNORECASE)
DROPPED = ("style", "script", "xml", "head", "title", "meta", "link", "object", "iframe", "template", "svg")
BLOCKS = frozenset(
    ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "table", "blockquote", "section", "article", "figure", "figcaption", "hr")
)  # fmt: skip
STYLES = re.compile(
    r"/\*\s*Style Definitions\s*\*/.*?\}\s*|^\s*(?:table\.Mso\w+|@page|@font-face|p\.Mso\w+)[^{]*\{[^}]*\}\s*",
    re.DOTALL | re.MULTILINE,
)
FALSES = re.compile(
    r"^\s*(?:Normal\s+0\s+)?(?:false\s+){2,}(?:[A-Z]{2}-[A-Z]{2}\s+|X-NONE\s+)*(?:MicrosoftInternetExplorer\d)?\s*$",
    re.MULTILINE,
)
BULLET = re.compile(r"^[ \t]*[·•§▪◦o\uf0b7\uf0a7\uf0d8](?:[ \t]{2,}|\t)[ \t]*", re.MULTILINE)
SIGN = re.compile(r"^[·•§▪◦\uf0b7\uf0a7\uf0d8]\s+")
UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f]+")


def plain(text: str) -> str:
    """Return what a person pasted as plain paragraphs with a blank line between blocks of markup.

    Text without markup keeps its lines; only what Word leaves behind (hard spaces, signs of symbol fonts,
    style definitions) goes. A list item begins with ``- ``, the cells of a table row are parted by `` | ``.
    """
    if LIKE_MARKUP.search(text):
        text = _without_markup(text)
    text = FALSES.sub("", STYLES.sub("", text))
    text = BULLET.sub("- ", UNSEEN.sub("", text))
    lines = [SPACES.sub(" ", line).strip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _without_markup(text: str) -> str:
    try:
        tree = html.fragment_fromstring(INLINE.sub("", CONDITIONAL.sub("", text)), create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return re.sub(r"<[^>]*>", " ", text)
    for one in tree.xpath(" | ".join(f"//{name}" for name in DROPPED)):
        one.drop_tree()
    pieces: list[str] = []
    _walk(tree, pieces, in_cell=False)
    blocks = [
        " ".join(block.split()) if "\v" not in block else _table_row(block) for block in "".join(pieces).split("\f")
    ]
    said = [re.sub(r" ?\x01 ?", "\n", block) for block in blocks if block.strip(" \x01")]
    return _joined([SIGN.sub("- ", block) for block in said])


def _table_row(block: str) -> str:
    return " | ".join(" ".join(cell.split()) for cell in block.split("\v") if cell.strip())


def _joined(blocks: list[str]) -> str:
    """Part paragraphs by a blank line; items of a list and rows of a table stand below each other."""
    text = ""
    for before, block in zip(["", *blocks], blocks, strict=False):
        close = (before.startswith("- ") and block.startswith("- ")) or (" | " in before and " | " in block)
        text += ("\n" if close else "\n\n") + block if text else block
    return text


def _walk(node: etree._Element, pieces: list[str], *, in_cell: bool) -> None:
    tag = node.tag if isinstance(node.tag, str) else ""
    block = (tag in BLOCKS and not in_cell) or tag == "tr"
    if tag:
        pieces.append(
            "\f" if block else "\x01" if tag == "br" and not in_cell else " " if tag in BLOCKS or tag == "br" else ""
        )
        pieces.append("- " if tag == "li" and not in_cell else "")
        pieces.append((node.text or "").replace("\f", " ").replace("\v", " "))
        for child in node:
            _walk(child, pieces, in_cell=in_cell or tag in ("td", "th"))
        pieces.append("\v" if tag in ("td", "th") else "\f" if block else "")
    pieces.append((node.tail or "").replace("\f", " ").replace("\v", " "))
