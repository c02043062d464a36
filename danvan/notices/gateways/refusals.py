"""How a gateway says no."""

from __future__ import annotations

from danvan.core.refused import Refused


class NotSent(Refused):
    """Chưa gửi được ({why}); sẽ gửi lại."""


class Unreachable(Refused):
    """Địa chỉ nhận không dùng được ({why})."""
