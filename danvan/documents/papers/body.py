"""The text of a paper, block by block."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from docx.enum.text import WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Mm

from danvan.documents.papers import ink, shapes
from danvan.documents.papers.layout import list_letters
from danvan.documents.papers.styles import ALIGN
from danvan.documents.papers.tables import write_table

ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
         (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


def roman(number: int) -> str:
    """Write a count in Roman numerals."""
    text = ""
    for value, sign in ROMAN:
        text += sign * (number // value)
        number %= value
    return text


class Body:
    """Writes blocks into a document and counts their headings. ``whole``: width of the text in mm."""

    def __init__(self, document: Any, layout: Mapping[str, Any], whole: float) -> None:
        self.document, self.layout, self.whole = document, layout, whole
        self.counts = [0, 0]
        self.articles = 0
        self.last: Any = None

    def write(self, blocks: Sequence[shapes.Block], *, end_mark: str = "") -> None:
        """Write the blocks; ``end_mark`` closes the last sentence of the text, whatever stood there."""
        for block in blocks:
            getattr(self, f"_{type(block).__name__.lower()}")(block)
        if end_mark and self.last is not None:
            close(self.last, end_mark)

    def _line(self, words: shapes.Words, style: str = "Thân bài", **look: bool) -> Any:
        paragraph = ink.paragraph(self.document, style)
        for part in [words] if isinstance(words, str) else words:
            run = shapes.Run(part) if isinstance(part, str) else part
            ink.write(
                paragraph,
                run.text,
                bold=run.bold or look.get("bold", False),
                italic=run.italic or look.get("italic", False),
            )
        self.last = paragraph
        return paragraph

    def _paragraph(self, block: shapes.Paragraph) -> None:
        for words in lines_of(block.text):
            paragraph = self._line(words, bold=block.bold, italic=block.italic)
            if block.align != "justify":
                paragraph.alignment = ALIGN[block.align]
            if block.align in ("center", "right"):
                paragraph.paragraph_format.first_line_indent = Mm(0)
            if block.keep:
                paragraph.paragraph_format.keep_with_next = True

    def _heading(self, block: shapes.Heading) -> None:
        label = block.label
        if label is None:
            self.counts[block.level - 1] += 1
            if block.level == 1:
                self.counts[1] = 0
            pattern = self.layout["headings"][f"h{block.level}"]["label"]
            label = pattern.format(roman=roman(self.counts[0]), n=self.counts[1])
        text = block.text.upper() if block.level == 1 else block.text
        self._line(f"{label}{text}", f"Heading {block.level}")

    def _article(self, block: shapes.Article) -> None:
        self.articles += 1
        label = shapes.Run(self.layout["headings"]["dieu"]["label"].format(n=self.articles), bold=True)
        first, *rest = lines_of(block.text)
        self._line([label, *([first] if isinstance(first, str) else first)])
        for words in rest:
            self._line(words)

    def _bullets(self, block: shapes.Bullets) -> None:
        letters = list_letters()
        for at, item in enumerate(block.items):
            mark = f"{letters[at % len(letters)]}) " if block.mark == "a" else f"{block.mark} "
            self._line([mark, item] if isinstance(item, str) else [mark, *item])

    def _field(self, block: shapes.Field) -> None:
        paragraph = ink.paragraph(self.document, "Dòng biểu mẫu")
        label = block.label.rstrip()
        if block.value:
            ink.write(paragraph, f"{label} {block.value}")
        else:
            ink.write(paragraph, f"{label} ")
            dotted(paragraph, self.whole)
        if block.value:
            self.last = paragraph
        for _ in range(block.lines - 1):
            dotted(ink.paragraph(self.document, "Dòng biểu mẫu"), self.whole)

    def _table(self, block: shapes.Table) -> None:
        write_table(self.document, block, self.whole)

    def _picture(self, block: shapes.Picture) -> None:
        paragraph = ink.paragraph(self.document, "Thân bài")
        paragraph.alignment, paragraph.paragraph_format.first_line_indent = ALIGN["center"], Mm(0)
        paragraph.paragraph_format.line_spacing = 1.0
        run = paragraph.add_run()
        shape = run.add_picture(io.BytesIO(block.content), width=Mm(min(block.width, self.whole)))
        shape._inline.docPr.set("descr", ink.clean(block.alt))
        shape._inline.docPr.set("name", "Hình")

    def _pagebreak(self, _: shapes.PageBreak) -> None:
        self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def _closingline(self, block: shapes.ClosingLine) -> None:
        ink.write(ink.paragraph(self.document, "Ghi chú cuối"), block.text)


def lines_of(words: shapes.Words) -> Iterator[shapes.Words]:
    """Split a plain text at its line ends; a text in parts is one line."""
    if not isinstance(words, str):
        yield words
        return
    yield from [line.strip() for line in ink.clean(words).split("\n") if line.strip()] or [""]


def dotted(paragraph: Any, mm: float) -> None:
    """Draw dots to the end of the line, to be written on by hand."""
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(mm), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    paragraph.add_run("\t")


def close(paragraph: Any, mark: str) -> None:
    """End a paragraph with ``mark`` in place of its own stop."""
    runs = [run for run in paragraph.runs if run.text.strip()]
    if not runs:
        return
    runs[-1].text = runs[-1].text.rstrip().removesuffix("./.").rstrip(" .;,:") + mark


def keep_with_next(document: Any) -> None:
    """Keep the last paragraph of the text on the page of the signature."""
    last = document.element.body[-2]
    if last.tag == qn("w:p"):
        document.paragraphs[-1].paragraph_format.keep_with_next = True
