"""Hits of this process, counted in memory until they are written: bounded, and nothing about a person stays.

A visitor is a keyed digest of address, user agent and page. The key is drawn at random, lives in memory
only and changes every day, so a digest can neither be traced back nor followed to the next day.
"""

from __future__ import annotations

import os
import threading
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from hashlib import blake2b

from danvan.core.dates import local_day

AGAIN_AFTER = 30 * 60  # seconds in which the same visitor on the same page counts once
SLOT = 5 * 60  # seconds in which a visitor of a site counts once as present
MOST_SEEN = 50_000  # digests remembered; there are two generations of them
STEPS = (50, 200, 1000, 3000)
LONGER = 1_000_000  # milliseconds: what took longer than the last step
WRITE_EVERY = 5.0  # seconds
WRITE_AT = 500  # hits


@dataclass(slots=True)
class Batch:
    """Hits not yet written: by site, page and day; visitors by site and slot; answers by site, day and time taken."""

    pages: Counter[tuple[str, str, date]] = field(default_factory=Counter)
    present: Counter[tuple[str, int]] = field(default_factory=Counter)
    times: Counter[tuple[str, date, int]] = field(default_factory=Counter)
    hits: int = 0

    def add(self, other: Batch) -> None:
        """Take the hits of another batch back."""
        self.pages.update(other.pages)
        self.present.update(other.present)
        self.times.update(other.times)
        self.hits += other.hits


class HitCounter:
    """Count hits of one process; threads may share it. ``now`` is seconds since 1970."""

    def __init__(self, *, write_every: float = WRITE_EVERY, write_at: int = WRITE_AT) -> None:
        self.write_every, self.write_at = write_every, write_at
        self._lock = threading.Lock()
        self._batch = Batch()
        self._written_at = 0.0
        self._day = date.min
        self._key = b""
        self._seen: dict[bytes, float] = {}
        self._seen_before: dict[bytes, float] = {}

    def count(self, site: str, page: str, visitor: str, now: float) -> bool:
        """Count a hit unless the same visitor was on the page in the last 30 minutes; say whether it counted."""
        day = local_day(datetime.fromtimestamp(now, UTC))
        with self._lock:
            if day != self._day:
                self._begin(day, now)
            fresh = self._is_new(f"p\0{visitor}\0{site}\0{page}", now, AGAIN_AFTER)
            if fresh:
                self._batch.pages[site, page, day] += 1
            slot = int(now // SLOT)
            if self._is_new(f"s\0{visitor}\0{site}\0{slot}", now, SLOT):
                self._batch.present[site, slot] += 1
            self._batch.hits += 1
            return fresh

    def time(self, site: str, milliseconds: float, now: float) -> None:
        """Count an answer of a site under the time it took; nothing about who asked."""
        step = next((one for one in STEPS if milliseconds <= one), LONGER)
        with self._lock:
            self._batch.times[site, local_day(datetime.fromtimestamp(now, UTC)), step] += 1

    def is_due(self, now: float) -> bool:
        """Say whether it is time to write."""
        return self._batch.hits > 0 and (
            self._batch.hits >= self.write_at or now - self._written_at >= self.write_every
        )

    def take(self, now: float) -> Batch:
        """Hand over the hits not yet written and begin again."""
        with self._lock:
            batch, self._batch = self._batch, Batch()
            self._written_at = now
            return batch

    def give_back(self, batch: Batch) -> None:
        """Take back what could not be written."""
        with self._lock:
            self._batch.add(batch)

    def _begin(self, day: date, now: float) -> None:
        """Begin a day: a new key, no digest of the day before."""
        self._day, self._key = day, os.urandom(32)
        self._seen, self._seen_before = {}, {}
        self._written_at = self._written_at or now

    def _is_new(self, visit: str, now: float, again_after: int) -> bool:
        """Say whether a visit was not seen within the time, and remember it."""
        digest = blake2b(visit.encode("utf-8", "replace"), digest_size=8, key=self._key).digest()
        last = self._seen.get(digest) or self._seen_before.get(digest)
        if last is not None and now - last < again_after:
            return False
        if len(self._seen) >= MOST_SEEN:
            self._seen, self._seen_before = {}, self._seen
        self._seen[digest] = now
        return True


counter = HitCounter()
