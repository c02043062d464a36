"""Deadline computations a second on the official calendar; prints each figure and its ratio to the limit."""

from __future__ import annotations

import sys
import time
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from danvan.law import clock, official, rules
from danvan.law.clock import Pause

LIMIT = 50_000
COUNT = 100_000
START = date(2026, 1, 1)
STARTS = [START + timedelta(days=n % 365) for n in range(COUNT)]
PAUSES = [Pause(date(2026, 3, 2), date(2026, 3, 20))]


def measure(name: str, compute) -> bool:
    """Time ``compute(start)`` over every start and print the rate; say whether it meets the limit."""
    began = time.process_time()
    for start in STARTS:
        compute(start)
    rate = COUNT / (time.process_time() - began)
    print(f"{name:<42} {rate:>12,.0f} /s   ×{rate / LIMIT:.1f} of the limit")
    return rate >= LIMIT


def main() -> int:
    calendar = official.calendar()
    rule = rules.pick("kn.accept", START.replace(month=8))
    cases = {
        "7 working days": lambda start: clock.due(start, 7, "wd", calendar),
        "400 working days (into undecided years)": lambda start: clock.due(start, 400, "wd", calendar),
        "30 calendar days": lambda start: clock.due(start, 30, "d", calendar),
        "12 months": lambda start: clock.due(start, 12, "month", calendar),
        "5 working days before": lambda start: clock.before(start, 5, "wd", calendar),
        "by rule kn.accept": lambda start: clock.for_rule(rule, start, calendar),
        "30 calendar days with a pause": lambda start: clock.due(start, 30, "d", calendar, pauses=PAUSES),
        "picking the rule by day": lambda start: rules.pick("kn.accept", start),
    }
    print(f"limit: {LIMIT:,} /s")
    met = [measure(name, compute) for name, compute in cases.items()]
    return 0 if all(met) else 1


if __name__ == "__main__":
    raise SystemExit(main())
