"""Whose a document is: the province of its issuer, by name."""

from __future__ import annotations

import re
from datetime import date

from danvan.core.refused import Refused
from danvan.text.folding import key2
from danvan.units.gazetteer import Gazetteer


class NoSuchProvince(Refused):
    """Không có tỉnh, thành phố nào tên «{name}» vào lúc văn bản ban hành. Hãy xem lại tên."""


class SeveralProvinces(Refused):
    """Qua các thời kỳ có nhiều tỉnh, thành phố tên «{name}». Hãy sửa mục này, ghi ngày ban hành rồi xác định lại."""


def province_code(name: str, on: date | None) -> str:
    """Give the State's code of the province of that name on ``on`` (of all times without a day); "" for no name.

    Marks and the word «tỉnh», «thành phố» may be left out; a code is understood too.
    """
    typed = " ".join(name.split())
    if not typed or typed.isdigit():
        return typed
    named = [one for one in Gazetteer.load().provinces if bare(one.name) == bare(typed)]
    codes = {one.official_code for one in named if one.official_code and (on is None or one.holds(on))}
    if len(codes) > 1:
        raise SeveralProvinces(field="scope", name=typed)
    if not codes:
        raise NoSuchProvince(field="scope", name=typed)
    return codes.pop()


def bare(province: str) -> str:
    """Write the name of a province without marks, and without the word for what it is."""
    return re.sub(r"^(tinh|thanh pho|tp\.?) ", "", key2(province))
