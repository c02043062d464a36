"""The administrator of xã Bản Mây: the highest one here, once the other administrators are elsewhere."""

import pytest


@pytest.fixture
def cast_quan(cast):
    return cast.quan
