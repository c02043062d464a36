"""Official papers as Word files: say what stands in a paper, get the file. Layout by NĐ 30/2020, 05-HD/VPTW."""

from danvan.documents.papers.download import download, file_name
from danvan.documents.papers.foot import recipients, signing
from danvan.documents.papers.letter import docx
from danvan.documents.papers.pdf import can_write_pdf, pdf
from danvan.documents.papers.shapes import (
    Appendix,
    Article,
    Bullets,
    ClosingLine,
    Column,
    Field,
    Group,
    Heading,
    Letter,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Signature,
    Table,
)

__all__ = [
    "Appendix", "Article", "Bullets", "ClosingLine", "Column", "Field", "Group", "Heading", "Letter", "PageBreak",
    "Paragraph", "Picture", "Run", "Signature", "Table", "can_write_pdf", "docx", "download", "file_name", "pdf",
    "recipients", "signing",
]  # fmt: skip
