"""A PostgreSQL server of our own for one run, from the binaries of this machine."""

from __future__ import annotations

import glob
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SETTINGS = (
    "-c listen_addresses='' -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=60"
)


def binaries() -> Path | None:
    """Return the folder of initdb and pg_ctl, the newest version first; None without PostgreSQL."""
    folders = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda path: int(path.split("/")[4]), reverse=True)
    on_path = shutil.which("initdb")
    for folder in [*folders, *([str(Path(on_path).parent)] if on_path else [])]:
        if (Path(folder) / "initdb").exists() and (Path(folder) / "pg_ctl").exists():
            return Path(folder)
    return None


def _other_user() -> str | None:
    """Name a user to drop to, because initdb refuses root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    return None


@contextmanager
def temporary() -> Iterator[str]:
    """Start a server in an empty folder, give its address, stop it and remove the folder."""
    bin_dir, user = binaries(), _other_user()
    assert bin_dir, "call binaries() first"
    folder = Path(tempfile.mkdtemp(prefix="danvan-pg-"))
    if user:
        shutil.chown(folder, user)

    def call(*command: str) -> None:
        subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL, user=user, cwd="/")

    call(
        bin_dir / "initdb",
        "-D",
        folder / "data",
        "-U",
        "danvan",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--no-sync",
        "--locale=C.UTF-8",
    )
    call(
        bin_dir / "pg_ctl",
        "-D",
        folder / "data",
        "-o",
        f"-k {folder} {SETTINGS}",
        "-l",
        folder / "log",
        "-w",
        "start",
    )
    try:
        call(bin_dir / "createdb", "-h", folder, "-U", "danvan", "danvan")
        yield f"postgresql://danvan@/danvan?host={folder}"
    finally:
        call(bin_dir / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)
