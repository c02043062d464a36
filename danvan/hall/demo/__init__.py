"""Demo data: an invented province, loaded at the first run, removed by one command."""

from danvan.hall.demo.load import load
from danvan.hall.demo.remove import remove

__all__ = ["load", "remove"]
