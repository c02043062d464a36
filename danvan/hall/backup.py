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
import zlib
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections
from django.db.migrations.loader import MigrationLoader

from danvan import __version__, journal
from danvan.core import keyring, sealing
from danvan.core.models import SealingKey
from danvan.core.refused import Refused
from danvan.hall.standing import standing_still
from danvan.websites import generation

SAVED_FOLDERS = ("files", "journal-heads")
LAST = "last-backup.json"
Progress = Callable[[str], None]


class NotABackup(Refused):
    """Tệp này không phải bản sao lưu của danvan, hoặc đã hỏng ({why})."""


class NoSuchBackup(Refused):
    """Không có tệp {path}. Xem lại đường dẫn của bản sao lưu."""


class OtherKind(Refused):
    """Bản sao lưu của {there} không khôi phục được vào {here}. Hãy chạy với đúng loại cơ sở dữ liệu."""


class NewerProgram(Refused):
    """Bản sao lưu được lập bằng một phiên bản danvan mới hơn ({what}). Hãy nâng cấp chương trình rồi khôi phục."""


class KeyNotHere(Refused):
    """Bản sao lưu có nội dung niêm phong bằng khóa {keys}, không có trong tệp khóa {path}. Hãy đặt đúng tệp khóa, hoặc nhập phiếu khôi phục (python3 run.py manage keys enter), rồi khôi phục lại."""


class NoProgram(Refused):
    """Máy thiếu chương trình {name}; hãy cài gói postgresql-client."""


