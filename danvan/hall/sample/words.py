"""Invented names, titles and paragraphs, chosen by a seeded chance."""

from __future__ import annotations

from random import Random

from danvan.core.codes import RANDOM_LENGTH, SIGNS, check_sign

FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Lò", "Vàng")
MIDDLES = ("Thị", "Văn", "Minh", "Thu", "Hoài", "Đức", "Thanh", "Ngọc")
GIVEN = ("Hoa", "Nam", "Lan", "Tư", "Mai", "Thảo", "Quân", "Sơn", "Đào", "Hiền", "Tuấn", "Kiệt", "Phượng", "Hằng")
PLACES = (
    "Bản Mẫu",
    "Suối Tre",
    "Đồi Sim",
    "Bến Thông",
    "Nà Lúa",
    "Cầu Mây",
    "Rừng Mận",
    "Đồng Nắng",
    "Khe Gió",
    "Gò Ngô",
)
ACTS = (
    "ra quân làm đường liên thôn", "tập huấn công tác dân vận", "đối thoại với nhân dân", "phát động trồng cây",
    "sơ kết mô hình dân vận khéo", "họp dân bàn việc làm nhà văn hóa", "hướng dẫn dịch vụ công trực tuyến",
    "trao nhà cho hộ nghèo", "giám sát việc công khai thu chi", "gặp mặt người có uy tín",
)  # fmt: skip
TOPICS = (
    "quy chế dân chủ ở cơ sở", "giảm nghèo bền vững", "xây dựng nông thôn mới", "chuyển đổi số", "bảo vệ rừng",
    "giữ gìn vệ sinh môi trường", "phòng chống thiên tai", "an ninh trật tự", "văn hóa và học tập", "bình đẳng giới",
)  # fmt: skip
SENTENCES = (
    "Sáng cùng ngày, đông đủ cán bộ và nhân dân các thôn đã có mặt tại {place}.",
    "Ông {name} nêu rõ: việc gì dân cũng phải được biết, được bàn, được làm và được kiểm tra.",
    "Sau khi nghe hướng dẫn về {topic}, bà con nêu {number} ý kiến và đều được trả lời ngay tại chỗ.",
    "Bà {name} cho biết gia đình tự nguyện hiến {number} mét vuông đất vườn để mở rộng con đường.",
    "Tổ dân vận đến từng nhà, nghe từng người, ghi lại từng việc cần làm trong tháng tới.",
    "Kết quả được niêm yết tại nhà văn hóa {place} để mọi người cùng theo dõi.",
    "Việc {act} sẽ được tiếp tục ở {number} thôn còn lại, gắn với {topic}.",
    "Theo ban tổ chức, có khoảng {number} lượt người tham gia, phần lớn là đoàn viên và hội viên.",
)


def code(prefix: str, year: int, chance: Random, taken: set[str]) -> str:
    """Make a record code by chance, as ``new_code`` does by secrets, not yet in ``taken``."""
    while True:
        signs = "".join(chance.choices(SIGNS, k=RANDOM_LENGTH))
        made = f"{prefix}-{year % 100:02d}-{signs}{check_sign(prefix, year, signs)}"
        if made not in taken:
            taken.add(made)
            return made


def name(chance: Random) -> str:
    return f"{chance.choice(FAMILIES)} {chance.choice(MIDDLES)} {chance.choice(GIVEN)}"


def title(chance: Random) -> str:
    act = chance.choice(ACTS)
    return f"{chance.choice(PLACES)}: {act} gắn với {chance.choice(TOPICS)} (đợt {chance.randint(1, 400)})"


def paragraph(chance: Random) -> str:
    """Put four sentences together."""
    return " ".join(
        sentence.format(
            place=chance.choice(PLACES), name=name(chance), topic=chance.choice(TOPICS), act=chance.choice(ACTS),
            number=chance.randint(3, 300),
        )
        for sentence in chance.sample(SENTENCES, 4)
    )  # fmt: skip
