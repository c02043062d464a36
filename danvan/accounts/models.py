"""The user: a name to sign in with. What a user may do is an officer's role at a unit, never a flag here."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models

from danvan.core.prepared import Prepared


class Users(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None, *, full_name: str = "", **more: object) -> User:
        user = self.model(username=username.strip().lower(), full_name=full_name.strip(), **more)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get(self, *args: object, **wanted: object) -> User:
        """Find one user; by its key alone with a prepared question, as each page of the desk does."""
        found = BY_KEY.rows(key=wanted["pk"]) if not args and [*wanted] == ["pk"] else []
        return found[0] if found else super().get(*args, **wanted)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who may sign in."""

    scrub = ("username", "full_name", "email", "password")
    keep = ("id", "last_login", "is_superuser", "is_active", "is_demo", "joined_at")

    username = models.CharField("Tên đăng nhập", max_length=150, unique=True)
    full_name = models.CharField("Họ và tên", max_length=120)
    email = models.EmailField("Thư điện tử", blank=True)
    is_active = models.BooleanField("Đang dùng", default=True)
    is_demo = models.BooleanField("Dữ liệu thử", default=False)
    joined_at = models.DateTimeField("Lập lúc", auto_now_add=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["full_name"]
    objects = Users()

    class Meta:
        verbose_name = "người dùng"

    def __str__(self) -> str:
        return self.full_name or self.username

    @property
    def is_staff(self) -> bool:
        """Nobody works in a back door: there is no Django admin here."""
        return False


BY_KEY = Prepared(lambda key: User.objects.filter(pk=key), key=models.BigIntegerField())
