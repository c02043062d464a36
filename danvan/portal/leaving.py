"""The whole public site as files that open without a server: pages through their own views, links made relative."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import deque
from collections.abc import Callable, Collection
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles import finders
from django.core.files.storage import storages
from django.core.handlers.wsgi import WSGIRequest
from django.http import Http404, HttpResponse
from django.urls import Resolver404, resolve
from django.utils import timezone
from lxml import html

from danvan.core.refused import Refused

MOST_PAGES = 20_000
LARGEST = 500 * 2**20
KEPT_QUESTIONS = {"trang", "chuyen-muc", "nguon"}
"""Questions of an address that are pages of their own; searches and filters need a server."""
LEFT_OUT = ("tim-kiem/", "phan-anh/", "tra-cuu/", "y-kien/", "nhan-tin/", "danh-gia/", "rss.xml")
ONLY_FORMS = ("/y-kien/", "/danh-gia/", "/ap-dung/", "/gui-cau-hoi/", "/phat-bieu/")
"""Ends of addresses below an item that are nothing but a form."""
ICONS = "img/icons.svg"
UNITS = "don-vi/"
"""Pages of units lead to one another through the whole country: past the site's own, only those that another page names are packed."""
NOTE = "can-may-chu.html"
NOTE_TEXT = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Phần cần máy chủ</title><style>body{{font:1.125rem/1.6 system-ui,sans-serif;max-width:42rem;margin:3rem auto;padding:0 1rem;color:#1d1b1a;background:#faf9f6}}a{{color:#0b5a5f}}</style></head><body>
<h1>Phần này cần máy chủ</h1><p>Đây là bản sao tĩnh, mở được không cần mạng. Tìm kiếm, bộ lọc, gửi phản ánh, tra cứu hồ sơ,
góp ý và đăng nhập chỉ chạy trên trang thật: <strong>{address}</strong>.</p><p><a href="index.html">Về trang chủ của bản sao</a></p></body></html>"""
_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)['\"]?\s*\)")


class SiteTooLarge(Refused):
    """Trang lớn hơn {limit} MB hoặc {pages} trang, quá cỡ của một gói. Hãy nhờ người vận hành sao lưu thay."""


class Leaving:
    """One run: pages still to draw, files already packed."""

    def __init__(self, base: str, host: str, own: Collection[str], *, progress: Callable[[int, int], None]) -> None:
        self.base, self.host, self.own, self.progress = base, host, own, progress
        self.waiting: deque[str] = deque([base])
        self.known: dict[str, str] = {base: "index.html"}
        self.sink = io.BytesIO()
        self.packed = zipfile.ZipFile(self.sink, "w", zipfile.ZIP_DEFLATED)
        self.names: set[str] = set()
        self.size = self.pages = 0
        self.missing: list[str] = []

    def run(self) -> bytes:
        """Draw page after page until no link leads to a new one; return the package."""
        self._put(NOTE, NOTE_TEXT.format(address=f"{self.host}{self.base}").encode())
        while self.waiting:
            address = self.waiting.popleft()
            self._page(address)
            self.pages += 1
            if self.pages > MOST_PAGES:
                raise SiteTooLarge(limit=LARGEST // 2**20, pages=MOST_PAGES)
            if self.pages % 10 == 0:
                self.progress(self.pages, self.pages + len(self.waiting))
        self._put("khong-ve-duoc.txt", "\n".join(self.missing).encode() or "Không thiếu trang nào.".encode())
        self.packed.close()
        return self.sink.getvalue()

    def _page(self, address: str) -> None:
        response = draw(address, self.host)
        name = self.known[address]
        if response.status_code in (301, 302):
            target = self._name(urljoin(address, response["Location"]), address) or NOTE
            self._put(name, _hop(posixpath.relpath(target, posixpath.dirname(name) or ".")))
        elif response.status_code not in (200, 410):
            self.missing.append(f"{response.status_code} {address}")
            self._put(name, _hop(posixpath.relpath(NOTE, posixpath.dirname(name) or ".")))
        elif response["Content-Type"].startswith("text/html"):
            self._put(name, self._relative(response.content, address, name))
        else:
            self._put(name, b"".join(response) if response.streaming else response.content)  # type: ignore[arg-type]

    def _relative(self, content: bytes, address: str, name: str) -> bytes:
        """Let every link lead to a file of the package, take out what needs a server."""
        tree = html.document_fromstring(content.decode())
        for one in tree.xpath(
            "//script[@src] | //base | //meta[@name='csrf-token'] | //link[@rel='alternate' or @rel='canonical']"
        ):
            one.drop_tree()
        for form in tree.xpath("//form"):
            _replace_form(form)
        _keep_icons(tree)
        for one, attribute in [
            (one, at) for at in ("href", "src", "srcset", "poster") for one in tree.xpath(f"//*[@{at}]")
        ]:
            value = one.get(attribute)
            links = [part.strip().split(" ", 1) for part in value.split(",")] if attribute == "srcset" else [[value]]
            one.set(attribute, ", ".join(" ".join([self._link(each[0], address, name), *each[1:]]) for each in links))
        return b"<!doctype html>\n" + html.tostring(tree, encoding="utf-8")

    def _link(self, link: str, address: str, name: str) -> str:
        if link.startswith(("#", "mailto:", "tel:", "data:")) or not link.strip():
            return link
        if link == f"/{NOTE}":
            return posixpath.relpath(NOTE, posixpath.dirname(name) or ".")
        whole = urljoin(f"http://{self.host}{address}", link)
        parts = urlsplit(whole)
        if parts.scheme not in ("http", "https") or parts.netloc != self.host:
            return link
        target = self._name(f"{parts.path}{'?' + parts.query if parts.query else ''}", address) or NOTE
        return posixpath.relpath(target, posixpath.dirname(name) or ".") + (
            f"#{parts.fragment}" if parts.fragment else ""
        )

    def _name(self, address: str, page: str) -> str:
        """Return the file of an address that ``page`` names, asking for it when it is new; "" when it needs a server."""
        parts = urlsplit(address)
        if parts.path.startswith((settings.STATIC_URL, "/files/")):
            return self._file(unquote(parts.path))
        rest = parts.path.removeprefix(self.base)
        asked = dict(parse_qsl(parts.query))
        needs_server = rest.startswith(LEFT_OUT) or rest.endswith(ONLY_FORMS) or asked.keys() - KEPT_QUESTIONS
        if not parts.path.startswith(self.base) or needs_server:
            return ""
        if first_is_a_site(rest) or leads_far(rest, page.removeprefix(self.base), self.own):
            return ""
        key = parts.path + ("?" + "&".join(f"{k}={v}" for k, v in sorted(asked.items())) if asked else "")
        if key not in self.known:
            tail = "".join(f"-{k}-{v}" for k, v in sorted(asked.items()))
            stem = unquote(rest).strip("/")
            is_page = rest.endswith("/") or not posixpath.splitext(stem)[1]
            self.known[key] = _safe(f"{stem or 'index'}{tail}.html" if is_page else stem)
            self.waiting.append(key)
        return self.known[key]

    def _file(self, path: str) -> str:
        name = _safe(path.strip("/"))
        if name in self.names:
            return name
        content = _read_file(path)
        if content is None:
            self.missing.append(f"404 {path}")
            return name
        if name.endswith(".css"):
            for found in _URL.findall(content.decode("utf-8", "replace")):
                if not found.startswith(("data:", "#", "http")):
                    self._file(urlsplit(urljoin(path, found)).path)
        self._put(name, content)
        return name

    def _put(self, name: str, content: bytes) -> None:
        if name in self.names:
            return
        self.names.add(name)
        self.size += len(content)
        if self.size > LARGEST:
            raise SiteTooLarge(limit=LARGEST // 2**20, pages=MOST_PAGES)
        self.packed.writestr(name, content)


def leads_far(rest: str, page: str, own: Collection[str]) -> bool:
    """Tell the page of a foreign unit when the page that leads to it is one of a unit too; both below the site's base."""
    code = rest.removeprefix(UNITS).strip("/")
    return page.startswith(UNITS) and rest.startswith(UNITS) and rest != UNITS and code not in own


def _replace_form(form: Any) -> None:
    """Say what stood here; the search leads to the note, how pages look is left to the browser."""
    classes = form.get("class", "").split()
    if "display" in classes:
        form.drop_tree()
    elif "search" in classes:
        form.getparent().replace(
            form, html.fragment_fromstring(f"<a class='button' href='/{NOTE}'>Tìm kiếm cần máy chủ</a>")
        )
    else:
        note = f"<p class='small soft no-print'><a href='/{NOTE}'>Phần này chỉ chạy trên trang thật.</a></p>"
        form.getparent().replace(form, html.fragment_fromstring(note))


def _keep_icons(tree: Any) -> None:
    """Put the icons that a page uses into it: a browser takes no drawing from another file of a disk."""
    used = {}
    for one in tree.xpath("//use[contains(@href, '#')]"):
        name = one.get("href").rpartition("#")[2]
        one.set("href", f"#ve-{name}")
        used[name] = _icons().get(name, "")
    if used:
        symbols = "".join(text.replace(f'id="{name}"', f'id="ve-{name}"', 1) for name, text in sorted(used.items()))
        tree.body.append(html.fragment_fromstring(f"<svg hidden>{symbols}</svg>"))


@lru_cache(maxsize=1)
def _icons() -> dict[str, str]:
    """Read the drawing of each icon."""
    with open(str(finders.find(ICONS)), encoding="utf-8") as file:
        return {
            name: whole for whole, name in re.findall(r'(<symbol id="([\w-]+)".*?</symbol>)', file.read(), re.DOTALL)
        }


def draw(address: str, host: str) -> HttpResponse:
    """Draw one public page through its own view, as a reader without account sees it."""
    parts = urlsplit(address)
    environ = {
        "REQUEST_METHOD": "GET", "PATH_INFO": unquote(parts.path).encode().decode("latin-1"), "QUERY_STRING": parts.query,
        "SERVER_NAME": host.split(":")[0], "SERVER_PORT": host.partition(":")[2] or "80", "HTTP_HOST": host, "wsgi.input": io.BytesIO(),
        "wsgi.url_scheme": "https" if settings.HTTPS else "http", "SCRIPT_NAME": "",
    }  # fmt: skip
    request = WSGIRequest(environ)
    request.user, request.officer, request.officers = AnonymousUser(), None, []  # type: ignore[attr-defined]
    request.at = timezone.now()  # type: ignore[attr-defined]
    try:
        view, args, kwargs = resolve(parts.path)
        response = view(request, *args, **kwargs)
        return response.render() if hasattr(response, "render") and not response.is_rendered else response
    except (Http404, Resolver404):
        return HttpResponse(status=404)


def first_is_a_site(rest: str) -> bool:
    """Tell the page of another site below this one's path (a commune of this province) by its address."""
    try:
        return "site" in resolve(f"/{rest}").kwargs if rest else False
    except Resolver404:
        return False


def _read_file(path: str) -> bytes | None:
    if path.startswith(settings.STATIC_URL):
        found = finders.find(re.sub(r"\.[0-9a-f]{12}(\.\w+)$", r"\1", path.removeprefix(settings.STATIC_URL)))
        if not found:
            return None
        with open(found, "rb") as file:
            return file.read()
    name, public = path.removeprefix("/files/"), storages["public"]
    if ".." in name or not public.exists(name):
        return None
    with public.open(name, "rb") as file:
        return bytes(file.read())


def file_exists(path: str) -> bool:
    """Say whether a style, a picture or a public file stands at this path."""
    return _read_file(unquote(path)) is not None


def _safe(name: str) -> str:
    """Keep a name inside the package and short enough for any disk."""
    return re.sub(r"[^\w./-]", "_", posixpath.normpath(f"/{name}").lstrip("/"))[-200:]


def _hop(target: str) -> bytes:
    return f'<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url={target}"><a href="{target}">Đến trang</a>'.encode()


def leave(
    base: str,
    host: str,
    own: Collection[str] = (),
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> bytes:
    """Return the whole site at ``base`` as a ZIP of pages, styles, pictures and public files. Raises SiteTooLarge.

    ``own``: codes of the site's unit and of those below it.
    """
    return Leaving(base, host, own, progress=progress).run()
