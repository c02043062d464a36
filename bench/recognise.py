"""Precision and recall of the recognition of denunciations on texts that its lists were never fitted to.

    .venv/bin/python bench/recognise.py

Prints one line for texts with marks, one without, and how long one text of 200 words takes.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from danvan.petitions.recognise import recognise  # noqa: E402
from danvan.text.folding import key2  # noqa: E402

HELD_OUT = ROOT / "tests" / "petitions" / "held_out.yaml"


def measure(name: str, as_typed: Callable[[str], str]) -> None:
    """Print precision and recall of one way of typing."""
    texts = yaml.safe_load(HELD_OUT.read_text(encoding="utf-8"))
    right = sum(recognise(as_typed(text)).denunciation for text in texts["denunciations"])
    wrong = sum(recognise(as_typed(text)).denunciation for text in texts["feedback"])
    precision = right / (right + wrong) if right + wrong else 1.0
    told, all_ = len(texts["denunciations"]), len(texts["denunciations"]) + len(texts["feedback"])
    print(
        f"{name}: precision {precision:.2f}, recall {right / told:.2f} ({right}/{told}), false alarms {wrong}, texts {all_}"
    )


def speed() -> None:
    """Print the time of one long text."""
    text = "Ông trưởng thôn họp dân mà không báo trước nên nhiều nhà đi làm nương không dự được. " * 12
    start = time.perf_counter()
    for turn in range(50):
        recognise(f"{text}{turn}")
    print(f"one text of {len(text.split())} words: {(time.perf_counter() - start) / 50 * 1000:.1f} ms")


if __name__ == "__main__":
    measure("with marks", str)
    measure("without marks", key2)
    speed()
