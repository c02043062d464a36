"""The page of operators."""

import json
from datetime import UTC, datetime

import pytest
from django.conf import settings

from danvan.hall import health

AT = datetime(2026, 9, 2, 1, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def data_dir(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def by_label():
    return {line.label: line for line in health.report(AT)}


def test_only_an_administrator_opens_the_page(cast, sign_in):
    assert sign_in(cast.quan).get("/desk/health/").status_code == 200
    for other in (cast.nam, cast.lan, cast.son, cast.mai):
        assert sign_in(other).get("/desk/health/").status_code == 404


def test_an_installation_without_a_backup_is_told_to_make_one(db):
    assert by_label()["Sao lưu gần nhất"].trouble == "Hãy chạy mỗi ngày: python3 run.py backup TỆP"


@pytest.mark.parametrize(
    ("made_at", "trouble"), [("2026-09-01T22:00:00+00:00", ""), ("2026-08-30T22:00:00+00:00", "Bản sao lưu đã cũ.")]
)
def test_an_old_backup_is_named_old(db, made_at, trouble):
    said = {"made_at": made_at, "file": "/x.zip", "size": 3 * 2**20, "journal_ok": True, "journal_entries": 1200}
    (settings.DATA_DIR / "last-backup.json").write_text(json.dumps(said))
    lines = by_label()
    assert lines["Sao lưu gần nhất"].trouble == trouble
    assert lines["Kiểm tra nhật ký"].value.endswith("1.200 mục, nguyên vẹn")


def test_a_journal_that_did_not_hold_at_the_last_backup_is_named(db):
    said = {
        "made_at": "2026-09-01T22:00:00+00:00",
        "file": "/x.zip",
        "size": 1,
        "journal_ok": False,
        "journal_entries": 7,
    }
    (settings.DATA_DIR / "last-backup.json").write_text(json.dumps(said))
    assert by_label()["Kiểm tra nhật ký"].trouble == "Chạy: python3 run.py manage verify_journal"


def test_demo_units_are_named_as_long_as_they_stand(cast):
    assert by_label()["Dữ liệu thử"].value == "không có"
    cast.units.hamlet.is_demo = True
    cast.units.hamlet.save()
    assert by_label()["Dữ liệu thử"].value == "1 đơn vị hư cấu"
