"""The recovery sheet: keys on paper, in groups that can be read aloud, with check signs in every row."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

from danvan.core.keyring import SECRET_BYTES, Ring, key_id
from danvan.core.refused import Refused

SIGNS = 16
"""Signs in a row, A–Z and 2–7: no 0, 1, 8, 9 that look like a letter."""
ROW = re.compile(
    r"\s*(?P<label>K\d+|H)\s*[.]\s*(?P<row>\d)\s*:?\s*(?P<signs>[A-Z2-7 ]+?)\s*=\s*(?P<check>[A-Z2-7]{2})\s*"
)
HASHING = "H"


class WrongRow(Refused):
    """Hàng {row} gõ sai một chữ nào đó (hai chữ kiểm tra không khớp). Hãy so lại với phiếu."""


class RowsMissing(Refused):
    """Phiếu chưa đủ: thiếu các hàng của {what}."""


def rows(ring: Ring) -> list[str]:
    """Write the rows of a sheet: ``K1.1: ABCD EFGH IJKL MNOP = QX``, keys oldest first, then the key of hashes."""
    named = [(f"K{place}", secret) for place, secret in enumerate(ring.keys.values(), 1)] + [(HASHING, ring.hashing)]
    return [row for label, secret in named for row in _rows_of(label, secret)]


def _rows_of(label: str, secret: bytes) -> list[str]:
    signs = base64.b32encode(secret).decode("ascii").rstrip("=")
    parts = [signs[start : start + SIGNS] for start in range(0, len(signs), SIGNS)]
    return [
        f"{label}.{place}: {' '.join(part[i : i + 4] for i in range(0, len(part), 4))} = {check_signs(label, place, part)}"
        for place, part in enumerate(parts, 1)
    ]


def check_signs(label: str, place: int, signs: str) -> str:
    """Compute the two signs that end a row; a wrong, missing or exchanged sign is noticed in 1023 of 1024 cases."""
    digest = hashlib.sha256(f"{label}.{place}:{signs}".encode()).digest()
    return base64.b32encode(digest).decode("ascii")[:2]


def read(lines: Iterable[str]) -> Ring:
    """Read the rows of a sheet back, in any order; other lines are passed over. Raises WrongRow, RowsMissing."""
    found: dict[str, dict[int, str]] = {}
    for line in lines:
        if match := ROW.fullmatch(line.upper()):
            label, place, signs = match["label"], int(match["row"]), match["signs"].replace(" ", "")
            if check_signs(label, place, signs) != match["check"]:
                raise WrongRow(row=f"{label}.{place}")
            found.setdefault(label, {})[place] = signs
    labels = sorted((label for label in found if label != HASHING), key=lambda label: int(label[1:]))
    if not labels:
        raise RowsMissing(what="khóa niêm phong (K1)")
    keys = [_secret(label, found[label]) for label in labels]
    return Ring({key_id(one): one for one in keys}, key_id(keys[-1]), _secret(HASHING, found.get(HASHING, {})))


def _secret(label: str, parts: dict[int, str]) -> bytes:
    signs = "".join(parts[place] for place in sorted(parts))
    try:
        secret = base64.b32decode(signs + "=" * (-len(signs) % 8))
    except ValueError:
        secret = b""
    if len(secret) != SECRET_BYTES:
        raise RowsMissing(what=label)
    return secret
