"""The command: a summary or one JSON object a line, sentences for what cannot be read, nothing saved unasked."""

from __future__ import annotations

import json

import pytest
from django.core.management import CommandError, call_command

from danvan.intake.models import Proposal, Upload
from tests.intake.sample import HERE

SAMPLES = HERE / "samples"
QUAN_TRIET, KHONG_NAM = str(SAMPLES / "quan_triet.txt"), str(SAMPLES / "khong_nam.txt")


def test_intake_prints_a_summary_and_saves_nothing(cast, capsys):
    call_command("intake", QUAN_TRIET)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "quan_triet.txt"
    assert "  Thời gian  : chiều thứ Ba 12/5/2026 (năm: ghi rõ trong bài)" in lines
    assert "  Người      : Lò Thị Sim, Phó Bí thư Thường trực Đảng ủy xã (phát biểu, báo cáo)" in lines
    assert "  Văn bản    : 43-KL/TW – Ban Bí thư, 07/01/2019 [party:TW:ket-luan:43:XII]" in lines
    assert (Upload.objects.count(), Proposal.objects.count()) == (0, 0)


def test_intake_json_is_one_object_a_line_with_the_agreed_keys(cast, capsys):
    call_command("intake", QUAN_TRIET, KHONG_NAM, "--json")
    first, second = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert first.keys() >= {"file", "article", "events", "people", "documents", "figures", "questions"}
    assert first["article"].keys() >= {"title", "lead", "body", "captions", "author", "source"}
    event = first["events"][0]
    assert event.keys() >= {"type", "name", "date", "place", "unit_candidates", "organisers", "attendees", "audience"}
    assert event["date"].keys() >= {"start", "end", "day_part", "year_basis"}
    assert (event["attendees"]["value"], event["attendees"]["bound"], event["attendees"]["unit"]) == (
        120,
        "exact",
        "đại biểu",
    )
    assert [one["code"] for one in event["unit_candidates"]] == ["TSM-BM"]
    assert first["documents"][0].keys() >= {
        "key",
        "identity",
        "type",
        "number",
        "symbol",
        "issuer",
        "date",
        "surface",
        "span",
    }
    assert second["events"][0]["date"]["start"] == "????-03-30"
    assert [(one["code"], one["blocks"]) for one in second["questions"]] == [("missing_year", True)]


def test_intake_names_what_cannot_be_read_and_prints_the_others(cast, capsys, tmp_path):
    (tmp_path / "anh.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    with pytest.raises(SystemExit) as ended:
        call_command("intake", str(tmp_path / "anh.txt"), str(tmp_path / "khong-co.txt"), QUAN_TRIET)
    told = capsys.readouterr()
    assert ended.value.code == 1
    assert told.err.splitlines() == [
        f"{tmp_path}/anh.txt: Tệp này là ảnh PNG. Hãy lưu lại thành TXT, HTML, DOCX hoặc PDF rồi nhập.",
        f"{tmp_path}/khong-co.txt: Không có tệp này.",
    ]
    assert told.out.startswith("quan_triet.txt\n")


def test_intake_saves_proposals_when_asked_and_accepts_none(cast, capsys):
    call_command("intake", QUAN_TRIET, "--save", "--unit", "BM", "--by", "nam")
    proposal = Proposal.objects.get()
    assert (proposal.state, proposal.unit, proposal.upload.uploaded_by) == ("open", cast.units.ban_may, cast.nam)
    assert f"Đã lưu thành bài chờ xem {proposal.code}." in capsys.readouterr().out


def test_intake_saves_the_same_file_once(cast, capsys):
    for _ in range(2):
        call_command("intake", QUAN_TRIET, "--save", "--unit", "BM", "--by", "nam")
    assert Proposal.objects.count() == 1
    assert "đã được nhập trước đây" in capsys.readouterr().out


@pytest.mark.parametrize(
    "given",
    [
        ["--unit", "BM"],
        ["--by", "nam"],
        ["--save"],
        ["--save", "--unit", "DC", "--by", "nam"],
        ["--save", "--unit", "BM", "--by", "mai"],
    ],
)
def test_intake_saves_only_for_who_may(cast, given):
    with pytest.raises(CommandError):
        call_command("intake", QUAN_TRIET, *given)
    assert Proposal.objects.count() == 0
