"""Learn the weights of ``danvan/petitions/learned.py`` from the invented letters of ``tests/petitions``.

    python -m bench.recognise_train            # learn, write danvan/petitions/data/learned.tsv
    python -m bench.recognise_train --across   # only measure: each writer by what was learned from all others

Nothing here reads a citizen's text: only the files named below. Logistic regression with L2, solved by coordinates
of its dual (Yu, Huang, Lin: Dual coordinate descent methods for logistic regression, 2011), plain Python; the same
files give the same weights.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import blake2b
from math import exp, log
from pathlib import Path

import yaml

from danvan.petitions import learned
from danvan.petitions.recognise import weighed
from danvan.text.folding import key2

ROOT = Path(__file__).resolve().parent.parent
LETTERS = ROOT / "tests" / "petitions"
WAYS: tuple[Callable[[str], str], ...] = (str, key2)
"""As written, and without marks."""
OWN = "own"
"""The letters by who wrote the recogniser: learned from, never measured on."""
RIDGE, TURNS, FEWEST, SMALLEST = 4.0, 30, 3, 0.01
FALSE_ALARMS = 0.022
"""Share of the lawful letters of unseen writers that the chosen limit may stop."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One text in one way of writing: who wrote it, what it is, its windows, whether it is weighed, what stops it
    without weighing."""

    writer: str
    denounces: bool
    way: int
    windows: list[list[learned.Piece]]
    may_be_weighed: bool
    stopped: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """A letter with the score of its heaviest part, and how far that is above a limit of 0."""

    letter: Letter
    most: float
    surplus: float


@dataclass(frozen=True, slots=True)
class Example:
    """What is learned from: the numbers of its features, 1 or 0."""

    features: list[int]
    label: int


def texts() -> dict[str, list[tuple[str, bool]]]:
    """Return (text, whether it denounces) by writer. The older series of the repository count as two writers."""
    found = {path.stem: _labelled(path) for path in sorted((LETTERS / "letters").glob("*.yaml"))}
    found["by_concepts"] = _labelled(LETTERS / "tuned_conduct.yaml")
    pairs = yaml.safe_load((LETTERS / "pairs.yaml").read_text(encoding="utf-8"))
    negatives = yaml.safe_load((LETTERS / "negatives.yaml").read_text(encoding="utf-8"))
    found["by_lists"] = _labelled(LETTERS / "tuned.yaml")
    found["by_lists"] += [(text, first == 0) for pair in pairs for first, text in enumerate(pair)]
    found["by_lists"] += [(text, False) for text in negatives]
    return found


def _labelled(path: Path) -> list[tuple[str, bool]]:
    listed = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [
        (text, kind == "denunciations") for kind in ("denunciations", "feedback") for text in listed.get(kind, ())
    ]


def digest_of(written: dict[str, list[tuple[str, bool]]]) -> str:
    """Return one sign for what the weights are learned from: the letters, this file, the features and the lists."""
    sign = blake2b(digest_size=12)
    for writer, letters in written.items():
        sign.update(repr((writer, letters)).encode())
    rooms = ROOT / "danvan" / "petitions"
    for name in ("learned.py", "data/denunciation.yaml", "data/conduct.yaml"):
        sign.update((rooms / name).read_bytes())
    sign.update(Path(__file__).read_bytes())
    return sign.hexdigest()


def letters_of(written: dict[str, list[tuple[str, bool]]]) -> list[Letter]:
    """Read every text both ways."""
    found = []
    for writer, listed in written.items():
        for text, denounces in listed:
            for way, as_typed in enumerate(WAYS):
                reading, signs, may_be, stopped = weighed(as_typed(text))
                windows = list(learned.windows_of(learned.pieces_of(reading, signs)))
                found.append(Letter(writer, denounces, way, windows, may_be, stopped))
    return found


def learn(letters: Iterable[Letter]) -> learned.Model:
    """Find the weights that tell the letters apart. Limits are left at 0."""
    windows = [(window, int(letter.denounces)) for letter in letters for window in _learned_from(letter)]
    named = [(frozenset[str]().union(*[piece.names for piece in window]), label) for window, label in windows]
    seen = Counter(name for names, _ in named for name in names)
    numbers = {name: number for number, name in enumerate(sorted(name for name in seen if seen[name] >= FEWEST))}
    examples = [Example(sorted(numbers[name] for name in names if name in numbers), label) for names, label in named]
    values = solve(examples, len(numbers))
    weights = {name: round(values[number], 2) for name, number in numbers.items() if abs(values[number]) >= SMALLEST}
    return learned.Model(weights, round(values[-1], 3), (0.0, 0.0), "")


def _learned_from(letter: Letter) -> list[list[learned.Piece]]:
    """A lawful letter is lawful in each part; a denouncing one is known to denounce only as a whole."""
    if not letter.denounces or len(letter.windows) == 1:
        return letter.windows
    whole: dict[int, learned.Piece] = {piece.first: piece for window in letter.windows for piece in window}
    return [list(whole.values())]


def solve(examples: list[Example], size: int) -> list[float]:
    """Minimise the logistic loss plus ``RIDGE``/2 |w|²; the last weight is the bias."""
    weights = [0.0] * (size + 1)
    shares = [0.01] * len(examples)
    lengths = [(len(one.features) + 1) / RIDGE for one in examples]
    for one, share in zip(examples, shares, strict=True):
        _move(weights, one, share)
    order = list(range(len(examples)))
    chance = random.Random(7)
    for _ in range(TURNS):
        chance.shuffle(order)
        for at in order:
            one = examples[at]
            score = sum(map(weights.__getitem__, one.features)) + weights[-1]
            share = _best_share(score if one.label else -score, shares[at], lengths[at])
            _move(weights, one, share - shares[at])
            shares[at] = share
    return weights


def _move(weights: list[float], one: Example, by: float) -> None:
    step = (by if one.label else -by) / RIDGE
    weights[-1] += step
    for feature in one.features:
        weights[feature] += step


def _best_share(margin: float, share: float, length: float) -> float:
    """Solve length·(a - share) + margin + log(a / (1 - a)) = 0 for a, by Newton on log(a / (1 - a))."""
    at = log(share / (1 - share))
    for _ in range(6):
        near = 1 / (1 + exp(-at))
        miss = length * (near - share) + margin + at
        if abs(miss) < 1e-6:
            break
        at -= miss / (length * near * (1 - near) + 1)
        at = min(30.0, max(-30.0, at))
    return 1 / (1 + exp(-at))


def weigh(letter: Letter, model: learned.Model) -> Weighed:
    """Weigh a letter by a model whose limits are 0."""
    if not letter.may_be_weighed:
        return Weighed(letter, -9.0, 0.0)
    most = max((learned.score_of(window, model) for window in letter.windows), default=-9.0)
    return Weighed(letter, most, most - learned.limit_of(model, letter.way == 0, len(letter.windows)))


def limits_of(scored: list[Weighed]) -> tuple[float, float]:
    """Choose from which surplus on a letter counts, so that few lawful letters do, with marks and without."""
    chosen = []
    for way in range(len(WAYS)):
        lawful = [one.surplus for one in scored if not one.letter.denounces and one.letter.way == way]
        chosen.append(round(sorted(lawful, reverse=True)[int(FALSE_ALARMS * len(lawful))] + 0.01, 2))
    return chosen[0], chosen[1]


def across(letters: list[Letter]) -> dict[str, list[Weighed]]:
    """Weigh each writer by what was learned from all others."""
    found = {}
    for writer in dict.fromkeys(letter.writer for letter in letters if not letter.writer.startswith(OWN)):
        model = learn(letter for letter in letters if letter.writer != writer)
        found[writer] = [weigh(letter, model) for letter in letters if letter.writer == writer]
        print(f"weighed {writer} by {len(model.weights)} weights", file=sys.stderr)
    return found


def report(by_writer: dict[str, list[Weighed]]) -> None:
    """Print precision and recall of each writer, with limits chosen on all other writers."""
    for writer, scored in by_writer.items():
        limits = limits_of([one for other, listed in by_writer.items() if other != writer for one in listed])
        for way, named in enumerate(("marks", "bare")):
            mine = [one for one in scored if one.letter.way == way]
            rules = _told(mine, [one.letter for one in mine if one.letter.stopped])
            both = _told(mine, [one.letter for one in mine if is_stopped(one, limits[way])])
            print(f"{writer:11} {named:5} rules {rules} | with what was learned {both}")


def is_stopped(one: Weighed, limit: float) -> bool:
    """Say what ``recognise`` says, with a limit."""
    lawful = one.most < learned.LAWFUL and sum(map(learned.size_of, one.letter.windows[0])) >= learned.ENOUGH
    by_rules = one.letter.stopped == "word" or (one.letter.stopped == "rules" and not lawful)
    return by_rules or (one.surplus >= limit and one.letter.may_be_weighed)


def _told(mine: list[Weighed], stopped: list[Letter]) -> str:
    right = sum(letter.denounces for letter in stopped)
    told = sum(one.letter.denounces for one in mine)
    precision = right / len(stopped) if stopped else 1.0
    return (
        f"P {precision:.3f} R {right / told:.3f} ({right}/{told}, false {len(stopped) - right} of {len(mine) - told})"
    )


def write(model: learned.Model, limits: tuple[float, float], digest: str) -> None:
    """Write the weights, one a line, sorted."""
    head = {"bias": model.bias, "digest": digest, "limit with marks": limits[0], "limit without": limits[1]}
    lines = [f"#{name}\t{value}" for name, value in head.items()]
    lines += [f"{name}\t{weight:g}" for name, weight in sorted(model.weights.items())]
    learned.WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Measure across writers; learn from all and write, unless only measuring was asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--across", action="store_true", help="only measure")
    only = parser.parse_args().across
    written = texts()
    letters = letters_of(written)
    by_writer = across(letters)
    report(by_writer)
    if not only:
        limits = limits_of([one for listed in by_writer.values() for one in listed])
        write(learn(letters), limits, digest_of(written))


if __name__ == "__main__":
    main()
