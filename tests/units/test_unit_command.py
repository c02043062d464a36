"""The shell command that looks up a name: nothing found is a sentence and exit status 1, with an empty list for machines."""

import json
from io import StringIO

import pytest
from django.core.management import call_command


@pytest.mark.parametrize("more", [(), ("--json",)])
def test_a_name_that_no_unit_bears_is_told_and_ends_with_one(db, more):
    out, err = StringIO(), StringIO()
    with pytest.raises(SystemExit, match="1"):
        call_command("unit", "xã Không Đâu Có", *more, stdout=out, stderr=err)
    assert err.getvalue() == "Không có đơn vị nào tên «xã Không Đâu Có»; hãy tra theo tên, không theo mã.\n"
    assert (json.loads(out.getvalue())["candidates"] == []) if more else (out.getvalue() == "")
