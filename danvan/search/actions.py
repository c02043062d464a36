"""Put things into the index and take them out, in the transaction of the action that changed them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import date, datetime
from functools import lru_cache, partial
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

from django.apps import apps
from django.db import connection, connections, transaction

from danvan.search.backends import backend_for
from danvan.search.words import TITLE_END, label, plain, streams_of

if TYPE_CHECKING:
    from danvan.search.models import Document

LONGEST_BODY = 60_000
BATCH = 500
BATCH_IN_PLACE = 200


def put(
    *,
    kind: str,
    code: str,
    unit: str,
    title: str,
    body: str = "",
    day: date | None = None,
    public_from: datetime | None = None,
    public_until: datetime | None = None,
    url_name: str = "",
    status: str = "",
) -> Document:
    """Put a thing into the index, in place of what stood there under the same kind and code.

    ``unit`` is a unit's code; ``body`` is plain text, kept up to 60,000 signs; ``day`` orders by age;
    ``public_from`` None means: for the desk only; from ``public_until`` on readers do not find it any more. Call it in the transaction of the action, which has
    locked the thing.
    """
    row = _row(kind, code, unit, title, body, day, public_from, public_until, url_name, status)
    with transaction.atomic(savepoint=False):
        gone = _take_out([(kind, code)])
        row.save(force_insert=True)
        _count_after_commit(Counter(_stand_in(row.labels, row.folded)), gone)
    return row


def put_new(*, kind: str, code: str, unit: str, title: str, body: str = "", day: date | None = None) -> Document:
    """Put a thing of the desk into the index that cannot be in it yet: its code was given in this transaction."""
    row = _row(kind, code, unit, title, body, day, None, None, "", "")
    with transaction.atomic(savepoint=False):
        row.save(force_insert=True)
        _count_after_commit(Counter(_stand_in(row.labels, row.folded)), Counter())
    return row


def remove(kind: str, code: str) -> None:
    """Take a thing out of the index; nothing happens when it is not there."""
    with transaction.atomic(savepoint=False):
        _count_after_commit(Counter(), _take_out([(kind, code)]))


def erase(kind: str, code: str) -> None:
    """Take a thing out so that its words are nowhere left: not in the index, not among the counted syllables.

    Call it in the transaction of the action. On PostgreSQL the operator runs VACUUM afterwards.
    """
    backend = backend_for(connection)
    gone: Counter[str] = Counter()
    with transaction.atomic(savepoint=False):
        backend.delete_for_good(connection, lambda: gone.update(_take_out([(kind, code)])))
        _count_after_commit(Counter(), gone)
        transaction.on_commit(_forget_unused, robust=True)
        transaction.on_commit(lambda: backend.settle(connection), robust=True)


def _forget_unused() -> None:
    apps.get_model("search", "Syllable").objects.filter(count__lte=0).delete()


def put_each(things: Iterable[dict[str, Any]]) -> int:
    """Put things into the index, each in place of what stood there under its kind and code; return how many.

    ``things`` are the arguments of ``put``, as dicts; each 200 of them are one transaction. This is how a room puts
    all that it has in again.
    """
    done, coming = 0, iter(things)
    while batch := list(islice(coming, BATCH_IN_PLACE)):
        rows = {(row.kind, row.code): row for row in (_row(**(_NOTHING | thing)) for thing in batch)}
        with transaction.atomic(savepoint=False):
            gone = _take_out(rows)
            _documents().bulk_create(_newest_first(rows.values()))
            put_in: Counter[str] = Counter()
            for row in rows.values():
                put_in.update(_stand_in(row.labels, row.folded))
            _count_after_commit(put_in, gone)
        done += len(batch)
    return done


def at_once(alias: str) -> AbstractContextManager[None]:
    """Let rows of the index come into the database ``alias`` past this module, very many of them, while nobody searches there.

    In one transaction of that database; ``recount`` afterwards.
    """
    return backend_for(connections[alias]).at_once(connections[alias])


def put_many(things: Iterable[dict[str, Any]]) -> int:
    """Put things into the index that are not yet in it, in batches of 500; return how many.

    ``things`` are the arguments of ``put``, as dicts. The syllables are not counted: call ``recount`` after.
    """
    documents = _documents()
    done = 0
    coming = (_row(**(_NOTHING | thing)) for thing in things)
    with transaction.atomic():
        while batch := list(islice(coming, BATCH)):
            done += len(documents.bulk_create(_newest_first(batch)))
    return done


def reindex(things: Iterable[dict[str, Any]], *, kinds: Iterable[str] | None = None) -> int:
    """Empty the index (or its ``kinds``), fill it again and count the syllables; return how many things went in.

    ``things`` are the arguments of ``put``, as dicts. All in one transaction: searching goes on meanwhile.
    """
    with transaction.atomic():
        old = _documents().all() if kinds is None else _documents().filter(kind__in=list(kinds))
        old.delete()
        done = put_many(things)
        recount()
    return done


def recount() -> int:
    """Count again in how many documents each syllable stands; return the number of syllables."""
    counted: Counter[str] = Counter()
    for labels, folded in _documents().values_list("labels", "folded").iterator(chunk_size=1000):
        counted.update(_stand_in(labels, folded))
    syllables = apps.get_model("search", "Syllable")
    with transaction.atomic():
        syllables.objects.all().delete()
        syllables.objects.bulk_create(
            (syllables(folded=folded, count=count) for folded, count in counted.items()), batch_size=2000
        )
    return len(counted)


def _newest_first(rows: Iterable[Document]) -> list[Document]:
    """Put rows in the order in which FTS5 numbers them: it begins a new piece of its index for each that stands before the last."""
    return sorted(rows, key=lambda row: -row.place)


_NOTHING: dict[str, Any] = {
    "body": "",
    "day": None,
    "public_from": None,
    "public_until": None,
    "url_name": "",
    "status": "",
}


def _row(
    kind: str,
    code: str,
    unit: str,
    title: str,
    body: str,
    day: date | None,
    public_from: datetime | None,
    public_until: datetime | None,
    url_name: str,
    status: str,
) -> Document:
    model = cast("type[Document]", apps.get_model("search", "Document"))
    title, body = plain(title), plain(body[:LONGEST_BODY])
    exact_title, folded_title = streams_of(title)
    exact_body, folded_body = streams_of(body)
    return model(
        place=model.place_of(kind, code, day),
        kind=kind,
        code=code,
        unit=unit,
        day=day,
        public_from=public_from,
        public_until=public_until,
        status=status,
        url_name=url_name,
        labels=" ".join([label("k", kind), label("u", unit), *_day_labels(day)]),
        title=title,
        folded_title=folded_title,
        exact_title=exact_title,
        body=body,
        folded=f"{folded_title} {TITLE_END} {folded_body}",
        exact=f"{exact_title} {TITLE_END} {exact_body}",
    )


def _take_out(things: Iterable[tuple[str, str]]) -> Counter[str]:
    """Delete the documents of these kinds and codes and return their syllables."""
    codes = defaultdict[str, list[str]](list)
    for kind, code in things:
        codes[kind].append(code)
    gone: Counter[str] = Counter()
    for kind, of_kind in codes.items():
        old = _documents().filter(kind=kind, code__in=of_kind)
        there = list(old.values_list("labels", "folded"))
        for words in there:
            gone.update(_stand_in(*words))
        if there:
            old.delete()
    return gone


@lru_cache(maxsize=5000)
def _day_labels(day: date | None) -> tuple[str, ...]:
    """Label the day, its month and its year, for asking by windows of time."""
    return tuple(label("d", f"{day:{form}}") for form in ("%Y%m%d", "%Y%m", "%Y")) if day else ()


def _stand_in(labels: str, folded: str) -> set[str]:
    """Give each syllable and label of a document once, the syllables of its title also as such."""
    title, _, body = folded.partition(TITLE_END)
    in_title = title.split()
    return {*body.split(), *in_title, *map(_in_title, in_title), *labels.split()}


@lru_cache(maxsize=20_000)
def _in_title(word: str) -> str:
    return label("t", word)


def _count_after_commit(put_in: Counter[str], taken_out: Counter[str]) -> None:
    """Change the syllable counts by the difference, after commit, so that no action waits for another."""
    put_in.subtract(taken_out)
    changes = sorted((word, by) for word, by in put_in.items() if by)
    if changes:
        transaction.on_commit(partial(_count, changes), robust=True)


def _count(changes: list[tuple[str, int]]) -> None:
    """Add to the counts, a batch of syllables a statement; none stands twice among ``changes``."""
    with transaction.atomic(), connection.cursor() as cursor:
        for start in range(0, len(changes), BATCH):
            part = changes[start : start + BATCH]
            cursor.execute(
                f"INSERT INTO search_syllable (folded, count) VALUES {', '.join(['(%s, %s)'] * len(part))}"
                " ON CONFLICT (folded) DO UPDATE SET count = search_syllable.count + excluded.count",
                [value for change in part for value in change],
            )


def _documents() -> Any:
    return apps.get_model("search", "Document").objects
