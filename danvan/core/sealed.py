"""Sealed fields: columns that hold ciphertext, opened one by one and on purpose.

``s1.<key id>.<nonce and ciphertext>``: AES-256-GCM, with the place of the field as associated data, so that
a sealed value moved to another column does not open. The keys stand outside the data folder (keyring.py).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import models
from django.db.models.lookups import IsNull, Lookup
from django.db.models.query_utils import DeferredAttribute

from danvan.core import keyring
from danvan.core.refused import Refused

MARK = "s1"
NONCE_BYTES = 12
HIDDEN = "•••"


class OtherKey(Refused):
    """Nội dung này được niêm phong bằng khóa {key}, không có trong tệp khóa đang dùng. Hãy báo người quản trị."""


class Tampered(Refused):
    """Nội dung niêm phong không còn nguyên vẹn nên không mở được. Hãy báo người quản trị."""


class Sealed:
    """A sealed text. ``str()`` and templates show ``•••``; ``open()`` gives the text. Never equal to another."""

    __slots__ = ("context", "token")

    def __init__(self, token: str, context: str) -> None:
        self.token, self.context = token, context

    def __str__(self) -> str:
        return HIDDEN

    __repr__ = __str__

    def __format__(self, spec: str) -> str:
        return format(HIDDEN, spec)

    @property
    def key(self) -> str:
        """The id of the key that sealed it."""
        return self.token.split(".", 2)[1]

    def open(self) -> str:
        """Return the text. Raises OtherKey, Tampered. Whoever calls it writes the opening into the journal."""
        return unseal(self.token, self.context)


def seal(text: str, context: str) -> str:
    """Seal ``text`` for the place ``context`` with the current key and return the token."""
    ring = keyring.ring()
    nonce = os.urandom(NONCE_BYTES)
    body = nonce + AESGCM(ring.keys[ring.current]).encrypt(nonce, text.encode("utf-8"), _bound(ring.current, context))
    return f"{MARK}.{ring.current}.{base64.urlsafe_b64encode(body).decode('ascii')}"


def unseal(token: str, context: str) -> str:
    """Open a token sealed for ``context``. Raises OtherKey, Tampered."""
    mark, _, rest = token.partition(".")
    key, _, packed = rest.partition(".")
    if mark != MARK or not packed:
        raise Tampered()
    secret = keyring.ring().keys.get(key)
    if secret is None:
        raise OtherKey(key=key)
    try:
        body = base64.urlsafe_b64decode(packed)
        return AESGCM(secret).decrypt(body[:NONCE_BYTES], body[NONCE_BYTES:], _bound(key, context)).decode("utf-8")
    except (InvalidTag, ValueError) as error:
        raise Tampered() from error


def keyed_hash(text: str, purpose: str) -> str:
    """Return 64 hex signs of ``text`` that nobody can try out without the key (HMAC-SHA256).

    ``purpose`` keeps hashes of different uses apart ("petition.secret"). For secrets and equality look-ups; it
    stays the same when the sealing keys are rotated.
    """
    said = f"{purpose}\0{text}".encode()
    return hmac.new(keyring.ring().hashing, said, hashlib.sha256).hexdigest()


def _bound(key: str, context: str) -> bytes:
    return f"danvan\0{key}\0{context}".encode()


class SealingAttribute(DeferredAttribute):
    """Seals a text the moment it is assigned; gives ``Sealed | None``."""

    def __set__(self, instance: models.Model, value: object) -> None:
        instance.__dict__[self.field.attname] = self.field.sealed(value)  # type: ignore[attr-defined]


class SealedTextField(models.TextField):
    """A column of ciphertext. Assign a text (or None, or another Sealed); read ``Sealed | None``.

    An empty text is None. It cannot be compared, searched or sorted by; only ``__isnull`` and ``__sealed_by``
    (id of a key) filter. ``context`` pins the place that is bound into the ciphertext (default
    ``room.model.field``): give it when a field is renamed, or nothing sealed before opens again.
    """

    descriptor_class = SealingAttribute

    def __init__(self, *args: Any, context: str = "", **kwargs: Any) -> None:
        self._context = context
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "context": self._context} if self._context else kwargs

    @property
    def context(self) -> str:
        """The place that is bound into every ciphertext of this column."""
        return self._context or f"{self.model._meta.label_lower}.{self.name}"

    def sealed(self, value: object) -> Any:
        """Give ``value`` sealed for this column; a Sealed of another column is opened and sealed again."""
        if value is None or value == "":
            return None
        if isinstance(value, Sealed):
            return value if value.context == self.context else Sealed(seal(value.open(), self.context), self.context)
        if isinstance(value, str):
            return Sealed(seal(value, self.context), self.context)
        raise TypeError(f"{self.context}: a text, a Sealed or None, not {type(value).__name__}")

    def to_python(self, value: object) -> Any:
        return self.sealed(value)

    def from_db_value(self, value: str | None, *_: object) -> Sealed | None:
        return None if value is None else Sealed(value, self.context)

    def get_prep_value(self, value: object) -> Any:
        kept = self.sealed(value)
        return None if kept is None else kept.token

    def value_to_string(self, obj: models.Model) -> str:
        return str(self.get_prep_value(self.value_from_object(obj)) or "")

    def formfield(self, **kwargs: object) -> None:
        """No form is made of it by itself: a page must ask for the text on purpose."""
        return None

    def get_lookup(self, lookup_name: str) -> Any:
        return {"isnull": IsNull, "sealed_by": SealedBy}.get(lookup_name)

    def get_transform(self, lookup_name: str) -> None:
        return None


class SealedBy(Lookup):
    """``contact__sealed_by="1a2b3c4d"``: rows sealed with that key."""

    lookup_name = "sealed_by"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        left, params = self.process_lhs(compiler, connection)
        return f"{left} LIKE %s", [*params, f"{MARK}.{self.rhs}.%"]
