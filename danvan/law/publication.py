"""What a commune must make public: items, regimes and channels of Luật 10/2022, as data (data/publication.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from danvan.law import data_files
from danvan.law.refusals import BadLawData
from danvan.law.rules import registry

RHYTHMS = {"yearly": "hằng năm", "quarterly": "hằng quý", "change": "khi có thay đổi", "event": "khi phát sinh"}


@dataclass(frozen=True, slots=True)
class Regime:
    """How a group of items is made public: channels asked for, at one place or two, for good or for a period."""

    key: str
    channels: tuple[str, ...]
    two_places: bool
    permanent: bool
    source: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to make public. ``clock`` is the id of the rule that says how soon; ``personal``: it may list persons."""

    code: str
    clause: int
    regime: Regime
    group: str
    label: str
    rhythm: str
    source: str
    tag: str
    personal: bool
    clock: str
    to_check: str

    @property
    def derived(self) -> bool:
        """True for a duty that stands outside Đ11."""
        return self.clause == 0


@cache
def groups() -> Mapping[str, str]:
    """Return the groups of items, key → Vietnamese label."""
    return MappingProxyType(dict(data_files.read("publication")["groups"]))


@cache
def channels() -> Mapping[str, str]:
    """Return the forms of making public (Luật 10/2022 Đ12.1), key → Vietnamese label."""
    return MappingProxyType({row["key"]: row["label"] for row in data_files.read("publication")["channels"]})


@cache
def regimes() -> Mapping[str, Regime]:
    """Return the regimes by key. Raise BadLawData when one names an unknown channel."""
    found = {}
    for row in data_files.read("publication")["regimes"]:
        if unknown := set(row["channels"]) - set(channels()):
            raise BadLawData(f"publication.yaml: {row['key']} names {sorted(unknown)}")
        found[row["key"]] = Regime(
            row["key"], tuple(row["channels"]), row["two_places"], row["permanent"], row["cite"]
        )
    return MappingProxyType(found)


@cache
def items() -> Mapping[str, Item]:
    """Return every item by code, in the order of the law. Raise BadLawData when a row is wrong or doubled."""
    found: dict[str, Item] = {}
    for row in data_files.read("publication")["items"]:
        clock = row.get("clock", "dcco.publish")
        if row["code"] in found or clock not in registry() or row["group"] not in groups() or not row.get("cite"):
            raise BadLawData(f"publication.yaml: {row['code']} is doubled or names an unknown clock, group or source")
        if row["rhythm"] not in RHYTHMS:
            raise BadLawData(f"publication.yaml: {row['code']}: unknown rhythm {row['rhythm']!r}")
        found[row["code"]] = Item(
            row["code"], row["clause"], regimes()[row["regime"]], row["group"], row["label"], row["rhythm"], row["cite"],
            row["tag"], row.get("personal", False), clock, row.get("check", ""),
        )  # fmt: skip
    return MappingProxyType(found)
