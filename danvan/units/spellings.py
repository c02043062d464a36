"""The ways a unit name is written in running text, and how to read a name a person typed."""

from __future__ import annotations

import re

from danvan.text.folding import key1

_OLD = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"]
_NEW = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"]
_STYLES = dict(zip(_OLD, _NEW, strict=True))
_OLD_TONE = re.compile(rf"(?<!q)(?:{'|'.join(_OLD)})(?![^\W\d_])")
NUMBER_LIST = re.compile(r"(?:\s*(?:,|và)\s*\d{1,2}(?![\w./%]|\s*[-/]\s*\d))+")
KIND_WORDS = {
    "urban_district": ("quận ", ("q.", "q. ", "quận ủy ", "q")),
    "rural_district": ("huyện ", ("h.", "h. ", "huyện ủy ")),
    "town": ("thị xã ", ("tx ", "tx.", "tx. ", "thị ủy ")),
    "provincial_city": ("thành phố ", ("tp ", "tp.", "tp. ", "thành ủy ")),
    "central_city": ("thành phố ", ("tp ", "tp.", "tp. ", "thành ủy ")),
    "province": ("tỉnh ", ("tỉnh ủy ",)),
    "ward": ("phường ", ("p.", "p. ", "đảng ủy ", "p")),
    "commune": ("xã ", ("đảng ủy ",)),
    "township": ("thị trấn ", ("tt ", "tt.", "tt. ")),
    "special_zone": ("đặc khu ", ()),
}
HO_CHI_MINH = "Thành phố Hồ Chí Minh"
ALIASES = {
    HO_CHI_MINH: ("tphcm", "tp.hcm", "tp hcm", "tp. hcm", "hcmc", "tp.hồ chí minh"),
    "Tỉnh Thừa Thiên Huế": ("thừa thiên - huế", "tt huế", "tt-huế"),
    "Tỉnh Bà Rịa - Vũng Tàu": ("bà rịa-vũng tàu", "br-vt", "brvt"),
    "Tỉnh Đắk Lắk": ("đắc lắc", "đăk lăk", "đắklắk"),
    "Tỉnh Đắk Nông": ("đăk nông", "đắc nông"),
}
_BODIES = ("quận ủy ", "huyện ủy ", "thị ủy ", "thành ủy ", "tỉnh ủy ", "đảng ủy ")


def spellings(name: str, kinds: set[str]) -> list[tuple[str, int]]:
    """List lower-case patterns for ``name`` and how many signs at their start are not the name.

    Province names stand without a kind word too, except Hồ Chí Minh, which is first of all a person.
    """
    key = key1(name)
    found = [(key, 0)]
    for kind in kinds & KIND_WORDS.keys():
        word, short_forms = KIND_WORDS[kind]
        bare = key.removeprefix(word)
        for form in short_forms:
            if form in ("q", "p") and not bare.isdigit():
                continue
            found.append((form + bare, len(form) if form in _BODIES else 0))
        if kind in ("province", "central_city") and name != HO_CHI_MINH:
            found.append((bare, 0))
    found += [(alias, 0) for alias in ALIASES.get(name, ())]
    return [one for pattern, skip in found for one in both_styles(pattern, skip)]


def both_styles(pattern: str, skip: int) -> list[tuple[str, int]]:
    """Give the pattern with hòa and with hoà."""
    other = _OLD_TONE.sub(lambda found: _STYLES[found[0]], pattern)
    return [(pattern, skip)] if other == pattern else [(pattern, skip), (other, skip)]


def unmarked(view: str) -> bool:
    """Whether a text carries no Vietnamese letter at all."""
    return view.isascii()


_SHORT_KIND = re.compile(r"^(p|q|h|x|tp|tx|tt)\s*(?:\.\s*|\s+|(?=\d))", re.IGNORECASE)
_LONG_KIND = {
    "p": "phường ", "q": "quận ", "h": "huyện ", "x": "xã ", "tp": "thành phố ", "tx": "thị xã ", "tt": "thị trấn ",
}  # fmt: skip
_ALIAS_NAMES = {alias: name for name, aliases in ALIASES.items() for alias in aliases}
_LEADING_ZERO = re.compile(r"(?<=\s)0+(?=\d)")


def spell_out(name: str) -> str:
    """Write a typed name as it is stored, as far as signs tell: «P.05» → «phường 5», «TPHCM» → «thành phố …»."""
    plain = " ".join(name.split()).strip(" .,;:()")
    alias = _ALIAS_NAMES.get(plain.casefold())
    if alias:
        return alias
    full = _SHORT_KIND.sub(lambda found: _LONG_KIND[found[1].lower()], plain)
    return _LEADING_ZERO.sub("", full)
