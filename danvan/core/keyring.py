"""The keys of sealed fields: one file outside the data folder, mode 0600, never in a backup.

It holds the keys that seal (one is current, older ones still open) and one key for keyed hashes, which
never changes. A key's id is a digest of it: a file with other keys is noticed before anything is opened.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from django.conf import settings

from danvan.core.refused import Refused

SECRET_BYTES = 32


class NoKeys(Refused):
    """Không thấy tệp khóa {path}. Hãy đặt lại tệp khóa, hoặc nhập phiếu khôi phục: python3 run.py manage keys enter"""


class BrokenKeys(Refused):
    """Tệp khóa {path} không đọc được ({why}). Hãy đặt lại tệp khóa đúng, hoặc nhập phiếu khôi phục: python3 run.py manage keys enter"""


class OpenKeys(Refused):
    """Tệp khóa {path} đang mở cho người khác trên máy này đọc. Hãy đóng lại: chmod 600 {path}"""


class KeysThere(Refused):
    """Đã có tệp khóa {path}; lệnh này không ghi đè lên khóa đang dùng."""


@dataclass(frozen=True, slots=True)
class Ring:
    """Keys by id, oldest first; ``current`` seals; ``hashing`` is the key of keyed hashes."""

    keys: Mapping[str, bytes]
    current: str
    hashing: bytes
    sheet_printed_at: str = ""

    def with_new_key(self) -> Ring:
        """Give a ring whose current key is a new one; the older ones stay to open what they sealed."""
        secret = secrets.token_bytes(SECRET_BYTES)
        return replace(self, keys={**self.keys, key_id(secret): secret}, current=key_id(secret), sheet_printed_at="")

    def without(self, dropped: str) -> Ring:
        """Give a ring without an older key."""
        return replace(self, keys={one: secret for one, secret in self.keys.items() if one != dropped})


def key_id(secret: bytes) -> str:
    """Return the eight signs that name a key: a digest, from which the key cannot be found."""
    return hashlib.sha256(b"danvan key id\0" + secret).hexdigest()[:8]


def new_ring() -> Ring:
    """Make a ring with one key and a key for hashes."""
    secret = secrets.token_bytes(SECRET_BYTES)
    return Ring({key_id(secret): secret}, key_id(secret), secrets.token_bytes(SECRET_BYTES))


def path() -> Path:
    """Return the file of this installation's keys."""
    return Path(settings.KEYS_FILE)


def read(file: Path) -> Ring:
    """Read a file of keys. Raises NoKeys, OpenKeys, BrokenKeys."""
    try:
        if file.stat().st_mode & 0o077:
            raise OpenKeys(path=file)
        said = json.loads(file.read_text("utf-8"))
        found = [base64.b64decode(one["secret"], validate=True) for one in said["keys"]]
        ring = Ring({key_id(one): one for one in found}, said["current"], base64.b64decode(said["hashing"], validate=True),
                    said.get("sheet_printed_at", ""))  # fmt: skip
    except FileNotFoundError:
        raise NoKeys(path=file) from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BrokenKeys(path=file, why=type(error).__name__) from error
    lengths = {len(one) for one in (*ring.keys.values(), ring.hashing)}
    if ring.current not in ring.keys or lengths != {SECRET_BYTES}:
        raise BrokenKeys(path=file, why="thiếu khóa")
    return ring


def write(file: Path, ring: Ring) -> None:
    """Write a file of keys whole or not at all, mode 0600; it has reached the disk when this returns."""
    said = {
        "note": "Khóa niêm phong của danvan. Không gửi đi, không để trong bản sao lưu.", "current": ring.current,
        "hashing": _text(ring.hashing), "keys": [{"id": one, "secret": _text(key)} for one, key in ring.keys.items()],
        "sheet_printed_at": ring.sheet_printed_at,
    }  # fmt: skip
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    with os.fdopen(handle, "w", encoding="utf-8") as part:
        part.write(json.dumps(said, ensure_ascii=False, indent=1))
        part.flush()
        os.fsync(part.fileno())
    os.replace(name, file)
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def make(file: Path) -> Ring:
    """Make the file of keys at set-up. Raises KeysThere when there is one."""
    if file.exists():
        raise KeysThere(path=file)
    file.parent.mkdir(parents=True, exist_ok=True)
    ring = new_ring()
    write(file, ring)
    return ring


def note_printed(file: Path, at: datetime) -> None:
    """Write down that the recovery sheet of these keys was printed."""
    write(file, replace(read(file), sheet_printed_at=at.isoformat(timespec="seconds")))


_kept: dict[Path, tuple[int, Ring]] = {}


def ring() -> Ring:
    """Return the keys of this installation, read again when the file has changed (one ``stat`` each time)."""
    file = path()
    try:
        stamp = file.stat().st_mtime_ns
    except FileNotFoundError:
        if file in _kept:  # a file taken away while we run must not lose what people are typing
            return _kept[file][1]
        raise NoKeys(path=file) from None
    found = _kept.get(file)
    if found is None or found[0] != stamp:
        _kept[file] = found = (stamp, read(file))
    return found[1]


def _text(secret: bytes) -> str:
    return base64.b64encode(secret).decode("ascii")
