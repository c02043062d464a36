"""The shell command that looks up a name: nothing found is a sentence and exit status 1, with an empty list for machines."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command


@pytest.mark.parametrize("more", [(), ("--json",)])
def test_a_name_that_no_unit_bears_is_told_and_ends_with_one(db, more):
    out, err = StringIO(), StringIO()
    with pytest.raises(SystemExit, match="1"):
        call_command("unit", "xã Không Đâu Có", *more, stdout=out, stderr=err)
    assert err.getvalue() == "Không có đơn vị nào tên «xã Không Đâu Có»; hãy tra theo tên, không theo mã.\n"
    assert (json.loads(out.getvalue())["candidates"] == []) if more else (out.getvalue() == "")


@pytest.mark.parametrize("day", ["2024-10-15", "15/10/2024"])
def test_a_day_is_read_as_it_is_written_here_and_by_machines(db, day):
    out = StringIO()
    with pytest.raises(SystemExit, match="1"):
        call_command("unit", "xã Không Đâu Có", "--on", day, "--json", stdout=out, stderr=StringIO())
    assert json.loads(out.getvalue())["on"] == "2024-10-15"


def test_what_is_no_day_is_refused(db):
    with pytest.raises(CommandError, match="Ngày «31/02/2024» không đúng"):
        call_command("unit", "xã Không Đâu Có", "--on", "31/02/2024")
