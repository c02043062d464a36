"""Pictures made fit for the public: known by content, capped, turned upright, without metadata, in three widths.

The upload itself is never kept: what a telephone writes into a picture (place, owner) goes nowhere.
"""

from __future__ import annotations

import hashlib
import io
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.files.storage import Storage, storages
from PIL import Image, ImageOps, UnidentifiedImageError

from danvan.core.refused import Refused

LARGEST = 10 * 2**20
MOST_PIXELS = 40_000_000
WIDEST = 1600
NARROWER = (480, 960)
EMBLEM = 256
FORMATS = ("JPEG", "PNG", "WEBP")
FOLDER = "pictures"
COMMANDS = (b"<script", b"<?php", b"<html", b"<iframe")
"""What begins a script or a page; no camera and no program for pictures writes it into one."""
UNREADABLE = (UnidentifiedImageError, OSError, ValueError, SyntaxError)
TOO_MANY = (Image.DecompressionBombError, Image.DecompressionBombWarning)


def public_files() -> Storage:
    """Return the storage of what readers may see: renditions, never an upload."""
    return storages["public"]


class PictureTooLarge(Refused):
    """Ảnh lớn hơn 10 MB. Hãy chọn ảnh nhỏ hơn hoặc giảm cỡ ảnh trước khi gửi."""


class TooManyPixels(Refused):
    """Ảnh có quá nhiều điểm ảnh (trên 40 triệu). Hãy giảm cỡ ảnh trước khi gửi."""


class NotAPicture(Refused):
    """Tệp này không phải ảnh JPG, PNG hoặc WebP, hoặc ảnh bị hỏng nên không mở được."""


class HidesScript(Refused):
    """Tệp này là ảnh nhưng giấu mã lệnh bên trong nên không được nhận. Hãy mở ảnh bằng phần mềm xem ảnh, lưu thành tệp mới rồi gửi lại."""


@dataclass(frozen=True, slots=True)
class Made:
    """Renditions ready to be stored: file name → JPEG bytes; ``name`` is the widest one."""

    name: str
    files: Mapping[str, bytes]
    width: int
    height: int
    sha256: str


def make(upload: Any, *, on: date, folder: str = FOLDER) -> Made:
    """Read an uploaded picture and make its renditions, to be kept in ``folder`` (each room sweeps its own). Raises PictureTooLarge, TooManyPixels, NotAPicture, HidesScript."""
    if upload.size > LARGEST:
        raise PictureTooLarge(field="file")
    content = upload.read()
    picture = _opened(content)
    name = f"{folder}/{on:%Y/%m}/{secrets.token_hex(16)}.jpg"
    widest = _narrowed(picture, WIDEST)
    files = {name: _encoded(widest)}
    for narrower, width in renditions(name, widest.width)[:-1]:
        files[narrower] = _encoded(_narrowed(widest, width))
    return Made(name, files, widest.width, widest.height, hashlib.sha256(content).hexdigest())


def make_emblem(upload: Any, *, on: date, folder: str) -> tuple[str, bytes]:
    """Read an emblem and return (file name, PNG bytes): at most 256 x 256, see-through where it was. Raises as ``make``."""
    if upload.size > LARGEST:
        raise PictureTooLarge(field="file")
    small = _decoded(upload.read()).convert("RGBA")
    small.thumbnail((EMBLEM, EMBLEM), Image.Resampling.LANCZOS)
    bare = Image.new("RGBA", small.size)
    bare.paste(small)
    sink = io.BytesIO()
    bare.save(sink, "PNG", optimize=True)
    return f"{folder}/{on:%Y/%m}/{secrets.token_hex(16)}.png", sink.getvalue()


def _opened(content: bytes) -> Image.Image:
    """Decode by content, upright, on white where it was transparent."""
    upright = _decoded(content)
    if upright.mode in ("RGBA", "LA", "P", "PA"):
        upright = upright.convert("RGBA")
        ground = Image.new("RGBA", upright.size, "white")
        upright = Image.alpha_composite(ground, upright)
    return upright.convert("RGB")


def _decoded(content: bytes) -> Image.Image:
    """Decode by content, upright; its size is asked before a single point of it is read. What hides a script is refused."""
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise TooManyPixels(field="file")
            picture.draft("RGB", (WIDEST * 2, WIDEST * 2))
            upright = ImageOps.exif_transpose(picture)
            upright.load()
    except TOO_MANY as error:
        raise TooManyPixels(field="file") from error
    except UNREADABLE as error:
        raise NotAPicture(field="file") from error
    plain = content.lower()
    if any(command in plain for command in COMMANDS):
        raise HidesScript(field="file")
    return upright


def _narrowed(picture: Image.Image, width: int) -> Image.Image:
    if picture.width <= width:
        return picture
    return picture.resize((width, max(1, round(picture.height * width / picture.width))), Image.Resampling.LANCZOS)


def _encoded(picture: Image.Image) -> bytes:
    sink = io.BytesIO()
    bare = Image.new("RGB", picture.size)
    bare.paste(picture)
    bare.save(sink, "JPEG", quality=84, optimize=True, progressive=True)
    return sink.getvalue()


def renditions(name: str, width: int) -> list[tuple[str, int]]:
    """List (file name, width) of all renditions of a kept picture, the narrowest first, ``name`` last.

    The 480 one is always there, so that a list may use it without asking for the width.
    """
    stem = name.removesuffix(".jpg")
    made = [
        (f"{stem}-{narrower}.jpg", narrower) for narrower in NARROWER if narrower < width or narrower == NARROWER[0]
    ]
    return [*made, (name, width)]


def smallest(name: str) -> str:
    """Return the name of the rendition that lists show."""
    return f"{name.removesuffix('.jpg')}-{NARROWER[0]}.jpg"


def stored_names(store: Any, folder: str) -> list[str]:
    """List the names of all files kept below a folder of a storage."""
    if not store.exists(folder):
        return []
    folders, files = store.listdir(folder)
    below = [name for one in folders for name in stored_names(store, f"{folder}/{one}")]
    return [*below, *(f"{folder}/{name}" for name in files)]
