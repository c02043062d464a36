"""Tables of the room."""

from danvan.units.models.bulk import insert
from danvan.units.models.closure import rebuild_closure
from danvan.units.models.officer import Absence, Officer, OfficerRole
from danvan.units.models.paths import PathField
from danvan.units.models.person import Holding, Person, Post
from danvan.units.models.unit import Succession, Unit, UnitClosure, UnitVersion

__all__ = [
    "Absence",
    "Holding",
    "Officer",
    "OfficerRole",
    "PathField",
    "Person",
    "Post",
    "Succession",
    "Unit",
    "UnitClosure",
    "UnitVersion",
    "insert",
    "rebuild_closure",
]
