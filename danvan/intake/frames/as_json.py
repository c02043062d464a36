"""Write frames as the JSON object that `intake --json` prints for one file."""

from typing import Any

from danvan.intake.frames.records import (
    Category,
    Document,
    Event,
    Figure,
    Frames,
    Note,
    Number,
    Person,
    Piece,
    Post,
    Question,
    When,
)


def to_json(frames: Frames, article: Any, *, file: str) -> dict[str, object]:
    """Give one JSON-ready object; spans are [start, end] code points in the source text."""
    return {
        "file": file,
        "article": _article(article),
        "events": [_event(event, index) for index, event in enumerate(frames.events)],
        "people": [_person(person) for person in frames.people if not person.private],
        "documents": [_document(document) for document in frames.documents],
        "figures": [_figure(figure) for figure in frames.figures],
        "elected": [{"person": note.name, "post": note.piece.text, **_basis(note.piece)} for note in frames.elected],
        "commendations": [_note(note) for note in frames.commendations],
        "notes": [_note(note) for note in frames.notes],
        "questions": [_question(question) for question in frames.questions],
    }


def _basis(piece: Piece) -> dict[str, object]:
    return {"span": piece.span, "rule": piece.rule, "confidence": piece.confidence}


def _piece(piece: Piece) -> dict[str, object]:
    return {"text": piece.text, **_basis(piece)}


def _part(part: Any) -> list[int] | None:
    return [part.start, part.end] if part is not None else None


def _article(article: Any) -> dict[str, object]:
    return {
        "title": article.clean_title,
        "title_span": _part(article.title),
        "lead": article.clean_lead,
        "lead_span": _part(article.lead),
        "body": [part.text for part in article.body],
        "body_spans": [_part(part) for part in article.body],
        "captions": [part.clean for part in article.captions],
        "caption_spans": [_part(part) for part in article.captions],
        "author": article.author.name if article.author else None,
        "author_span": _part(article.author),
        "source": article.source.name if article.source else None,
        "source_span": _part(article.source),
        "published_on": article.published.day.isoformat() if article.published else None,
        "published_span": _part(article.published),
    }


def _event(event: Event, index: int) -> dict[str, object]:
    return {
        "id": f"e{index + 1}",
        "part_of": "e1" if event.part_of is not None else None,
        "type": event.type,
        "name": event.name.text if event.name else None,
        "name_span": event.name.span if event.name else None,
        "name_confidence": event.name.confidence if event.name else None,
        "date": _when(event.when),
        "place": event.venue.text if event.venue else None,
        "place_span": event.venue.span if event.venue else None,
        "unit": event.unit.text if event.unit else None,
        "unit_span": event.unit.span if event.unit else None,
        "unit_candidates": event.unit_candidates,
        "organisers": [_piece(piece) for piece in event.organisers],
        "attendees": _number(event.attendees),
        "audience": [_category(category) for category in event.audience],
    }


def _when(when: When | None) -> dict[str, object] | None:
    if when is None:
        return None
    return {
        "start": when.start,
        "end": when.end,
        "day_part": when.day_part,
        "year_basis": when.year_basis,
        "precision": when.precision,
        "year_span": when.year_piece.span if when.year_piece else None,
        **_piece(when.piece),
    }


def _amount(value: float) -> int | float:
    return int(value) if value == int(value) else value


def _number(number: Number | None) -> dict[str, object] | None:
    if number is None:
        return None
    return {"value": _amount(number.value), "bound": number.bound, "unit": number.unit, **_piece(number.piece)}


def _category(category: Category) -> dict[str, object]:
    number = category.number
    return {
        "text": category.piece.text,
        "count": _amount(number.value) if number else None,
        "bound": number.bound if number else None,
        **_basis(category.piece),
    }


def _post(post: Post) -> dict[str, object]:
    return {
        "text": post.piece.text,
        "title": post.title,
        "body": post.body,
        "status": post.status,
        "concurrent": post.concurrent,
        "body_confidence": post.body_confidence,
        **_basis(post.piece),
    }


def _person(person: Person) -> dict[str, object]:
    return {
        "name": person.name,
        "honorific": person.honorific or None,
        "span": person.mentions[0].span,
        "rule": person.mentions[0].rule,
        "confidence": person.mentions[0].confidence,
        "mentions": [mention.span for mention in person.mentions],
        "posts": [_post(post) for post in person.posts],
        "roles": [role.role for role in person.roles],
        "role_spans": [role.piece.span for role in person.roles],
    }


def _document(document: Document) -> dict[str, object]:
    return {
        "key": document.key,
        "identity": document.identity,
        "type": document.type,
        "number": document.number,
        "symbol": document.symbol,
        "issuer": document.issuer,
        "date": document.date.isoformat() if document.date else None,
        "term": document.term,
        "surface": document.piece.text,
        **_basis(document.piece),
        "mentions": [mention.span for mention in document.mentions],
    }


def _figure(figure: Figure) -> dict[str, object]:
    values = [_amount(value) for value in figure.values]
    return {
        "value": values[0] if len(values) == 1 else values,
        "unit": figure.units[0] if len(figure.units) == 1 else figure.units,
        "bound": figure.bound,
        "kind": figure.what,
        **_piece(figure.piece),
    }


def _note(note: Note) -> dict[str, object]:
    return {"kind": note.kind, "name": note.name or None, **_piece(note.piece)}


def _question(question: Question) -> dict[str, object]:
    return {
        "code": question.code,
        "text": question.sentence,
        "blocks": question.blocks,
        "spans": [list(span) for span in question.spans],
        "options": list(question.options),
    }
