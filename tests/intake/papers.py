"""Make small DOCX and PDF files for the tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from docx import Document

LEAD = (
    "Sáng 20/4/2026, Đảng ủy xã Bến Trăng tổ chức lớp tập huấn kỹ năng dân vận cho 65 tổ trưởng tổ dân vận"
    " của các thôn trên địa bàn xã."
)
BODY = (
    "Các học viên được truyền đạt ba chuyên đề về kỹ năng nói chuyện với bà con, về dân chủ ở cơ sở và về cách xây dựng mô"
    " hình dân vận khéo ở khu dân cư."
)
TITLE = "Xã Bến Trăng tập huấn công tác dân vận"


def make_docx(
    paragraphs: Sequence[str] = (LEAD, BODY), *, title: str = TITLE, cells: Sequence[str] = (), header: str = ""
) -> bytes:
    """Return a Word file with a heading, paragraphs, one table row and a page header."""
    document = Document()
    if header:
        document.sections[0].header.paragraphs[0].text = header
    if title:
        document.add_heading(title, level=1)
    for words in paragraphs:
        document.add_paragraph(words)
    if cells:
        table = document.add_table(rows=1, cols=len(cells))
        for cell, words in zip(table.rows[0].cells, cells, strict=True):
            cell.text = words
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def make_zip(**members: bytes) -> bytes:
    """Return a ZIP; double underscores in a name stand for slashes, a final _xml for the suffix."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return file.getvalue()


def make_pdf(lines: Sequence[tuple[float, str]], *, mapped: bool = True) -> bytes:
    """Return a one-page PDF of (left edge in points, text) lines; unmapped fonts give signs without Unicode."""
    shown = "\n".join(
        f"1 0 0 1 {left} {780 - 16 * at} Tm <{text.encode('utf-16-be').hex()}> Tj"
        for at, (left, text) in enumerate(lines)
    )
    content = f"BT /F1 10 Tf\n{shown}\nET".encode()
    signs = sorted({sign for _, text in lines for sign in text})
    pairs = "".join(
        f"{min(100, len(signs) - at)} beginbfchar\n"
        + "".join(
            f"<{ord(sign):04x}> <{ord(sign) if mapped else 0xE000 + ord(sign) % 256:04x}>\n"
            for sign in signs[at : at + 100]
        )
        + "endbfchar\n"
        for at in range(0, len(signs), 100)
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{pairs}endcmap end end"
    ).encode()
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type0/BaseFont/Plain/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Plain/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        b"/DW 500/FontDescriptor 8 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(cmap), cmap),
        b"<</Type/FontDescriptor/FontName/Plain/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>",
    )
    return assemble(objects)


def assemble(objects: Sequence[bytes]) -> bytes:
    """Return a PDF file of numbered objects, the first being the catalogue."""
    file, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(file))
        file += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(file))
    return file + b"xref\n0 %d\n0000000000 65535 f \n%s%s" % (size, table, trailer)
