"""Tables of the room."""

from danvan.units.models.paths import PathField
from danvan.units.models.unit import Succession, Unit, UnitClosure, UnitVersion

__all__ = ["PathField", "Succession", "Unit", "UnitClosure", "UnitVersion"]
