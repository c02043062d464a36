"""A citizen without a browser, over a real connection: for the bench of submissions and the test that kills the server."""

from __future__ import annotations

import http.client
import re
import time
from urllib.parse import urlencode

FORM = "/song-may/ban-may/phan-anh/gui/"
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_CODES = re.compile(r'<strong class="code" translate="no">([^<]+)</strong>')


class Refused(Exception):
    """The server answered, but took nothing in."""


class Citizen:
    """One network address that sends letters; every act opens its own connection, as telephones do."""

    def __init__(self, host: str, port: int, address: str = "127.0.0.1") -> None:
        self.host, self.port, self.address = host, port, address
        self.cookie = ""

    def ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> tuple[int, str]:
        """Make one request; return status and page."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=60, source_address=(self.address, 0))
        headers = {"Cookie": self.cookie, "Content-Type": "application/x-www-form-urlencoded"}
        try:
            connection.request(method, path, urlencode(fields) if fields else None, headers)
            answer = connection.getresponse()
            for name, value in answer.getheaders():
                if name.lower() == "set-cookie":
                    self.cookie = "; ".join(filter(None, [self.cookie, value.partition(";")[0]]))
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def send(self, text: str, once: str) -> tuple[str, str, float]:
        """Send a letter in both steps; return code, secret and the seconds of the last step. Raise Refused."""
        _, page = self.ask("GET", FORM)
        token = _TOKEN.search(page)[1]
        words = {"csrfmiddlewaretoken": token, "kind": "feedback", "text": text, "place": "Đầu thôn"}
        self.ask("POST", FORM, {**words, "step": "write"})
        start = time.perf_counter()
        last = {
            **words,
            "step": "send",
            "once": once,
            "name": "Người gửi thử",
            "phone": "0900 000 000",
            "email": "",
            "address": "",
        }
        status, page = self.ask("POST", FORM, last)
        taken = time.perf_counter() - start
        found = _CODES.findall(page)
        if status != 200 or len(found) != 2:
            raise Refused(f"{status}: {re.sub('<[^>]+>', ' ', page)[:300]}")
        return found[0], found[1].replace(" ", ""), taken
