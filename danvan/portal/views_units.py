"""A unit then and now, in the frame of a site."""

from __future__ import annotations

from danvan.units import views_portal as units
from danvan.websites.doors import SiteView


class FindUnit(SiteView, units.FindUnit):
    """Look any unit of the country up, old names too."""


class ShowUnit(SiteView, units.ShowUnit):
    """What a unit was, what it became."""
