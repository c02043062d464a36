"""Citations of official documents: Party, State, Front and unions."""

from danvan.text.citations.identity import identity_key
from danvan.text.citations.laws import Law, catalogue
from danvan.text.citations.lexicon import term_of_day
from danvan.text.citations.model import Citation
from danvan.text.citations.reader import find_citations
from danvan.text.citations.settle import with_scope

__all__ = ["Citation", "Law", "catalogue", "find_citations", "identity_key", "term_of_day", "with_scope"]
