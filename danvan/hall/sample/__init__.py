"""Invented data at scale, the same for the same seed: for benches and for trying a machine out."""

from danvan.hall.sample.make import Size, Standing, TooMany, make

__all__ = ["Size", "Standing", "TooMany", "make"]
