import pytest

from danvan.documents.actions import Found


@pytest.fixture
def kl43():
    """The conclusion that everybody cites, resolved."""
    return Found(
        label="43-KL/TW", type_name="Kết luận", number="43", symbol="KL/TW", system="party", issuer="Ban Bí thư",
        identity="party:TW:ket-luan:43:XII", period="XII", surface="Kết luận số 43-KL/TW",
    )  # fmt: skip


@pytest.fixture
def bare():
    """A local plan whose term nobody has settled yet."""
    return Found(
        label="12-KH/ĐU", type_name="Kế hoạch", number="12", symbol="KH/ĐU", system="party", issuer="Đảng ủy xã"
    )
