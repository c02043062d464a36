"""How common words are as PostgreSQL counted them for its own plans: words with their marks, too."""

from __future__ import annotations

from functools import lru_cache
from time import monotonic

from django.db import connections

KEPT = 3600.0  # seconds; ANALYZE comes about as often in a large index

_COUNTED = """
SELECT most_common_elems::text::text[], most_common_elem_freqs,
       (SELECT reltuples FROM pg_class WHERE oid = 'search_document'::regclass)
FROM pg_stats WHERE schemaname = current_schema() AND tablename = 'search_document' AND attname = %s
"""


def common_words(alias: str, column: str) -> dict[str, int]:
    """Give the words that ANALYZE found to be common in a tsvector column, with about how many documents hold them.

    Empty where it has not run yet. A word that is lacking is rarer than each of them.
    """
    return counted(alias, column, int(monotonic() // KEPT))


@lru_cache(maxsize=16)
def counted(alias: str, column: str, _hour: int) -> dict[str, int]:
    """Read them from the database; kept for an hour."""
    with connections[alias].cursor() as cursor:
        cursor.execute(_COUNTED, [column])
        words, shares, documents = cursor.fetchone() or (None, None, 0)
    # the shares end with the least and the greatest of them, which have no word
    return {word: int(share * documents) for word, share in zip(words or [], shares or [], strict=False)}
