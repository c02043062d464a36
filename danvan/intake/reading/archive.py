"""Look into a ZIP container before anything in it is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib

from .refusals import ArchiveBomb, Broken, Locked

MEMBERS = 2_000
UNPACKED = 200 * 1024 * 1024
RATIO = 200
PART = 30 * 1024 * 1024


def open_checked(data: bytes) -> zipfile.ZipFile:
    """Open the container; refuse too many members, too much unpacked, a wild ratio or a password."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError) as error:
        raise Broken() from error
    total = sum(member.file_size for member in members)
    if len(members) > MEMBERS or total > UNPACKED or total > RATIO * max(len(data), 4096):
        raise ArchiveBomb()
    if any(member.flag_bits & 1 for member in members):
        raise Locked()
    return archive


def read_part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Unpack one member, never more than PART bytes whatever its header promises."""
    try:
        with archive.open(name) as part:
            data = part.read(PART + 1)
    except KeyError:
        return b""
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise Broken() from error
    if len(data) > PART:
        raise ArchiveBomb()
    return data
