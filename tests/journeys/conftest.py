"""A real server over a data folder of its own, and a real browser.

The data folder is a copy of one prepared with the demo: tests/installation.py says where that stands.
"""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from launch import environment as launching
from tests import installation
from tests.installation import a_copy

CHROMIUM = launching.chromium()
SWITCHES = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-proxy-server",
]  # fmt: skip
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}
SignIn = Callable[[Page, str], Page]

expect.set_options(timeout=10_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip with a reason where no Chromium is installed."""
    if CHROMIUM is None:
        for item in items:
            if "journeys" in item.path.parts:
                item.add_marker(pytest.mark.skip(reason="thiếu Chromium (gói chromium-headless-shell hoặc chromium)"))


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Give the environment of a prepared installation with the demo."""
    data = tmp_path_factory.mktemp("journeys") / "data"
    with a_copy(data, os.environ.get("DANVAN_DATABASE_URL", "")) as url:
        yield installation.environment(data, url)


@pytest.fixture(scope="session")
def site(environment: dict[str, str]) -> Iterator[str]:
    """Start the server as ``run.py`` does and give its base address."""
    port = installation.a_free_port()
    job = installation.serve(environment, port)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        job.terminate()
        try:
            job.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(job.pid, signal.SIGKILL)


@pytest.fixture(scope="session")
def password(environment: dict[str, str]) -> str:
    """Read the password that all demo accounts share."""
    note = (Path(environment["DANVAN_DATA"]) / "demo-sign-in.txt").read_text()
    return note.splitlines()[0].split()[-1]


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Use the Chromium of this machine."""
    return {"executable_path": CHROMIUM, "args": SWITCHES, "timeout": 60_000}


@pytest.fixture(scope="session")
def browser_context_args(site: str) -> dict[str, Any]:
    """Begin every page at the server, in Vietnamese, on a desk's screen."""
    return {"base_url": site, "viewport": DESKTOP, "locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh"}


@pytest.fixture(scope="session")
def doors(browser: Browser, browser_context_args: dict[str, Any], password: str) -> Callable[[str], list[Any]]:
    """Give a function that signs an account in once and returns the cookies of its session."""
    known: dict[str, list[Any]] = {}

    def cookies(username: str) -> list[Any]:
        if username not in known:
            context = browser.new_context(**browser_context_args)
            fill_sign_in(context.new_page(), username, password)
            known[username] = [one for one in context.cookies() if one["name"] == "sessionid"]
            context.close()
        return known[username]

    return cookies


def fill_sign_in(page: Page, username: str, password: str) -> None:
    """Sign in by the form and wait for the desk."""
    page.goto("/accounts/login/")
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu", exact=True).fill(password)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    page.wait_for_url("**/desk/")


@pytest.fixture
def sign_in_as(doors: Callable[[str], list[Any]]) -> SignIn:
    """Give a function that lets a page act for one of the demo: nam, lan, quan, son, tu, mai, hien."""

    def _sign_in_as(page: Page, username: str) -> Page:
        page.context.clear_cookies(name="sessionid")
        page.context.add_cookies(doors(username))
        return page

    return _sign_in_as


@pytest.fixture
def open_as(
    browser: Browser, browser_context_args: dict[str, Any], sign_in_as: SignIn
) -> Iterator[Callable[..., Page]]:
    """Give a function that opens a page of its own: ``open_as("nam", scripts=False, viewport=PHONE)``; "" is a citizen."""
    opened: list[BrowserContext] = []

    def _open_as(username: str, *, scripts: bool = True, viewport: dict[str, int] | None = None) -> Page:
        wanted = {**browser_context_args, "java_script_enabled": scripts, "viewport": viewport or DESKTOP}
        opened.append(browser.new_context(**wanted))
        opened[-1].set_default_timeout(10_000)
        page = opened[-1].new_page()
        return sign_in_as(page, username) if username else page

    yield _open_as
    for context in opened:
        context.close()
