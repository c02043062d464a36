"""Look into a package (ZIP) without unpacking it to the disk; refuse what could only do harm."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

from danvan.core.refused import Refused
from danvan.intake.reading.read import LARGEST

LARGEST_PACKAGE = 100 * 2**20
LARGEST_UNPACKED = 1000 * 2**20
MOST_FILES = 20_000
MOST_TIMES = 200
"""A page packs to a tenth; what packs to a two-hundredth was made to burst."""
PAGES = (".html", ".htm", ".xhtml", ".txt", ".docx", ".pdf")
PROGRAMS = (
    ".js", ".mjs", ".vbs", ".wsf", ".ps1", ".bat", ".cmd", ".exe", ".dll", ".msi", ".scr", ".com", ".jar", ".php", ".phtml", ".asp",
    ".aspx", ".jsp", ".cgi", ".pl", ".py", ".sh", ".hta", ".lnk", ".svg",
)  # fmt: skip


class NotAPackage(Refused):
    """Gói tệp phải là tệp ZIP còn nguyên vẹn."""


class PackageTooLarge(Refused):
    """Gói tệp quá lớn: {why}. Hãy chia thành nhiều gói."""


class PackageBursts(Refused):
    """Gói tệp này giải nén ra lớn bất thường (tệp «{name}»), có thể là gói phá hoại, nên không mở."""


class PackageLocked(Refused):
    """Gói tệp có mật khẩu. Hãy nén lại không đặt mật khẩu."""


class IsAProgram(Refused):
    """Tệp này là chương trình hoặc kịch bản, không nhận."""


class NotInPackage(Refused):
    """Gói tệp không có tệp «{name}»."""


class BrokenInPackage(Refused):
    """Tệp «{name}» trong gói bị hỏng hoặc lớn quá {limit} MB."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a package holds: pages that can be read, programs that are refused, how many others are passed over."""

    pages: tuple[str, ...]
    programs: tuple[str, ...]
    passed_over: int


def look_into(file: IO[bytes], size: int) -> Contents:
    """List a package. Raises NotAPackage, PackageLocked, PackageTooLarge, PackageBursts before anything is unpacked."""
    if size > LARGEST_PACKAGE:
        raise PackageTooLarge(why=f"nhất là {LARGEST_PACKAGE // 2**20} MB", field="package")
    try:
        with zipfile.ZipFile(file) as packed:
            entries = packed.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise NotAPackage(field="package") from error
    _not_a_bomb(entries)
    names = sorted(
        one.filename for one in entries if not one.is_dir() and not _is_link(one) and _is_seen(one.filename)
    )
    pages = tuple(name for name in names if _ending(name) in PAGES)
    programs = tuple(name for name in names if _ending(name) in PROGRAMS)
    return Contents(pages, programs, len(names) - len(pages) - len(programs))


def _not_a_bomb(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_FILES:
        raise PackageTooLarge(why=f"nhất là {MOST_FILES} tệp", field="package")
    if any(one.flag_bits & 1 for one in entries):
        raise PackageLocked(field="package")
    for one in entries:
        if one.file_size > 2**20 and one.file_size > MOST_TIMES * max(one.compress_size, 1):
            raise PackageBursts(name=PurePosixPath(one.filename).name[:80], field="package")
    if sum(one.file_size for one in entries) > LARGEST_UNPACKED:
        raise PackageTooLarge(why=f"giải nén ra hơn {LARGEST_UNPACKED // 2**20} MB", field="package")


def _is_link(one: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(one.external_attr >> 16)


def _is_seen(name: str) -> bool:
    return not any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def is_program(name: str) -> bool:
    """Tell a program or a script by its ending."""
    return _ending(name) in PROGRAMS


def read_member(packed: zipfile.ZipFile, name: str) -> bytes:
    """Read one file of a package, never more than a file may have. Raises IsAProgram, NotInPackage, BrokenInPackage."""
    if is_program(name):
        raise IsAProgram()
    try:
        with packed.open(name) as member:
            data = member.read(LARGEST + 1)
    except KeyError as error:
        raise NotInPackage(name=name[:120]) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError) as error:
        raise BrokenInPackage(name=name[:120], limit=LARGEST // 2**20) from error
    if len(data) > LARGEST:
        raise BrokenInPackage(name=name[:120], limit=LARGEST // 2**20)
    return data


def opened(content: bytes) -> zipfile.ZipFile:
    """Open a package that was looked into before."""
    return zipfile.ZipFile(io.BytesIO(content))
