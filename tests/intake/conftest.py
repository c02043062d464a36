"""A unit with a public site, texts brought in, a review filled in as a browser without scripts would."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from selectolax.lexbor import LexborHTMLParser

from danvan.intake.models import Proposal
from danvan.websites.actions import open_site
from tests.intake.sample import sample

AT = datetime(2026, 10, 1, 2, 0, tzinfo=UTC)
OWNER = {
    "name": "Xã Bản Mây", "strapline": "Hư cấu", "managing_body": "Đảng ủy xã Bản Mây", "parent_body": "Tỉnh Sông Mây",
    "address": "Nhà số 1", "phone": "0000", "email": "a@vi-du.example", "responsible_person": "Hoàng Thị Lan",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _private_files(tmp_path, monkeypatch) -> None:
    """Keep originals in a folder of the test."""
    monkeypatch.setattr(storages["private"], "_location", tmp_path, raising=False)
    storages["private"].__dict__.pop("base_location", None)
    storages["private"].__dict__.pop("location", None)


@pytest.fixture
def site(cast) -> Any:
    """Open the public site of xã Bản Mây."""
    return open_site(cast.units.commune, path="song-may/ban-may", since=date(2025, 7, 1), by=None, at=AT, **OWNER)


@pytest.fixture
def bring(cast, site, sign_in) -> Callable[..., Proposal]:
    """Give a function that uploads samples (or bytes) through the page and returns the last proposal."""

    def _bring(*names: str, by: Any = None, data: bytes | None = None) -> Proposal:
        client = sign_in(by or cast.nam)
        files = [SimpleUploadedFile(name, data if data is not None else sample(name)) for name in names]
        client.post("/desk/intake/upload/", {"files": files, "text": ""})
        return Proposal.objects.order_by("-pk").first()

    return _bring


def filled_in(client: Client, proposal: Proposal, **changes: Any) -> dict[str, Any]:
    """Read the review form off its page as a browser without scripts would send it, with some answers changed."""
    page = LexborHTMLParser(client.get(f"/desk/intake/{proposal.code}/").content.decode())
    data: dict[str, Any] = {}
    for control in page.css("main form[method=post] [name]"):
        name, kind = control.attributes["name"], control.attributes.get("type")
        if control.tag == "select":
            chosen = control.css_first("option[selected]") or control.css_first("option")
            data[name] = chosen.attributes.get("value", "") if chosen else ""
        elif control.tag == "textarea":
            data[name] = control.text().removeprefix("\n")
        elif kind not in ("radio", "checkbox") or "checked" in control.attributes:
            data[name] = control.attributes.get("value") or ("on" if kind == "checkbox" else "")
    data.update(changes)
    return {name: value for name, value in data.items() if value is not None}
