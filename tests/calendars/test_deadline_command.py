"""``manage deadline``: the answer in words and as JSON; bad input gets one Vietnamese sentence and status 1."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.django_db


def run(*words):
    out = StringIO()
    call_command("deadline", *words, stdout=out)
    return out.getvalue()


def refusal(*words):
    err = StringIO()
    with pytest.raises(SystemExit) as stop:
        call_command("deadline", *words, stdout=StringIO(), stderr=err)
    assert stop.value.code == 1
    return err.getvalue().strip()


def test_deadline_prints_the_question_each_day_and_the_answer():
    lines = run("--from", "2026-11-23", "--value", "2", "--unit", "wd").splitlines()
    assert lines[0] == "Thời hạn 2 ngày làm việc kể từ thứ Hai 23/11/2026."
    assert lines[2] == "thứ Ba 24/11/2026: nghỉ Ngày Văn hóa Việt Nam (NQ 28/2026/QH16)"
    assert lines[-1] == "Hạn: hết ngày (24 giờ) thứ Năm 26/11/2026 (BLDS 2015 Đ148.6)."


def test_deadline_as_json_tells_the_rule_its_source_and_the_steps():
    said = json.loads(run("--rule", "kn.accept", "--from", "03/07/2026", "--json"))
    assert (said["due_on"], said["tentative"], said["direction"]) == ("2026-07-14", False, "after")
    assert (said["rule"]["version"], said["rule"]["tag"], said["rule"]["confirmed"]) == (
        "kn.accept@2026-07-01",
        "T",
        True,
    )
    assert said["rule"]["source"] == "NĐ 124/2020 Đ16.1 (NĐ 155/2026 Đ10)"
    assert said["steps"][-1] == {"day": "2026-07-14", "counted": 7, "text": "ngày làm việc thứ 7", "source": ""}


def test_deadline_takes_the_rule_of_the_day_of_the_event():
    said = json.loads(run("--rule", "kn.accept", "--from", "2026-06-30", "--json"))
    assert (said["rule"]["version"], said["unit"], said["due_on"]) == ("kn.accept@2012-07-01", "d", "2026-07-10")


def test_deadline_before_an_event_plain_and_strict():
    words = ("--from", "2026-11-27", "--value", "5", "--unit", "wd", "--dir", "before", "--json")
    assert json.loads(run(*words))["due_on"] == "2026-11-19"
    assert json.loads(run(*words, "--strict"))["due_on"] == "2026-11-18"


def test_deadline_of_a_named_case():
    said = json.loads(run("--rule", "kn1.settle", "--case", "complex", "--from", "2026-07-02", "--json"))
    assert (said["value"], said["due_on"]) == (45, "2026-08-17")


def test_deadline_in_hours():
    said = json.loads(run("--from", "2026-02-12T08:30", "--value", "72", "--unit", "h", "--json"))
    assert said["due_at"] == "2026-02-15T08:30:00"


def test_deadline_in_hours_without_an_hour_says_that_it_starts_at_midnight():
    lines = run("--from", "2026-02-12", "--value", "24", "--unit", "h").splitlines()
    assert lines[-2:] == [
        "Hạn: 00:00 thứ Sáu 13/2/2026 (BLDS 2015 Đ147.1).",
        "Không ghi giờ bắt đầu nên tính từ 00:00.",
    ]


def test_deadline_beyond_the_decided_years_is_tentative():
    assert json.loads(run("--from", "2026-12-31", "--value", "5", "--unit", "wd", "--json"))["tentative"] is True


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("--rule kn.acept --from 2026-07-03", "Không có quy tắc “kn.acept”. Có thể là: kn.accept,"),
        ("--rule knpa.answer --from 2026-07-03", "Quy tắc knpa.answer (Trả lời kiến nghị, phản ánh) không có con số"),
        (
            "--rule kn.accept --from 2001-01-01",
            "Quy tắc kn.accept không áp dụng cho ngày 01/01/2001; dữ liệu chỉ có từ 01/07/2012",
        ),
        (
            "--rule kn1.settle --case x --from 2026-07-03",
            "Quy tắc kn1.settle không có trường hợp “x”; chỉ có: complex",
        ),
        ("--rule kn.accept --from 2026-07-03 --value 5", "Chỉ chọn một"),
        ("--from 31/02/2026 --value 5 --unit d", "Không đọc được ngày “31/02/2026”"),
        ("--from 2026-02-12 --value x --unit d", "Độ dài “x” không phải số nguyên."),
        ("--from 2026-02-12 --value=-5 --unit d", "Độ dài thời hạn phải là số nguyên từ 0 trở lên, không phải -5."),
        ("--from 2026-02-12 --value 5 --unit week", "Không có đơn vị thời gian “week”"),
        ("--from 2026-02-12 --value 5 --unit d --dir x", "Không có chiều tính “x”"),
        ("--from 2026-02-12 --value 99999999999 --unit wd", "Thời hạn vượt quá những năm mà lịch tính được"),
        ("--from 2026-02-12 --value 5", "Hãy cho biết"),
        ("--value 5 --unit wd", "Hãy cho biết"),
        ("--from 2026-02-12 --value 5 --unit wd --for NOWHERE", "Không có đơn vị mang mã “NOWHERE”."),
    ],
)
def test_deadline_refuses_in_one_vietnamese_sentence(words, sentence):
    said = refusal(*words.split())
    assert said.startswith(sentence)
    assert "\n" not in said
