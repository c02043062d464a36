"""Old encodings come out right; what is no text is refused in a sentence."""

import unicodedata

import pytest

from danvan.text import legacy
from danvan.text.legacy import Empty, NotText, Unreadable, decode

TEXT = (
    "Sáng nay, xã Bến Trăng mở lớp tập huấn nghiệp vụ cho cán bộ các thôn. Đồng chí bí thư nhấn mạnh: phải gần dân, hiểu dân, "
    "lắng nghe ý kiến của nhân dân, kịp thời giải quyết những việc khó ở cơ sở. Buổi học kết thúc với nhiều câu hỏi thiết thực."
)


def by_table(text: str, table: dict[int, str]) -> bytes:
    codes = {sign: code for code, sign in table.items()}
    return bytes(codes.get(sign, ord(sign) if ord(sign) < 128 else 63) for sign in text)


def as_vni(text: str) -> bytes:
    pairs = {
        unicodedata.normalize("NFC", base + mark): base + sign
        for base in "aeouy"
        for sign, mark in legacy._VNI_MARKS.items()
    }
    pairs |= {
        unicodedata.normalize("NFC", own + mark): sign + tail
        for sign, own in legacy._VNI_LONE.items()
        for tail, mark in legacy._VNI_MARKS.items()
    }
    pairs |= {own: sign for sign, own in legacy._VNI_LONE.items()}
    return "".join(
        pairs.get(sign, pairs[sign.lower()].upper() if sign.lower() in pairs else sign) for sign in text
    ).encode("latin-1")


LOWER = TEXT.replace("Đồng", "đồng")
FORMS = {
    "utf-8": (TEXT.encode(), TEXT),
    "utf-16": (TEXT.encode("utf-16"), TEXT),
    "utf-16-le": (TEXT.encode("utf-16-le"), TEXT),
    "tcvn3": (by_table(LOWER, legacy._tcvn3_table()), LOWER),
    "viscii": (by_table(TEXT, legacy._viscii_table()), TEXT),
    "vni": (as_vni(TEXT), TEXT),
    "mangled utf-8": (TEXT.encode().decode("latin-1").encode(), TEXT),
}


@pytest.mark.parametrize("encoding", FORMS)
def test_an_encoding_is_recognised_and_converted(encoding: str) -> None:
    data, text = FORMS[encoding]
    found = decode(data)
    assert (found.encoding, found.text) == (encoding, text)
    assert found.converted == (encoding not in ("utf-8", "utf-16", "utf-16-le"))


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", Empty),
        (b" \r\n", Empty),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", NotText),
        (b"PK\x03\x04\x14\x00\x00\x00", NotText),
        ("größe Straße äöü Übergröße".encode("latin-1"), Unreadable),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(data: bytes, refusal: type[Exception]) -> None:
    with pytest.raises(refusal) as caught:
        decode(data)
    assert str(caught.value) == refusal.__doc__


def test_another_language_in_unicode_is_left_as_it_is() -> None:
    assert decode("Bonjour à tous, réunion générale du comité".encode()).converted is False
