"""The words by which a denunciation is recognised, read once from ``data/denunciation.yaml``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from danvan.core.yaml_files import read_yaml
from danvan.petitions.wording import Phrases
from danvan.text.folding import key2
from danvan.text.names import FAMILY_NAMES

WORDS_ONLY = ("given", "not_names", "money_words")


@cache
def data() -> dict[str, Any]:
    """Return the whole file."""
    path = Path(__file__).parent / "data" / "denunciation.yaml"
    found: dict[str, Any] = read_yaml(path)
    return found


@cache
def short() -> tuple[tuple[str, str], ...]:
    """Give abbreviations and what they stand for, as (folded, words with marks)."""
    return tuple((key2(str(short)), str(meant)) for short, meant in data()["short"].items())


@cache
def plain() -> Phrases:
    """Give the plain lists and the ends of the acts told of by two words apart, each under its name."""
    listed = {name: [str(one) for one in one_list] for name, one_list in data().items() if isinstance(one_list, list)}
    apart = {f"{number}.{end}": pair[end] for number, (_, pair) in enumerate(pairs()) for end in (0, 1)}
    return Phrases({name: words for name, words in {**listed, **apart}.items() if name not in WORDS_ONLY})


@cache
def acts() -> Phrases:
    """Give the acts by kind."""
    return Phrases(data()["acts"])


def pairs() -> list[tuple[str, list[list[str]]]]:
    """List (kind, [heads, tails])."""
    return [(kind, pair) for kind, pairs in data()["gaps"].items() for pair in pairs]


@cache
def gaps() -> tuple[tuple[str, str, str], ...]:
    """Give (kind, list of heads, list of tails) of the acts told of by two words apart."""
    return tuple((kind, f"{number}.0", f"{number}.1") for number, (kind, _) in enumerate(pairs()))


@cache
def folded(name: str) -> frozenset[str]:
    """Give the words of a list without marks."""
    return frozenset(key2(str(one)) for one in data()[name])


@cache
def not_names() -> frozenset[str]:
    """Give the words that follow a title and are no name."""
    return (folded("not_names") | frozenset(str(one) for one in data()["not_names"])) - {"van", "hoa", "nam", "hai"}


@cache
def given() -> frozenset[str]:
    """Give given names with marks."""
    return frozenset(str(one) for one in data()["given"])


@cache
def bare_given() -> frozenset[str]:
    """Give given names without marks, but for those that mean something else."""
    return folded("given") - {
        "a",
        "b",
        "c",
        "d",
        "h",
        "k",
        "m",
        "n",
        "q",
        "s",
        "t",
        "v",
        "x",
        "ca",
        "cong",
        "su",
        "tin",
        "duoc",
        "the",
        "doan",
        "phat",
        "thi",
        "nhu",
        "an",
        "can",
        "hop",
        "chung",
        "thu",
        "bao",
    }


@cache
def families() -> frozenset[str]:
    """Give family names without marks."""
    return frozenset(key2(one) for one in FAMILY_NAMES)
