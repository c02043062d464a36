"""Backup and restore, as an operator runs them."""

from __future__ import annotations

import base64
import fcntl
import json
import zipfile

import pytest
from django.core.management import call_command

from danvan.hall import backup

RENAME = "UPDATE news_article SET title = 'Đã sửa'"
TITLES = "SELECT title FROM news_article ORDER BY code"
WRITE_PAIRS = """
import time
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone
print('ready', flush=True)
for number in range(100000):
    with transaction.atomic():
        for half in 'ab':
            Session.objects.create(session_key=f'{number:06d}{half}', session_data='x' * 500, expire_date=timezone.now())
"""


A_MAIL = """
from django.utils import timezone
from danvan.notices import actions
actions.mail('a@b.example', subject='Thử', body='Thử', kind='test.told', at=timezone.now())
"""


ATTACHED = "files/private/attachments/giay-moi.pdf"


@pytest.fixture(scope="module")
def archive(prepared, tmp_path_factory):
    """Save once; no test changes what lies in it."""
    (prepared.data / ATTACHED).parent.mkdir(parents=True)
    (prepared.data / ATTACHED).write_bytes(b"giay moi")
    made = tmp_path_factory.mktemp("backup") / "ban-sao.zip"
    done = prepared.manage("backup", str(made))
    assert done.returncode == 0, done.stderr
    return made


@pytest.fixture
def saved(archive, installation):
    """Give the backup of an installation that stands as it was saved."""
    return archive


def test_a_restored_backup_brings_back_every_row_and_file_and_sets_aside_what_stood_there(installation, saved):
    before, titles = installation.counts(), installation.rows(TITLES)
    installation.rows(RENAME)
    (installation.data / ATTACHED).unlink()
    done = installation.manage("restore", str(saved))
    assert done.returncode == 0, done.stderr
    assert installation.counts() == before
    assert installation.rows(TITLES) == titles
    assert (installation.data / ATTACHED).read_bytes() == b"giay moi"
    assert installation.manage("verify_journal").returncode == 0
    what_stood_there_is_set_aside(installation)


def what_stood_there_is_set_aside(installation):
    (aside,) = (installation.data / "backups").glob("truoc-khoi-phuc-*")
    assert {path.name for path in aside.iterdir()} >= {
        "files",
        "danvan.dump" if installation.url else "danvan.sqlite3",
    }


def test_a_backup_never_holds_the_key(installation, saved):
    sealing = json.loads(installation.keys.read_text())
    secrets = [(installation.data / "secret.key").read_text(), sealing["hashing"], sealing["keys"][0]["secret"]]
    secrets += [base64.b64decode(one).hex() for one in secrets[1:]]
    with zipfile.ZipFile(saved) as packed:
        assert not [name for name in packed.namelist() if "key" in name]
        assert not [name for name in packed.namelist() for key in secrets if key.encode() in packed.read(name)]


def test_what_another_key_has_sealed_is_not_restored_until_the_key_is_back(installation, tmp_path):
    installation.ask(A_MAIL)
    backup, before = tmp_path / "niem-phong.zip", installation.keys.read_bytes()
    assert installation.manage("backup", str(backup)).returncode == 0
    installation.ask("from danvan.notices.models import Outgoing; Outgoing.objects.all().delete()")
    installation.keys.unlink()
    installation.ask("from danvan.core import keyring; keyring.make(keyring.path())")
    refused = installation.manage("restore", str(backup))
    assert (refused.returncode, "không có trong tệp khóa" in refused.stderr) == (1, True)
    installation.keys.write_bytes(before)
    assert installation.manage("restore", str(backup)).returncode == 0
    assert (
        installation.ask("from danvan.notices.models import Outgoing; print(Outgoing.objects.get().to.open())")
        == "a@b.example"
    )
    installation.ask("from danvan.notices.models import Outgoing; Outgoing.objects.all().delete()")


def test_a_backup_is_closed_to_other_people(saved):
    assert saved.stat().st_mode & 0o777 == 0o600


def test_the_manifest_names_every_file_with_its_digest(saved):
    with zipfile.ZipFile(saved) as packed:
        manifest = json.loads(packed.read("manifest.json"))
        assert sorted(manifest["files"]) == sorted(set(packed.namelist()) - {"manifest.json"})
    assert "files/private/attachments/giay-moi.pdf" in manifest["files"]


