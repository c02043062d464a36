"""Any unit, then and now, for everybody.

These pages stand on their own at ``/don-vi/``; a site shows them in its own frame by putting its mixin
before them (``class UnitOfSite(SiteView, ShowUnit)``).
"""

from __future__ import annotations

from danvan.units import pages


class FindUnit(pages.FindUnit):
    template_name = "units/portal/find.html"


class ShowUnit(pages.ShowUnit):
    template_name = "units/portal/unit.html"
