"""One file with everything that must be kept: rows, uploads, a manifest. Never a key.

On SQLite the rows are the database file, taken by the online backup API while people work; on
PostgreSQL they are a dump made by pg_dump.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections

from danvan import __version__
from danvan.core.refused import Refused

SAVED_FOLDERS = ("files", "journal-heads")
Progress = Callable[[str], None]


class NotABackup(Refused):
    """Tệp này không phải bản sao lưu của danvan, hoặc đã hỏng ({why})."""


class OtherKind(Refused):
    """Bản sao lưu của {there} không khôi phục được vào {here}. Hãy chạy với đúng loại cơ sở dữ liệu."""


class NoProgram(Refused):
    """Máy thiếu chương trình {name}; hãy cài gói postgresql-client."""


def save(target: Path, progress: Progress = lambda text: None) -> dict[str, Any]:
    """Write a backup to ``target`` and return its manifest. Nothing half-written stays behind."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.part")
    try:
        with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as packed:
            manifest: dict[str, Any] = {
                "version": __version__, "made_at": datetime.now(UTC).isoformat(timespec="seconds"), "vendor": _vendor(), "files": {},
            }  # fmt: skip
            progress("dữ liệu")
            for path in _dump(Path(folder)):
                _add(packed, manifest, path, f"rows/{path.name}")
            progress("tệp đính kèm")
            for name in SAVED_FOLDERS:
                for path in sorted((settings.DATA_DIR / name).rglob("*")):
                    if path.is_file():
                        _add(packed, manifest, path, str(path.relative_to(settings.DATA_DIR)))
            packed.writestr("manifest.json", json.dumps(manifest, indent=1))
        os.chmod(part, 0o600)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return manifest


def _vendor() -> str:
    return connections["default"].vendor


def _add(packed: zipfile.ZipFile, manifest: dict[str, Any], path: Path, name: str) -> None:
    digest = hashlib.sha256()
    with path.open("rb") as source, packed.open(name, "w") as sink:
        while block := source.read(1 << 20):
            digest.update(block)
            sink.write(block)
    manifest["files"][name] = digest.hexdigest()


def _dump(folder: Path) -> list[Path]:
    if _vendor() == "postgresql":
        return [_pg("pg_dump", folder / "danvan.dump", "--format=custom", f"--file={folder / 'danvan.dump'}")]
    return [_copy_sqlite(Path(settings.DATABASES[alias]["NAME"]), folder) for alias in settings.DATABASES]


def _copy_sqlite(source: Path, folder: Path) -> Path:
    target = folder / source.name
    with sqlite3.connect(source, timeout=60) as live, sqlite3.connect(target) as copy:
        live.backup(copy, pages=2000)
    live.close()
    copy.close()
    return target


def _pg(program: str, result: Path, *words: str) -> Path:
    if not shutil.which(program):
        raise NoProgram(name=program)
    here = settings.DATABASES["default"]
    child = {**os.environ, "PGPASSWORD": here["PASSWORD"]}
    place = [f"--dbname={here['NAME']}", *(f"--{key}={here[name]}" for key, name in (("host", "HOST"), ("port", "PORT"), ("username", "USER")) if here[name])]
    done = subprocess.run([program, *place, *words], env=child, capture_output=True, text=True)
    if done.returncode:
        raise NotABackup(why=done.stderr.strip()[-300:])
    return result


def read_manifest(source: Path) -> dict[str, Any]:
    """Check a backup whole: every file that the manifest names, with its digest."""
    try:
        with zipfile.ZipFile(source) as packed:
            manifest = json.loads(packed.read("manifest.json"))
            for name, digest in manifest["files"].items():
                with packed.open(name) as part:
                    if hashlib.file_digest(part, "sha256").hexdigest() != digest:  # type: ignore[arg-type]
                        raise NotABackup(why=f"{name} không khớp")
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise NotABackup(why=type(error).__name__) from error
    return manifest  # type: ignore[no-any-return]


def restore(source: Path, progress: Progress = lambda text: None) -> dict[str, Any]:
    """Put a checked backup in the place of what is there now; the server must stand still."""
    manifest = read_manifest(source)
    if manifest["vendor"] != _vendor():
        raise OtherKind(there=manifest["vendor"], here=_vendor())
    with tempfile.TemporaryDirectory(dir=settings.DATA_DIR) as folder, zipfile.ZipFile(source) as packed:
        progress("giải nén")
        for name in manifest["files"]:
            packed.extract(name, folder)
        progress("dữ liệu")
        _put_rows(Path(folder) / "rows")
        progress("tệp đính kèm")
        for name in SAVED_FOLDERS:
            shutil.rmtree(settings.DATA_DIR / name, ignore_errors=True)
            if (Path(folder) / name).exists():
                shutil.move(Path(folder) / name, settings.DATA_DIR / name)
    (settings.DATA_DIR / "prepared").unlink(missing_ok=True)
    return manifest


def _put_rows(folder: Path) -> None:
    if _vendor() == "postgresql":
        _pg("pg_restore", folder, "--clean", "--if-exists", "--no-owner", "--single-transaction", str(folder / "danvan.dump"))
        return
    for alias in settings.DATABASES:
        connections[alias].close()
        name = Path(settings.DATABASES[alias]["NAME"])
        for ending in ("-wal", "-shm"):
            name.with_name(name.name + ending).unlink(missing_ok=True)
        (folder / name.name).replace(name)
