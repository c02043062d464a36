"""Vietnamese names of persons: two to six syllables, family name first, given name last."""

import re
import unicodedata

from danvan.text.collation import sort_key
from danvan.text.folding import same_length_view

FAMILY_NAMES = frozenset(
    """Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý An Âu Bạch Bành Bao Bế Biện Bồ Ca Cái Cam Cao Cát Cầm
    Chế Châu Chu Chung Chử Công Cù Cung Cư Diệp Doãn Diêm Dư Đàm Đan Đào Đầu Đậu Đèo Điền Điêu Đinh Đoàn Đồng Đổng Đới Đường Giang Giáp Giàng
    Hà Hàn Hạ Hầu Hoa Hoàn Hồng Hứa Hùng Kha Khà Khiếu Khổng Khuất Khúc Kiều Kim Kiên La Lã Lại Lâm Lành Lăng Lầu Liễu Liên Long Lò Lộc Lục Lù Lùng Lư Lữ Lường
    Lương Lưu Ma Mã Mạc Mạch Mai Mâu Mẫn Mông Mùa Mục Nghiêm Ngọ Ngụy Ngân Nhan Nhâm Nhữ Ninh Nông Nùng Ông Phí Phó Phùng Phương Quách Quan Quảng Quàng Quản Sầm
    Sùng Tạ Tăng Tần Tẩn Thạch Thái Thang Thào Thân Thẩm Thi Thiều Tiêu Tiết Tòng Tô Tôn Tống Trà Trang Triệu Trình Trịnh Trưng Trương Từ Tưởng Ty Ứng Uông Ung Vàng Vân Văn Vi Vì
    Viên Việt Vừ Vương Vy Xa Xồng Yên Bàn Bàng Bá Cà Chảo Chang Chúc Cháng Cứ Dềnh Hảng Hờ Háng Hạng Khang Lồ Ly Lỳ Ngải Phàn Phù Pờ Pồ Sìn Sồng Tráng Thò Thào Vạng Vầy Siu Rơ Ksor Kpă Kpa Nay Rmah
    Rcom Rahlan Niê Mlô Êban Ayun Adrơng Buôn Bkrông Kbuôr Ktla Kra Kơ Đinh Hmok Lơ Liêng Cil Bon Đa Đạo Báo Tou Prong Bahnar Hồ Kpor Alăng Arất Zơrâm Bríu Bhling Pơloong Ating Coor
    Danh Sơn Neáng Chau Trượng Bá Đàng Quảng Lưu Thập Thành Não Kiều Châu Lâm Tài Nại Tà Katơr Chamaléa Pinăng Patâu""".split()
)
ETHNIC_PREFIXES = frozenset({"Y", "A", "K'", "H'", "K’", "H’", "Ka", "K"})
_PLACES = frozenset(
    """Hà Nội|Hà Nam|Hà Giang|Hà Tĩnh|Hà Tây|Hà Đông|Hà Tiên|Lâm Đồng|Cao Bằng|Cao Lãnh|Thái Bình|Thái Nguyên|An Giang|Bạc Liêu|Ninh Bình|Ninh Thuận
    |Yên Bái|Kiên Giang|Quảng Nam|Quảng Ngãi|Quảng Ninh|Quảng Trị|Quảng Bình|Long An|Hòa Bình|Hồng Ngự|Đồng Nai|Đồng Tháp|Lai Châu|Sơn La|Hải Phòng|Tiền Giang|Hậu Giang
    |Đoàn Thanh Niên|Việt Nam|Kim Sơn|Kiến An|Châu Đốc|Châu Thành|Long Xuyên|Long Khánh|Văn Phòng|Thành Phố|Công An|Công Đoàn|Đoàn Kết|Dương Kinh|Mai Châu|Mai Sơn""".replace(
        "\n    ", ""
    ).split("|")
)
_PIECE = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]*)?|[A-Z]['’]")
_BLANKS = re.compile(r"[\s]+")


def _words(s: str) -> list[str]:
    view = same_length_view(unicodedata.normalize("NFC", s)).strip()
    return _BLANKS.split(view) if view else []


def _shown(word: str) -> str:
    return word[:1].upper() + word[1:].lower() if len(word) > 1 and word.isupper() else word


def is_name(s: str) -> bool:
    """Say whether the text has the shape of a Vietnamese person's name.

    Two to six capitalised syllables that begin with a known family name or an ethnic prefix
    (Y, A, K', H'); names of places that begin alike are refused.
    """
    words = [_shown(word) for word in _words(s[:80])]
    parts = len(words) + sum(word[1:2] in ("'", "’") and len(word) > 2 for word in words)
    if len(s) > 80 or not 2 <= parts <= 6 or " ".join(words) in _PLACES:
        return False
    if not all(_PIECE.fullmatch(word) and word[0].isupper() for word in words):
        return False
    first = words[0]
    return first in FAMILY_NAMES or first in ETHNIC_PREFIXES or first[:2] in ETHNIC_PREFIXES


def split_name(s: str) -> tuple[str, str, str]:
    """Return (family, middle, given); a single syllable is a given name."""
    words = _words(s)
    if len(words) < 2:
        return "", "", " ".join(words)
    return words[0], " ".join(words[1:-1]), words[-1]


def name_sort_key(s: str) -> tuple[str, str, str]:
    """Return the key of formal lists: by given name, then family name, then middle names."""
    family, middle, given = split_name(s)
    return sort_key(given), sort_key(family), sort_key(middle)
