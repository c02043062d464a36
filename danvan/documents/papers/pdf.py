"""PDF through LibreOffice, only where it is installed; nothing depends on it."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from danvan.documents.papers.refusals import NoPdfHere, PdfFailed

LONGEST = 120


def can_write_pdf() -> bool:
    """Ask whether this machine can turn Word files into PDF."""
    return shutil.which("soffice") is not None


def pdf(word: bytes) -> bytes:
    """Turn a Word file into PDF. Raises NoPdfHere or PdfFailed; takes a few seconds, so call it from a job."""
    program = shutil.which("soffice")
    if program is None:
        raise NoPdfHere
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "van-ban.docx"
        source.write_bytes(word)
        command = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
                   "--outdir", folder, str(source)]  # fmt: skip
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=LONGEST)
            return source.with_suffix(".pdf").read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            raise PdfFailed from error
