"""The first run: your unit, its bodies, the first administrator; the same from a script."""

from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from danvan.accounts.models import User
from danvan.core.dates import local_day
from danvan.units import roster
from danvan.units.management.commands.set_up import ask_yes
from danvan.units.models import Officer, Unit
from tests.factories.roster import a_file
from tests.factories.units import an_area

PASSWORD = "suong-som-ban-may"


@pytest.fixture
def areas(db):
    province = an_area("TSM", "Tỉnh Sông Mây", "province", "province")
    an_area("TSM-BM", "Xã Bản Mây", "commune", "commune", parent=province)
    an_area("TNX", "Tỉnh Núi Xanh", "province", "province")


def run(monkeypatch, *, unit="TSM-BM", password=PASSWORD, username="quan", **options) -> str:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
    out = io.StringIO()
    call_command(
        "set_up", unit=unit, admin_name="Bùi Minh Quân", admin_username=username, admin_password_stdin=True,
        stdout=out, **options,
    )  # fmt: skip
    return out.getvalue()


def names():
    today = local_day(timezone.now())
    return [unit.name_on(today) for unit in Unit.objects.organisations().order_by("pk")]


def test_a_commune_gets_its_four_bodies_and_an_administrator_of_each(areas, monkeypatch):
    said = run(monkeypatch)
    assert names() == [
        "Đảng ủy xã Bản Mây",
        "Hội đồng nhân dân xã Bản Mây",
        "Ủy ban nhân dân xã Bản Mây",
        "Ủy ban Mặt trận Tổ quốc Việt Nam xã Bản Mây",
    ]
    today = local_day(timezone.now())
    assert [one.roles(today) for one in Officer.objects.all()] == [{"administrator"}] * 4
    assert User.objects.get().check_password(PASSWORD)
    assert "đăng nhập bằng tên «quan»" in said


def test_a_commune_stands_under_the_same_body_of_its_province(areas, monkeypatch):
    run(monkeypatch, unit="Tỉnh Sông Mây", bodies="party_committee")
    run(monkeypatch, username="lan", bodies="party_committee,front")
    today = local_day(timezone.now())
    assert names() == ["Tỉnh ủy Sông Mây", "Đảng ủy xã Bản Mây", "Ủy ban Mặt trận Tổ quốc Việt Nam xã Bản Mây"]
    party = Unit.objects.organisations().order_by("pk")[1]
    assert party.version(today).parent.name_on(today) == "Tỉnh ủy Sông Mây"


def test_an_unknown_unit_and_a_poor_password_save_nothing(areas, monkeypatch):
    with pytest.raises(CommandError, match="Không có đơn vị khớp"):
        run(monkeypatch, unit="Xã Không Đâu")
    with pytest.raises(CommandError, match="Mật khẩu này quá ngắn"):
        run(monkeypatch, password="ngan")
    assert (names(), User.objects.count()) == ([], 0)


def test_if_needed_is_silent_when_somebody_administers(areas, monkeypatch):
    run(monkeypatch)
    assert run(monkeypatch, username="khac", if_needed=True) == ""
    assert User.objects.count() == 1


def test_if_needed_without_answers_says_how(areas, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    out = io.StringIO()
    call_command("set_up", if_needed=True, stdout=out)
    assert out.getvalue().startswith("Chưa có đơn vị và người quản trị.")
    with pytest.raises(CommandError):
        call_command("set_up", stdout=out)


def test_a_roster_comes_in_from_the_shell(cast, tmp_path):
    path = tmp_path / "danh-sach.xlsx"
    path.write_bytes(a_file())
    out = io.StringIO()
    call_command("import_roster", str(path), unit="BM", stdout=out)
    assert out.getvalue().endswith("Mới: 6, đã có: 0, sai: 0. Mới xem thử, chưa lưu gì.\n")
    call_command("import_roster", str(path), unit="BM", save=True, stdout=out)
    assert User.objects.filter(username="khanh.luong").count() == 1
    call_command("import_roster", template=str(tmp_path / "mau.xlsx"))
    with pytest.raises(roster.NothingInside):
        roster.read((tmp_path / "mau.xlsx").read_bytes(), "mau.xlsx")


def test_bodies_are_asked_again_until_yes_or_no(monkeypatch, capsys):
    typed = iter(["Xã Bản Mây", "k"])
    monkeypatch.setattr("builtins.input", lambda question: next(typed))
    assert ask_yes("Lập Đảng ủy xã?") is False
    assert "Hãy gõ C (có) hoặc k (không)." in capsys.readouterr().out
