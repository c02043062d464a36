"""Record codes that people can read out: unit prefix, year, six signs without look-alikes, a check sign."""

from __future__ import annotations

import re
import secrets

SIGNS = "3456789ACDEFHJKMNPRTVWX"  # 23 of them, a prime; of 2/Z, 5/S, 8/B, 0/O/Q, 1/I/L, U/V at most one stays
RANDOM_LENGTH = 6
_SHAPE = re.compile(rf"(?P<prefix>[A-Z][A-Z0-9]{{0,11}})-(?P<year>\d{{2}})-(?P<signs>[{SIGNS}]{{7}})")

_RUN_TOGETHER = re.compile(rf"([A-Z][A-Z0-9]{{0,11}}?)(\d{{2}})([{SIGNS}]{{7}})")


def check_sign(prefix: str, year: int, signs: str) -> str:
    """Compute the check sign over prefix, two-digit year and the random signs.

    Weights differ by place and the modulus 23 is prime, so one wrong sign or two neighbours
    exchanged are always noticed within the random part.
    """
    head = sum((place + 1) * ord(sign) for place, sign in enumerate(f"{prefix}{year % 100:02d}"))
    body = sum((place + 1) * SIGNS.index(sign) for place, sign in enumerate(signs))
    return SIGNS[(head + body) % len(SIGNS)]


def new_code(prefix: str, year: int) -> str:
    """Make a random code such as ``BM-26-7K3QXH4``; uniqueness is the table's constraint.

    ``prefix`` is the unit's prefix (1–12 capitals and digits), ``year`` a full year.
    """
    signs = "".join(secrets.choice(SIGNS) for _ in range(RANDOM_LENGTH))
    return f"{prefix}-{year % 100:02d}-{signs}{check_sign(prefix, year, signs)}"


def is_valid_code(code: str) -> bool:
    """Say whether ``code`` has the right shape and check sign (case and blanks ignored)."""
    found = _SHAPE.fullmatch(tidy_code(code))
    if not found:
        return False
    signs = found["signs"]
    return check_sign(found["prefix"], int(found["year"]), signs[:-1]) == signs[-1]


def tidy_code(code: str) -> str:
    """Bring a code typed by a person to the stored form: case, blanks, other dashes or none do not matter."""
    signs = re.sub(r"[\s.\u2010-\u2015\u2212_-]+", "", code).upper()
    found = _RUN_TOGETHER.fullmatch(signs)
    return "-".join(found.groups()) if found else re.sub(r"\s+", "", code).upper()
