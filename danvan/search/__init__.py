"""One index over everything that can be found: folded text, the same order on SQLite and PostgreSQL.

The doors: ``search.put``, ``search.remove``, ``search.erase`` (in the transaction of the action), ``search.find``, ``search.look``,
``search.reindex``, ``search.put_each`` (a room's things again), ``search.put_many``, ``search.put_new`` (what cannot be in it yet), ``search.recount``, ``search.at_once`` (a copy of the whole database).
"""

from danvan.search.actions import at_once, erase, put, put_each, put_many, put_new, recount, reindex, remove
from danvan.search.facts import EVERY_UNIT, Hit, Result, find, look

__all__ = [
    "EVERY_UNIT",
    "Hit",
    "Result",
    "at_once",
    "erase",
    "find",
    "look",
    "put",
    "put_each",
    "put_many",
    "put_new",
    "recount",
    "reindex",
    "remove",
]
