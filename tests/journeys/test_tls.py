"""`run.py --tls CERT KEY` on an address that is not this machine's own: what a phone in the hall sees."""

from __future__ import annotations

import os
import socket
import ssl
import sys
import urllib.request
from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from playwright.sync_api import Browser

from launch import environment as launching
from launch import server
from tests.journeys.conftest import PHONE, fill_sign_in


def address_of_this_machine() -> str:
    """Return an address at which other machines reach this one; empty without a network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # nothing is sent: the system only chooses the way
        except OSError:
            return ""
        return str(probe.getsockname()[0])


def certificate(folder: Path, address: str) -> tuple[Path, Path]:
    """Write a certificate for ``address``, signed by itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "danvan thử")])
    today = datetime.now(UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(address))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    cert, private = folder / "cert.pem", folder / "key.pem"
    cert.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    none = serialization.NoEncryption()
    private.write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, none))
    return cert, private


@pytest.fixture
def secure(environment: dict[str, str], tmp_path: Path, monkeypatch) -> Iterator[tuple[str, Path]]:
    """Serve the prepared installation by HTTPS, as run.py does; give its address and certificate."""
    address = address_of_this_machine()
    if not address or address.startswith("127."):
        pytest.skip("máy này không có địa chỉ nào ngoài chính nó")
    cert, key = certificate(tmp_path, address)
    with socket.socket() as probe:
        probe.bind((address, 0))
        port = probe.getsockname()[1]
    monkeypatch.setattr(launching, "python", lambda: sys.executable)
    monkeypatch.setenv("DANVAN_DATABASE_URL", environment.get("DANVAN_DATABASE_URL", ""))
    monkeypatch.setenv("DANVAN_WORKERS", "1")
    asked = Namespace(host=address, port=port, tls=[cert, key], data=Path(environment["DANVAN_DATA"]))
    lock = os.open(tmp_path / "lock", os.O_RDWR | os.O_CREAT)
    job = server._start(asked, lock)
    try:
        assert server._wait(f"https://{address}:{port}/health/", job)
        yield f"https://{address}:{port}", cert
    finally:
        server._stop(job)
        os.close(lock)


def test_a_phone_signs_in_by_https_and_may_use_its_camera_and_offline_store(
    secure: tuple[str, Path], browser: Browser, password: str
):
    base, cert = secure
    trusting = ssl.create_default_context(cafile=str(cert))
    direct = urllib.request.build_opener(
        urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=trusting)
    )
    with direct.open(f"{base}/accounts/login/", timeout=10) as answer:
        assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
    context = browser.new_context(base_url=base, ignore_https_errors=True, viewport=PHONE, locale="vi-VN")
    page = context.new_page()
    fill_sign_in(page, "nam", password)
    assert page.evaluate("window.isSecureContext") is True
    assert {one["name"]: one["secure"] for one in context.cookies()} == {"csrftoken": True, "sessionid": True}
    context.close()