def save(target: Path, *, at: datetime, progress: Progress = lambda text: None) -> dict[str, Any]:
    """Write a backup to ``target`` and return its manifest. Nothing half-written stays behind.

    Rows are taken at one moment, before the files: a file stands before its row (house.md 4b.11).
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.part")
    manifest: dict[str, Any] = {
        "version": __version__, "made_at": at.astimezone(UTC).isoformat(timespec="seconds"), "vendor": _vendor(),
        "migrations": _migrations(), "sealed_with": _sealed_with(), "files": {},
    }  # fmt: skip
    try:
        os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600))
        with (
            tempfile.TemporaryDirectory() as folder,
            zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as packed,
        ):
            progress("dữ liệu")
            for path in _dump(Path(folder)):
                _add(packed, manifest, path, f"rows/{path.name}")
            progress("tệp đính kèm")
            _add_files(packed, manifest)
            packed.writestr("manifest.json", json.dumps(manifest, indent=1))
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return manifest


def note(manifest: dict[str, Any], target: Path) -> None:
    """Verify the journal and write down, for the page of operators, when both were done last."""
    report = journal.verify()
    said = {
        "made_at": manifest["made_at"], "file": str(target.resolve()), "size": target.stat().st_size,
        "journal_ok": report.ok, "journal_entries": report.entries,
    }  # fmt: skip
    (settings.DATA_DIR / LAST).write_text(json.dumps(said))


def _migrations() -> list[str]:
    applied = MigrationLoader(connections["default"]).applied_migrations
    return sorted(f"{app}.{name}" for app, name in applied)


def _sealed_with() -> list[str]:
    """List the keys that the rows need, by their ids; a database before the first upgrade knows none."""
    table = SealingKey._meta.db_table
    return sealing.needed() if table in connections["default"].introspection.table_names() else []


def _check_keys(manifest: dict[str, Any]) -> None:
    wanted = set(manifest.get("sealed_with", ()))
    here = set(keyring.read(keyring.path()).keys) if wanted and keyring.path().exists() else set()
    if missing := sorted(wanted - here):
        raise KeyNotHere(keys=", ".join(missing), path=keyring.path())


def _add_files(packed: zipfile.ZipFile, manifest: dict[str, Any]) -> None:
    for name in SAVED_FOLDERS:
        for path in sorted((settings.DATA_DIR / name).rglob("*")):
            if path.is_file():
                with suppress(FileNotFoundError):  # erased by a person while we were walking
                    _add(packed, manifest, path, str(path.relative_to(settings.DATA_DIR)))


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
    names = [Path(settings.DATABASES[alias]["NAME"]) for alias in settings.DATABASES]
    return [_copy_sqlite(name, folder) for name in names if name.exists()]


def _copy_sqlite(source: Path, folder: Path) -> Path:
    target = folder / source.name
    with closing(sqlite3.connect(source, timeout=60)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)  # in one step: one moment, and writers go on beside it (WAL)
    return target


def _pg(program: str, result: Path, *words: str) -> Path:
    if not shutil.which(program):
        raise NoProgram(name=program)
    here = settings.DATABASES["default"]
    child = {**os.environ, "PGPASSWORD": here["PASSWORD"]}
    place = [
        f"--dbname={here['NAME']}",
        *(
            f"--{key}={here[name]}"
            for key, name in (("host", "HOST"), ("port", "PORT"), ("username", "USER"))
            if here[name]
        ),
    ]
    done = subprocess.run([program, *place, *words], env=child, capture_output=True, text=True)
    if done.returncode:
        raise NotABackup(why=done.stderr.strip()[-300:])
    return result


def read_manifest(source: Path) -> dict[str, Any]:
    """Check a backup whole: every file that the manifest names, with its digest."""
    if not source.exists():
        raise NoSuchBackup(path=source)
    try:
        with zipfile.ZipFile(source) as packed:
            manifest = json.loads(packed.read("manifest.json"))
            for name, digest in manifest["files"].items():
                if not name.startswith(("rows/", *(f"{folder}/" for folder in SAVED_FOLDERS))) or ".." in name.split(
                    "/"
                ):
                    raise NotABackup(why=f"{name} không thuộc bản sao lưu")
                with packed.open(name) as part:
                    if hashlib.file_digest(part, "sha256").hexdigest() != digest:  # type: ignore[arg-type]
                        raise NotABackup(why=f"{name} không khớp")
    except (OSError, KeyError, ValueError, AttributeError, TypeError, zlib.error, zipfile.BadZipFile) as error:
        raise NotABackup(why="không mở hết được") from error
    return manifest  # type: ignore[no-any-return]


def restore(source: Path, *, at: datetime, progress: Progress = lambda text: None) -> dict[str, Any]:
    """Put a checked backup in the place of what is there now, which is set aside under ``backups/``.

    Raises StillServing while a server runs, NotABackup, OtherKind, NewerProgram, KeyNotHere; then nothing has changed.
    """
    manifest = read_manifest(source)
    if manifest["vendor"] != _vendor():
        raise OtherKind(there=manifest["vendor"], here=_vendor())
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if unknown := sorted(set(manifest.get("migrations", ())) - known):
        raise NewerProgram(what=unknown[-1])
    _check_keys(manifest)
    aside = settings.DATA_DIR / "backups" / f"truoc-khoi-phuc-{at:%Y%m%d-%H%M%S}"
    with (
        standing_still(),
        tempfile.TemporaryDirectory(dir=settings.DATA_DIR) as folder,
        zipfile.ZipFile(source) as packed,
    ):
        progress("giải nén")
        for name in manifest["files"]:
            packed.extract(name, folder)
        aside.mkdir(parents=True)
        progress("dữ liệu")
        _put_rows(Path(folder) / "rows", aside)
        progress("tệp đính kèm")
        for name in SAVED_FOLDERS:
            _put(Path(folder) / name, settings.DATA_DIR / name, aside)
    (settings.DATA_DIR / "prepared").unlink(missing_ok=True)
    generation.raise_now()
    return manifest


def _put(new: Path, place: Path, aside: Path) -> None:
    """Set aside what stands at ``place`` and put ``new`` there."""
    if place.exists():
        place.replace(aside / place.name)
    if new.exists():
        shutil.move(new, place)


def _put_rows(folder: Path, aside: Path) -> None:
    if _vendor() == "postgresql":
        return _put_dump(folder / "danvan.dump", aside)
    for alias in settings.DATABASES:
        connections[alias].close()
        name = Path(settings.DATABASES[alias]["NAME"])
        for ending in ("-wal", "-shm"):
            _put(folder / "none", name.with_name(name.name + ending), aside)
        _put(folder / name.name, name, aside)
    return None


def _put_dump(dump: Path, aside: Path) -> None:
    """Replace every table in one transaction of the server, then drop those that the backup does not know."""
    _pg("pg_dump", aside, "--format=custom", f"--file={aside / 'danvan.dump'}")
    connection = connections["default"]
    before = set(connection.introspection.table_names())
    connection.close()
    _pg("pg_restore", dump, "--clean", "--if-exists", "--no-owner", "--single-transaction", str(dump))
    listed = subprocess.run(["pg_restore", "--list", str(dump)], capture_output=True, text=True, check=True).stdout
    kept = {line.split()[5] for line in listed.splitlines() if " TABLE public " in line}
    with connection.cursor() as cursor:
        for table in sorted(before - kept):
            cursor.execute(f"DROP TABLE {connection.ops.quote_name(table)} CASCADE")
