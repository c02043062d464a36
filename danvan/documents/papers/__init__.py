"""Official papers as Word files: say what stands in a paper, get the file. Layout by NĐ 30/2020, 05-HD/VPTW."""

from danvan.documents.papers.certificates import Certificate, certificate, certificates
from danvan.documents.papers.certificates import Sheet as CertificateSheet
from danvan.documents.papers.download import download, file_name
from danvan.documents.papers.foot import recipients, signing
from danvan.documents.papers.letter import docx
from danvan.documents.papers.letterhead import Letterhead, letterhead
from danvan.documents.papers.merge import merge
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
    "Appendix", "Article", "Certificate", "CertificateSheet", "Bullets", "ClosingLine", "Column", "Field", "Group", "Heading", "Letter", "Letterhead", "PageBreak",
    "Paragraph", "Picture", "Run", "Signature", "Table", "can_write_pdf", "certificate", "certificates", "docx", "download", "file_name", "letterhead", "merge", "pdf",
    "recipients", "signing",
]  # fmt: skip
