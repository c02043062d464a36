"""Fixtures that every room may use."""

from tests.cast import cast, sign_in

__all__ = ["cast", "sign_in"]
