"""Prepare the data folder, serve, say where and how to sign in, stop cleanly."""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import json
import os
import signal
import socket
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from launch import environment, say, worker
from launch.undisturbed import undisturbed

NO_DEMO = "no-demo"
"""A file in the data folder: this installation never loads the demo again."""
NO_FOLDER = (
    "tài khoản đang chạy không có quyền ở đó, hoặc chỗ ấy là một tệp. Cấp quyền, hoặc chọn thư mục khác: --data DIR"
)
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
    make_folder(asked.data)
    stamp, refused = asked.data / "prepared", asked.data / NO_DEMO
    if asked.no_demo:
        refused.touch()
    wanted = mark()
    state = json.loads(stamp.read_text()) if stamp.exists() else {}
    demo = demo and not refused.exists()
    if state.get("mark") == wanted and (state.get("demo") or not demo):
        return
    words = ["prepare", *(["--demo"] if demo else []), *(["--quiet"] if quiet else [])]
    if environment.manage(*words, data=asked.data):
        raise say.Missing("Chuẩn bị dữ liệu không xong; máy chủ chưa chạy. Xem thông báo ở trên.")
    stamp.write_text(json.dumps({"mark": wanted, "demo": bool(demo or state.get("demo"))}))


def make_folder(data: Path) -> None:
    """Make the data folder, closed to everybody else on the machine.

    Raise say.Missing when it cannot be made or written.
    """
    try:
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise say.Missing(f"Không lập được thư mục dữ liệu {data}: {NO_FOLDER}") from error
    with suppress(PermissionError):
        data.chmod(0o700)
    if not os.access(data, os.R_OK | os.W_OK | os.X_OK):
        raise say.Missing(f"Không ghi được vào thư mục dữ liệu {data}: {NO_FOLDER}")


def run(asked: argparse.Namespace) -> int:
    """Prepare and serve until Ctrl-C; with ``--once`` check health and stop."""
    _check_port(asked)
    make_folder(asked.data)
    with held(asked.data) as lock:
        prepare(asked)
        if (asked.data / NO_DEMO).exists() and environment.manage("first_run", "--if-needed", data=asked.data):
            return 1
        job, helper = None, worker.Worker(asked.data, lock)
        try:
            with undisturbed():
                job = _start(asked, lock)
            return _serve(asked, job, helper)
        except KeyboardInterrupt:
            say.line("\nĐang dừng …")
            return 0
        finally:
            for again in (signal.SIGINT, signal.SIGTERM):
                signal.signal(again, signal.SIG_IGN)
            helper.stop()
            _stop(job)


@contextmanager
def held(data: Path) -> Iterator[int]:
    """Hold the data folder for one server; give the lock, which the server inherits.

    ``danvan.hall.standing`` asks for the same lock before rows are put in place under a server.
    """
    handle = os.open(data / "serving.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise say.Missing(
            f"Thư mục dữ liệu {data} đang có một máy chủ danvan khác dùng. Hãy dừng máy chủ đó trước."
        ) from None
    try:
        yield handle
    finally:
        os.close(handle)


def _check_port(asked: argparse.Namespace) -> None:
    if not 0 < asked.port < 65536:
        raise say.Missing(f"Cổng {asked.port} không có; hãy chọn một số từ 1 đến 65535.")
    for path in asked.tls or ():
        if not path.is_file():
            raise say.Missing(f"Không có tệp {path} để chạy HTTPS.")
    if not _free(asked.host, asked.port):
        raise say.Missing(
            f"Cổng {asked.port} đang có chương trình khác dùng. Chọn cổng khác: --port {asked.port + 1}"
        )


def _serve(asked: argparse.Namespace, job: subprocess.Popen[bytes], helper: worker.Worker) -> int:
    shown = "127.0.0.1" if asked.host in ("0.0.0.0", "::") else asked.host
    address = f"{'https' if asked.tls else 'http'}://{shown}:{asked.port}"
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
    return _watch(job, helper)


def _watch(job: subprocess.Popen[bytes], helper: worker.Worker) -> int:
    """Keep the worker alive until the server ends; give the server's exit status."""
    while True:
        helper.keep_alive(time.monotonic())
        try:
            return job.wait(1)
        except subprocess.TimeoutExpired:
            continue


def _start(asked: argparse.Namespace, lock: int) -> subprocess.Popen[bytes]:
    workers = os.environ.get("DANVAN_WORKERS") or str(min(2, os.cpu_count() or 1))
    command = [
        environment.python(), "-m", "granian", "--interface", "wsgi", "config.wsgi:application",
        "--host", asked.host, "--port", str(asked.port), "--workers", workers, "--blocking-threads", "4",
        "--respawn-failed-workers", "--log-level", "warning", "--working-dir", str(environment.ROOT),
    ]  # fmt: skip
    more = {}
    if asked.tls:
        command += ["--ssl-certificate", str(asked.tls[0].resolve()), "--ssl-keyfile", str(asked.tls[1].resolve())]
        more = {"DANVAN_HTTPS": "1", "DANVAN_TLS": "1"}
    child = environment.variables(asked.data, **more)
    return subprocess.Popen(command, cwd=environment.ROOT, env=child, start_new_session=True, pass_fds=(lock,))


def _stop(job: subprocess.Popen[bytes] | None) -> None:
    if job is not None and job.poll() is None:
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


def _wait(address: str, job: subprocess.Popen[bytes], seconds: float = 90) -> bool:
    """Ask our own server, past any proxy, under a name that it answers to, whoever signed its certificate."""
    names = [name for name in os.environ.get("DANVAN_HOSTS", "").split(",") if name and name[0] not in ".*"]
    question = urllib.request.Request(address, headers={"Host": names[0]} if names else {})
    ours = urllib.request.HTTPSHandler(context=ssl._create_unverified_context())
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), ours)
    until = time.monotonic() + seconds
    while time.monotonic() < until and job.poll() is None:
        try:
            with opener.open(question, timeout=5) as answer:
                return bool(answer.status == 200)
        except urllib.error.HTTPError:
            return False
        except OSError:
            time.sleep(0.05)
    return False
