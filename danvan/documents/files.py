"""Files kept with records: private originals, sniffed by content, capped, named by chance."""

from __future__ import annotations

import hashlib
import io
import secrets
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image, ImageOps, UnidentifiedImageError

from danvan.core.refused import Refused

LARGEST = 20 * 2**20
LARGEST_PICTURE = 40_000_000
KINDS = {
    b"%PDF-": ("application/pdf", ".pdf"),
    b"PK\x03\x04": ("application/zip", ""),
    b"\xff\xd8\xff": ("image/jpeg", ".jpg"),
    b"\x89PNG\r\n\x1a\n": ("image/png", ".png"),
    b"RIFF": ("image/webp", ".webp"),
}
OFFICE = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


class FileTooLarge(Refused):
    """Tệp lớn hơn {limit} MB. Hãy chụp hoặc quét lại nhỏ hơn."""


class FileKindRefused(Refused):
    """Chỉ nhận PDF, Word, Excel, PowerPoint và ảnh JPG, PNG, WebP. Tệp này thuộc loại khác."""


class PictureBroken(Refused):
    """Không mở được ảnh này; có thể tệp bị hỏng hoặc quá lớn."""


def sniff(content: bytes, name: str) -> tuple[str, str]:
    """Return (media type, ending) by content; the ending of the name only tells office files apart.

    Raises FileKindRefused for everything that is not on the list.
    """
    for start, (media_type, ending) in KINDS.items():
        if content.startswith(start):
            if media_type == "application/zip":
                ending = PurePath(name).suffix.lower()
                if ending not in OFFICE:
                    raise FileKindRefused(field="file")
                return OFFICE[ending], ending
            if media_type == "image/webp" and content[8:12] != b"WEBP":
                break
            return media_type, ending
    raise FileKindRefused(field="file")


def clean_picture(content: bytes) -> bytes:
    """Re-encode a picture without any metadata (place, camera, owner), turned upright. Returns JPEG bytes."""
    try:
        with Image.open(io.BytesIO(content)) as picture:
            if picture.width * picture.height > LARGEST_PICTURE:
                raise PictureBroken(field="file")
            upright = ImageOps.exif_transpose(picture).convert("RGB")
            sink = io.BytesIO()
            upright.save(sink, "JPEG", quality=88, optimize=True)
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError, ValueError) as error:
        raise PictureBroken(field="file") from error
    return sink.getvalue()


def read(upload: Any) -> tuple[bytes, str, str]:
    """Read an uploaded file: (content fit to keep, media type, random name). Raises a Refused."""
    if upload.size > LARGEST:
        raise FileTooLarge(limit=LARGEST // 2**20, field="file")
    content = upload.read()
    media_type, ending = sniff(content, upload.name)
    if media_type.startswith("image/"):
        content, media_type, ending = clean_picture(content), "image/jpeg", ".jpg"
    return content, media_type, secrets.token_hex(16) + ending


def stored(content: bytes, name: str) -> ContentFile:
    return ContentFile(content, name=name)


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
