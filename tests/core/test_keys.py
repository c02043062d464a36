"""The keys: made once, printed, typed back, rotated; without the right ones nothing starts."""

from __future__ import annotations

import io
import json
import re
import stat

import pytest
from django.core.management import CommandError, call_command

from danvan.core import keyring, recovery, sealing
from danvan.core.models import SealingKey
from danvan.notices import actions
from danvan.notices.models import Outgoing
from tests.factories.units import AT

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture(autouse=True)
def file(tmp_path, settings):
    """Keys of this test only, made at set-up."""
    settings.KEYS_FILE = tmp_path / "du-lieu.keys"
    sealing.prepare(AT)
    return settings.KEYS_FILE


def a_mail(number: int = 1) -> Outgoing:
    return actions.mail(f"{number}@thu.example", subject="Thử", body=f"Nội dung {number}", kind="test.told", at=AT)


def test_prepare_makes_them_once_and_closed_to_others(file):
    before = file.read_text()
    assert sealing.prepare(AT) is False
    assert file.read_text() == before
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_nothing_sealed_needs_no_key(file):
    file.unlink()
    assert sealing.needed() == []
    assert sealing.prepare(AT) is True


def test_it_does_not_start_without_the_keys_of_what_is_sealed(file):
    a_mail()
    key = keyring.read(file).current
    file.unlink()
    for start in (sealing.check, sealing.prepare):
        with pytest.raises(sealing.KeysMissing, match=f"niêm phong bằng khóa {key}"):
            start(AT)


def test_it_does_not_start_with_the_keys_of_somebody_else(file):
    a_mail()
    file.unlink()
    keyring.make(file)
    with pytest.raises(sealing.OtherKeys, match="là của khóa khác"):
        sealing.check(AT)


def test_it_does_not_start_with_keys_that_others_may_read(file):
    file.chmod(0o640)
    with pytest.raises(keyring.OpenKeys, match="chmod 600"):
        sealing.check(AT)


@pytest.mark.parametrize("spoil", [lambda said: said["keys"].clear(), lambda said: said.pop("hashing"),
                                   lambda said: said.update(hashing="c2hvcnQ="), lambda said: said.update(current="0")])  # fmt: skip
def test_a_spoiled_file_is_named(file, spoil):
    said = json.loads(file.read_text())
    spoil(said)
    file.write_text(json.dumps(said))
    with pytest.raises(keyring.BrokenKeys, match=re.escape(str(file))):
        sealing.check(AT)


def test_starting_costs_one_question(django_assert_num_queries):
    with django_assert_num_queries(1):
        sealing.check(AT)


def test_rotation_seals_every_row_anew_and_the_old_key_may_go(file, monkeypatch):
    monkeypatch.setattr(sealing, "BATCH", 2)
    for number in range(5):
        a_mail(number)
    old = keyring.read(file).current
    assert sealing.rotate(AT) == 10  # address and body
    assert sealing.needed() == [keyring.read(file).current] != [old]
    assert sorted(one.to.open() for one in Outgoing.objects.all()) == [f"{n}@thu.example" for n in range(5)]
    sealing.drop(old)
    assert list(keyring.read(file).keys) == [keyring.read(file).current]
    assert Outgoing.objects.filter(to__sealed_by=old).count() == 0


def test_rotation_resumes_after_a_kill_with_the_same_key(file, monkeypatch):
    monkeypatch.setattr(sealing, "BATCH", 2)
    for number in range(5):
        a_mail(number)

    class Killed(BaseException):
        pass

    def killed(text):
        raise Killed

    with pytest.raises(Killed):
        sealing.rotate(AT, progress=killed)
    half = keyring.read(file)
    assert len(half.keys) == 2 and len(sealing.needed()) == 2
    assert {one.body.open() for one in Outgoing.objects.all()} == {f"Nội dung {n}" for n in range(5)}
    assert sealing.rotate(AT) == 8
    assert keyring.read(file).keys == half.keys
    assert sealing.needed() == [half.current]


def test_a_key_that_is_needed_or_current_is_not_dropped(file):
    a_mail()
    old = keyring.read(file).current
    with pytest.raises(sealing.IsCurrent):
        sealing.drop(old)
    keyring.write(file, keyring.read(file).with_new_key())
    with pytest.raises(sealing.StillNeeded, match=f"khóa {old} \\(notices_outgoing\\)"):
        sealing.drop(old)


def test_the_sheet_is_typed_back(file, monkeypatch):
    a_mail()
    sealing.rotate(AT)
    before = keyring.read(file)
    out = io.StringIO()
    call_command("keys", "sheet", stdout=out)
    assert keyring.read(file).sheet_printed_at
    file.unlink()
    monkeypatch.setattr("sys.stdin", io.StringIO(out.getvalue().lower()))
    call_command("keys", "enter", stdout=io.StringIO())
    after = keyring.read(file)
    assert (after.keys, after.current, after.hashing) == (before.keys, before.current, before.hashing)
    assert Outgoing.objects.get().to.open() == "1@thu.example"


def test_a_row_typed_wrong_is_named(file):
    rows = recovery.rows(keyring.read(file))
    wrong = rows[1][:6] + ("A" if rows[1][6] != "A" else "B") + rows[1][7:]
    with pytest.raises(recovery.WrongRow, match="K1.2"):
        recovery.read([rows[0], wrong, *rows[2:]])


@pytest.mark.parametrize("kept", [slice(0, 3), slice(1, 8), slice(0, 5), slice(0, 0)])
def test_a_sheet_that_is_not_whole_is_refused(file, kept):
    with pytest.raises(recovery.RowsMissing):
        recovery.read(recovery.rows(keyring.read(file))[kept])


def test_a_sheet_does_not_overwrite_keys_in_use_but_may_replace_unused_ones(file):
    a_mail()
    sheet, first = recovery.rows(keyring.read(file)), keyring.read(file)
    with pytest.raises(keyring.KeysThere):
        sealing.put_back(recovery.read(sheet), at=AT)
    file.unlink()
    keyring.make(file)  # another machine made its own before the backup came
    sealing.put_back(recovery.read(sheet), at=AT)
    assert keyring.read(file).keys == first.keys
    assert len(list(file.parent.glob("du-lieu.keys.*"))) == 1


def test_keys_that_do_not_open_what_is_there_are_refused(file):
    a_mail()
    with pytest.raises(sealing.OtherKeys):
        sealing.put_back(keyring.new_ring(), at=AT)


def test_the_command_says_refusals(file):
    file.unlink()
    with pytest.raises(CommandError, match="Không thấy tệp khóa"):
        call_command("keys", "show")


def test_show_names_the_keys_and_no_secret(file):
    out = io.StringIO()
    call_command("keys", "show", stdout=out)
    ring = keyring.read(file)
    assert f"{ring.current}: đang dùng" in out.getvalue() and "CHƯA IN" in out.getvalue()
    assert json.loads(file.read_text())["hashing"] not in out.getvalue()
    assert SealingKey.objects.get().key == ring.current
