"""Page counts by day, without cookies or personal data; on SQLite in a file of their own.

The doors: ``visits.count``, ``visits.is_due``, ``visits.flush``, ``visits.totals``, ``visits.totals_for``, ``visits.site_totals``, ``visits.time_taken``, ``visits.times``.
"""

from danvan.visits.actions import count, flush, is_due, time_taken
from danvan.visits.facts import SiteTotals, site_totals, times, totals, totals_for

__all__ = ["SiteTotals", "count", "flush", "is_due", "site_totals", "time_taken", "times", "totals", "totals_for"]
