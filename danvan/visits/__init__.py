"""Page counts by day, without cookies or personal data; on SQLite in a file of their own.

The doors: ``visits.count``, ``visits.is_due``, ``visits.flush``, ``visits.totals``, ``visits.totals_for``, ``visits.site_totals``.
"""

from danvan.visits.actions import count, flush, is_due
from danvan.visits.facts import SiteTotals, site_totals, totals, totals_for

__all__ = ["SiteTotals", "count", "flush", "is_due", "site_totals", "totals", "totals_for"]
