"""The public side of models, by noun."""

from danvan.initiatives.views_portal.gallery import Gallery
from danvan.initiatives.views_portal.initiative import ExpressInterest, ReadInitiative

__all__ = ["ExpressInterest", "Gallery", "ReadInitiative"]