def test_a_changed_file_is_noticed_and_nothing_is_restored(installation, saved, tmp_path):
    broken = tmp_path / "hong.zip"
    with zipfile.ZipFile(saved) as packed, zipfile.ZipFile(broken, "w") as changed:
        for name in packed.namelist():
            changed.writestr(name, b"khac" if name.endswith("giay-moi.pdf") else packed.read(name))
    before = installation.rows(TITLES)
    done = installation.manage("restore", str(broken))
    assert done.returncode == 1
    assert "giay-moi.pdf không khớp" in done.stderr
    assert installation.rows(TITLES) == before


@pytest.mark.parametrize("content", [b"", b"khong phai", b"PK\x05\x06" + b"\0" * 18])
def test_a_file_that_is_no_backup_is_refused(tmp_path, content):
    (tmp_path / "la.zip").write_bytes(content)
    with pytest.raises(backup.NotABackup):
        backup.read_manifest(tmp_path / "la.zip")


def test_a_file_that_is_no_backup_is_refused_in_a_sentence(installation, tmp_path):
    (tmp_path / "la.zip").write_bytes(b"khong phai")
    done = installation.manage("restore", str(tmp_path / "la.zip"))
    assert done.returncode == 1
    assert done.stderr.startswith("Tệp này không phải bản sao lưu của danvan, hoặc đã hỏng")
    assert "Traceback" not in done.stderr


def test_a_backup_of_a_newer_program_is_refused(installation, saved, tmp_path):
    newer = tmp_path / "moi.zip"
    with zipfile.ZipFile(saved) as packed, zipfile.ZipFile(newer, "w") as changed:
        for name in packed.namelist():
            said = json.loads(packed.read(name)) if name == "manifest.json" else None
            changed.writestr(
                name, json.dumps(said | {"migrations": ["news.9999_later"]}) if said else packed.read(name)
            )
    done = installation.manage("restore", str(newer))
    assert done.returncode == 1
    assert "news.9999_later" in done.stderr


def test_a_backup_that_is_not_there_is_named(tmp_path):
    with pytest.raises(backup.NoSuchBackup, match=r"khong-co\.zip"):
        backup.read_manifest(tmp_path / "khong-co.zip")


def test_a_place_that_cannot_be_written_is_told_in_a_sentence(db, tmp_path):
    (tmp_path / "tep").touch()
    with pytest.raises(SystemExit, match=r"Không ghi được .*ban-sao\.zip"):
        call_command("backup", str(tmp_path / "tep" / "ban-sao.zip"))


def test_nothing_is_restored_under_a_running_server(installation, saved):
    with (installation.data / "serving.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = installation.manage("restore", str(saved))
    assert done.returncode == 1
    assert done.stderr.strip().endswith("Hãy dừng máy chủ (Ctrl-C) rồi chạy lại lệnh.")


def test_a_backup_taken_while_people_write_holds_one_moment(installation, tmp_path):
    writer = installation.start(WRITE_PAIRS)
    try:
        assert writer.stdout.readline() == "ready\n"
        done = installation.manage("backup", str(tmp_path / "luc-dang-ghi.zip"))
        assert writer.poll() is None
    finally:
        writer.kill()
        writer.wait()
        writer.stdout.close()
    assert done.returncode == 0, done.stderr
    assert installation.manage("restore", str(tmp_path / "luc-dang-ghi.zip")).returncode == 0
    ((count,),) = installation.rows("SELECT count(*) FROM django_session")
    installation.rows("DELETE FROM django_session")
    assert count % 2 == 0


def test_an_upgrade_saves_everything_first(installation):
    installation.rows("DELETE FROM django_migrations WHERE app = 'sessions'")
    installation.rows("DROP TABLE django_session")
    done = installation.manage("prepare", "--quiet")
    assert done.returncode == 0, done.stderr
    (kept,) = (installation.data / "backups").glob("truoc-nang-cap-*.zip")
    with zipfile.ZipFile(kept) as packed:
        manifest = json.loads(packed.read("manifest.json"))
    assert "sessions.0001_initial" not in manifest["migrations"]
    assert any(name.startswith("news.") for name in manifest["migrations"])


def test_an_upgrade_that_fails_says_where_everything_was_saved(installation):
    installation.rows("UPDATE django_migrations SET app = 'set aside' WHERE app = 'sessions'")
    done = installation.manage("prepare", "--quiet")
    installation.rows("UPDATE django_migrations SET app = 'sessions' WHERE app = 'set aside'")
    assert done.returncode == 1
    (kept,) = (installation.data / "backups").glob("truoc-nang-cap-*.zip")
    assert done.stderr.strip().endswith(f"restore {kept}")
    assert "Traceback" not in done.stderr


def test_nothing_is_saved_when_nothing_is_to_be_upgraded(installation):
    assert installation.manage("prepare", "--quiet").returncode == 0
    assert not (installation.data / "backups").exists()
