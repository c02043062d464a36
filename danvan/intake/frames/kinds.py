"""Tell the kind of an event by its head noun."""

import re

_AFTER = r"(?:[^,.;:“\"]{0,28}?)"
# In order: the first pattern that matches the opening of the name decides.
_BY_OPENING: tuple[tuple[str, str], ...] = (
    (
        "training",
        r"(?:lễ |khai giảng |bế giảng |khai mạc |bế mạc |hội nghị |lớp |khóa |khoá |đợt |chương trình |buổi |các lớp |\d+ lớp )*(?:trực tuyến |chuyên đề )?(?:tập huấn|bồi dưỡng|đào tạo|huấn luyện)|lớp |khóa học|khoá học|(?:lễ )?(?:khai|bế) giảng",
    ),
    ("supervision", r"hội nghị [^,.;“]{0,40}?phản biện"),
    (
        "congress",
        r"(?:lễ |phiên |ngày làm việc[^,.]{0,20} của |thành công )*(?:khai mạc |trù bị )?đại hội|phiên trù bị đại hội",
    ),
    (
        "contest",
        r"(?:lễ |chung kết |chung khảo |vòng |tổng kết |trao giải |khai mạc |phát động |bế mạc |và |sơ khảo |sơ kết )*(?:hội thi|cuộc thi|hội diễn|hội thao|liên hoan|giải bóng|giải cầu|giải thể thao|giải (?!quyết|pháp|trình|đáp|ngân|tỏa|phóng|thích|thưởng|nhất|nhì|ba))",
    ),
    (
        "voter_meeting",
        r"(?!(?:hội nghị )?triển khai)(?:hội nghị |buổi |cuộc |đợt |hoạt động )*(?:[^,.;]{0,40}?)?(?:tiếp xúc (?:với |giữa )?(?:các |bà con )?cử tri|tiếp xúc (?:của )?(?:các )?đại biểu (?:Quốc hội|HĐND|Hội đồng)|TXCT|tiếp xúc, đối thoại với cử tri)",
    ),
    (
        "dialogue",
        rf"(?:hội nghị |buổi |cuộc |chương trình |diễn đàn |tọa đàm |gặp gỡ,? |gặp mặt,? |tiếp xúc,? |[“\"] ?)*(?:trực tiếp )?{_AFTER}(?:đ[ốô]i thoại)",
    ),
    ("election", r"(?:ngày |cuộc |lễ )*bầu cử (?=(?:tổ )?trưởng)"),
    ("reception", r"(?:buổi |phiên |ngày |lịch )*(?:tiếp công dân|tiếp dân)"),
    (
        "review",
        r"(?:hội nghị |họp |buổi |cuộc |lễ |phiên |trực tuyến )*(?:trực tuyến )?(?:đánh giá,? |kiểm điểm,? |biểu dương[^,.;]{0,30}và )?(?:tổng kết|sơ kết|sơ, tổng kết|nhìn lại)|hội nghị [^,.;:“\"]{0,45}?(?:sơ kết|tổng kết)",
    ),
    ("briefing", r"(?:hội nghị |buổi |cuộc |họp )*(?:trực tuyến |công tác )?(?:giao ban)"),
    (
        "seminar",
        rf"(?:buổi |cuộc |lễ |chương trình |trực tuyến |hội nghị )*(?:tọa đàm|toạ đàm|hội thảo|diễn đàn|talkshow|sinh hoạt chuyên đề)|{_AFTER}hội thảo",
    ),
    (
        "community_meeting",
        r"(?:hội nghị |buổi |cuộc )*(?:họp (?:dân|thôn|bản|ấp|xóm|tổ dân phố|khu phố|khu dân cư)|nhân dân|đại biểu nhân dân|cử tri nơi|lấy ý kiến (?:nhân dân|cử tri|người dân|hộ)|họp nhân dân|toàn thể nhân dân|đại diện hộ)",
    ),
    (
        "supervision",
        r"(?:hội nghị |buổi |cuộc |đợt |đoàn |chương trình )*(?:công bố [^,.;]{0,24})?(?:giám sát|phản biện|kiểm tra|khảo sát)",
    ),
    ("visit", r"(?:chuyến |đi |đến |tới )*thăm(?: hỏi)?(?! quan)(?!\w)"),
    (
        "ceremony",
        r"(?:chương trình |buổi |tổ chức |sinh hoạt (?=kỷ niệm))*(?:lễ|ngày hội|mít tinh|mít-tinh|mittinh|họp mặt|gặp mặt|ra mắt|khánh thành|khởi công|tuyên dương|biểu dương|vinh danh|trao|tặng|kỷ niệm|dâng hương|phát động|hội trại|hội báo|hội xuân|tết |đêm hội|văn nghệ|giao lưu|thành lập|động thổ|bàn giao|ra quân|viếng)|hội nghị (?:điểm )?(?:phát động|tuyên dương|biểu dương|vinh danh|gặp mặt|tôn vinh|ra mắt)",
    ),
    (
        "conference",
        r"(?:hội nghị|kỳ họp|phiên họp|phiên thảo luận|cuộc họp|họp|hội đàm|làm việc|buổi làm việc|cuộc làm việc|sinh hoạt|quán triệt|triển khai|học tập|nghiên cứu|công bố|thông tin|gặp gỡ|buổi |chương trình |tuyên truyền|báo cáo|đánh giá|góp ý|lấy ý kiến|phổ biến|ký kết|hướng dẫn|hiệp thương)",
    ),
)
_OPENINGS = tuple(
    (kind, re.compile(rf"(?:buổi |cuộc |các |những |\d+ |[“\"] ?)?(?:{pattern})", re.IGNORECASE))
    for kind, pattern in _BY_OPENING
)
HEAD_NOUN = re.compile(
    r"(?:hội nghị|tập huấn|bồi dưỡng|lớp|khóa|khoá|đại hội|tọa đàm|toạ đàm|hội thảo|diễn đàn|lễ|buổi|cuộc|kỳ họp|phiên|họp|hội thi|hội diễn|hội thao|liên hoan"
    r"|ngày hội|chương trình|giao ban|sơ kết|tổng kết|gặp mặt|gặp gỡ|họp mặt|đối thoại|tiếp xúc|mít tinh|sinh hoạt|giám sát|khảo sát|kiểm tra|phản biện"
    r"|tuyên dương|biểu dương|vinh danh|ra mắt|công bố|trao|tiếp công dân|tiếp dân|giải(?! (?:quyết|pháp|trình|đáp|ngân|tỏa|phóng|thích|thưởng|nhất|nhì|ba)(?!\w))|hội trại|hội báo|phát động|học tập|quán triệt|triển khai|huấn luyện|làm việc|mô hình|văn nghệ|giao lưu|thành lập|đợt|tuyên truyền|kỷ niệm|đánh giá|góp ý|lấy ý kiến|phổ biến|ký kết|hiệp thương|nghiên cứu, học tập|ra quân|bàn giao|khánh thành|bầu cử(?= (?:[Tt]rưởng|[Tt]ổ trưởng|TRƯỞNG|TỔ TRƯỞNG) ))(?![\w])",
    re.IGNORECASE,
)


def kind_of(name: str) -> str | None:
    """Give the kind of the event whose name opens this way, or None.

    >>> kind_of("Hội nghị tổng kết công tác dân vận năm 2031")
    'review'
    """
    for kind, pattern in _OPENINGS:
        if pattern.match(name):
            return kind
    return None


def kind_in(text: str) -> str | None:
    """Give the kind of the first event noun inside a longer text (a title), or None."""
    for noun in HEAD_NOUN.finditer(text):
        kind = kind_of(text[noun.start() :])
        if kind is not None:
            return kind
    return None
