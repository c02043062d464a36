"""Append-only, hash-chained record: what, about what, by whom, when. Codes and field names only.

The doors: ``journal.record``, ``journal.record_each``, ``journal.record_bulk``, ``journal.entries_for``, ``journal.verify``,
``journal.unheard_of``.
"""

from danvan.journal.actions import record, record_bulk, record_each
from danvan.journal.facts import Break, Report, entries_for, unheard_of, verify

__all__ = ["Break", "Report", "entries_for", "record", "record_bulk", "record_each", "unheard_of", "verify"]
