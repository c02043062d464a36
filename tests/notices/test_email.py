"""The e-mail gateway, against a mail server of the test."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from email import message_from_bytes, policy

import pytest

from danvan.notices.gateways.email import check, send
from danvan.notices.gateways.refusals import NotSent, Unreachable


class MailServer(socketserver.ThreadingTCPServer):
    """A mail server that keeps what it is given; ``answer`` is what it says to an address."""

    allow_reuse_address = True
    daemon_threads = True
    answer = b"250 ok"

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Talk)
        self.kept: list[bytes] = []


class Talk(socketserver.StreamRequestHandler):
    """As much SMTP as smtplib needs."""

    def handle(self) -> None:
        self.wfile.write(b"220 test\r\n")
        while line := self.rfile.readline():
            word = line[:4].upper()
            if word == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                body = b""
                while (line := self.rfile.readline()) != b".\r\n":
                    body += line
                self.server.kept.append(body)
            answer = self.server.answer if word == b"RCPT" else b"250 ok"
            self.wfile.write((b"221 bye" if word == b"QUIT" else answer) + b"\r\n")
            if word == b"QUIT":
                return


@pytest.fixture
def server(settings) -> Iterator[MailServer]:
    with MailServer() as made:
        threading.Thread(target=made.serve_forever, args=(0.02,), daemon=True).start()
        settings.SMTP_URL, settings.MAIL_FROM = f"smtp://127.0.0.1:{made.server_address[1]}", "xa@thu.example"
        yield made
        made.shutdown()


def test_a_message_arrives_with_its_vietnamese(server):
    send.send("hoa@thu.example", "Đã trả lời\r\nBcc: x@y.example", "Kính gửi bà,\n\nXã đã trả lời.")
    message = message_from_bytes(server.kept[0], policy=policy.default)
    assert (message["To"], message["From"], message["Bcc"]) == ("hoa@thu.example", "xa@thu.example", None)
    assert message["Subject"] == "Đã trả lời Bcc: x@y.example"
    assert message.get_content().replace("\r", "") == "Kính gửi bà,\n\nXã đã trả lời.\n"
    assert message["Auto-Submitted"] == "auto-generated"


@pytest.mark.parametrize(("answer", "refusal"), [(b"550 nobody", Unreachable), (b"451 later", NotSent)])
def test_a_refused_address_is_given_up_or_tried_again(server, answer, refusal):
    server.answer = answer
    with pytest.raises(refusal, match=answer[:3].decode()):
        send.send("hoa@thu.example", "Thử", "Thử")


def test_a_server_that_is_not_there_is_tried_again(settings):
    settings.SMTP_URL, settings.MAIL_FROM = "smtp://127.0.0.1:1", "xa@thu.example"
    with pytest.raises(NotSent, match="ConnectionRefusedError"):
        send.send("hoa@thu.example", "Thử", "Thử")


@pytest.mark.parametrize("to", ["hai dòng\r\nBcc: x@y.example", "hoa@thu.example, x@y.example\n"])
def test_an_address_that_would_break_the_head_is_never_used(server, to):
    with pytest.raises(Unreachable):
        send.send(to, "Thử", "Thử")
    assert server.kept == []


def test_the_check_says_what_is_wrong(server, settings):
    assert check.check() == ""
    settings.SMTP_URL = "smtp://127.0.0.1:1"
    assert check.check() == "Không nối được máy chủ thư 127.0.0.1:1 (ConnectionRefusedError)."
    settings.SMTP_URL = ""
    assert check.check() == "Chưa cài máy chủ thư: đặt DANVAN_SMTP_URL và DANVAN_MAIL_FROM."


@pytest.mark.parametrize(
    ("url", "port", "tls"),
    [("smtps://a:b%40c@thu.example", 465, "smtps"), ("smtp+starttls://thu.example", 587, "starttls"), ("smtp://thu.example:2525", 2525, "")],
)  # fmt: skip
def test_the_address_of_the_server_is_read(settings, url, port, tls):
    settings.SMTP_URL = url
    one = send.server()
    assert (one.host, one.port, one.tls) == ("thu.example", port, tls)
    assert one.password == ("b@c" if "a:" in url else "")
