"""The door of allauth: nobody signs up; an account is made by the administrator of a unit."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedDoor(DefaultAccountAdapter):
    """Refuse sign-up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
