"""Prepare the data folder, serve, say where and how to sign in, stop cleanly."""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from launch import environment, say

WATCHED = ("danvan/*/migrations/*.py", "danvan/*/data/**/*", "locale/**/*.po", "static/**/*", "requirements/run.txt")


def mark() -> str:
    """Return a digest that changes when migrations, data, translations or static files change."""
    digest = hashlib.sha256()
    for pattern in WATCHED:
        for path in sorted(environment.ROOT.glob(pattern)):
            if path.is_file():
                seen = path.stat()
                digest.update(f"{path.relative_to(environment.ROOT)} {seen.st_size} {seen.st_mtime_ns}".encode())
    digest.update(os.environ.get("DANVAN_DATABASE_URL", "").encode())
    return digest.hexdigest()


def prepare(asked: argparse.Namespace, *, quiet: bool = False, demo: bool = True) -> None:
    """Bring the data folder up to date when anything changed since the last start (backup first)."""
    asked.data.mkdir(parents=True, exist_ok=True)
    stamp = asked.data / "prepared"
    wanted = mark()
    state = json.loads(stamp.read_text()) if stamp.exists() else {}
    demo = demo and not asked.no_demo
    if state.get("mark") == wanted and (state.get("demo") or not demo):
        return
    words = ["prepare", *(["--demo"] if demo else []), *(["--quiet"] if quiet else [])]
    if environment.manage(*words, data=asked.data):
        raise say.Missing("Chuẩn bị dữ liệu không xong; xem thông báo ở trên. Dữ liệu cũ vẫn còn nguyên.")
    stamp.write_text(json.dumps({"mark": wanted, "demo": bool(demo or state.get("demo"))}))


def run(asked: argparse.Namespace) -> int:
    """Prepare and serve until Ctrl-C; with ``--once`` check health and stop."""
    prepare(asked)
    if asked.no_demo and environment.manage("set_up", "--if-needed", data=asked.data):
        return 1
    if not _free(asked.host, asked.port):
        raise say.Missing(f"Cổng {asked.port} đang có chương trình khác dùng. Chọn cổng khác: --port {asked.port + 1}")
    job = _start(asked)
    signal.signal(signal.SIGTERM, lambda *_: job.terminate())
    try:
        return _serve(asked, job)
    except KeyboardInterrupt:
        say.line("\nĐang dừng …")
        return 0
    finally:
        _stop(job)


def _serve(asked: argparse.Namespace, job: subprocess.Popen[bytes]) -> int:
    address = f"{'https' if asked.tls else 'http'}://{asked.host}:{asked.port}"
    healthy = _wait(f"{address}/health/", job)
    if asked.once:
        say.line("Máy chủ khỏe." if healthy else "Máy chủ không trả lời.")
        return 0 if healthy else 1
    if not healthy:
        raise say.Missing("Máy chủ không khởi động được; xem thông báo ở trên.")
    say.line(f"\n  Cổng thông tin : {address}/\n  Bàn làm việc   : {address}/desk/")
    note = asked.data / "demo-sign-in.txt"
    if note.exists():
        say.line(note.read_text())
    say.line("  Dừng: Ctrl-C")
    return job.wait()


def _start(asked: argparse.Namespace) -> subprocess.Popen[bytes]:
    workers = os.environ.get("DANVAN_WORKERS") or str(min(2, os.cpu_count() or 1))
    command = [
        environment.python(), "-m", "granian", "--interface", "wsgi", "config.wsgi:application",
        "--host", asked.host, "--port", str(asked.port), "--workers", workers, "--blocking-threads", "4",
        "--respawn-failed-workers", "--log-level", "warning", "--working-dir", str(environment.ROOT),
    ]  # fmt: skip
    if asked.tls:
        command += ["--ssl-certificate", str(asked.tls[0]), "--ssl-keyfile", str(asked.tls[1])]
    return subprocess.Popen(command, cwd=environment.ROOT, env=environment.variables(asked.data), start_new_session=True)


def _stop(job: subprocess.Popen[bytes]) -> None:
    if job.poll() is None:
        job.terminate()
        try:
            job.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(job.pid, signal.SIGKILL)


def _free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _wait(address: str, job: subprocess.Popen[bytes], seconds: float = 30) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until and job.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return bool(answer.status == 200)
        except urllib.error.HTTPError:
            return False
        except OSError:
            time.sleep(0.05)
    return False
