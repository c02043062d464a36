"""Expected refusals: a sentence in the reader's language, never a stack trace."""

from __future__ import annotations

import inspect


class Refused(Exception):
    """Việc này không thực hiện được."""

    def __init__(self, sentence: str | None = None, *, field: str | None = None, **facts: object) -> None:
        """Take the sentence of the class (its docstring) and fill its {named} places.

        ``field`` names the form field that the sentence belongs to, if any.
        """
        template = sentence or inspect.cleandoc(type(self).__doc__ or Refused.__doc__ or "")
        self.sentence = template.format(**facts) if facts else template
        self.field = field
        self.facts = facts
        super().__init__(self.sentence)

    def __str__(self) -> str:
        return self.sentence
