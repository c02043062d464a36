"""The door of allauth: nobody signs up; an account is made by the administrator of a unit."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import ratelimit
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from danvan.core.network import network_address

ADDRESS_LOCKED = (
    "Từ mạng này vừa có quá nhiều lần đăng nhập sai nên việc đăng nhập tạm khóa một phút. Hãy đợi rồi thử lại."
)


class ClosedDoor(DefaultAccountAdapter):
    """Refuse sign-up; lock an account after five failures, an address only after those of many accounts."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return network_address(request)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Look at the address first: while it is locked, no try counts against the account."""
        if not ratelimit.consume(request, action="login_failed_at_address", dry_run=True):
            raise ValidationError(ADDRESS_LOCKED, code="too_many_login_attempts")
        super().pre_authenticate(request, **credentials)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Count a failure against the address; tries at a locked account never come here."""
        ratelimit.consume(request, action="login_failed_at_address")

    def unlock(self, request: HttpRequest, username: str) -> None:
        """Forget the failures of an account: it has a new password."""
        key = self._get_login_attempts_cache_key(request, username=username)
        ratelimit.clear(request, action="login_failed", key=key)
