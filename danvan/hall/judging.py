"""What readers may not say in public: petitions know a denunciation, news asks."""

from __future__ import annotations

from danvan.petitions.recognise import recognise


def denounces(text: str) -> tuple[str, ...]:
    """Return why a text denounces an identifiable person, as sentences; nothing when it does not. Keeps nothing."""
    return recognise(text).reasons
