"""Demo data: an invented province, loaded at the first run, removed by one command."""

from danvan.hall.demo.load import has_real_administrator, load
from danvan.hall.demo.remove import remove

__all__ = ["has_real_administrator", "load", "remove"]
