"""Words of the room: kinds, axes, states and steps of a petition, with their guards as data.

Sources: TT 05/2021/TT-TTCP on the handling of petitions, Luật Khiếu nại 2011 and NĐ 124/2020 (NĐ 155/2026),
Luật Tiếp công dân 2013, NĐ 20/2008. Denunciations have no kind here: they never enter this system.
"""

from __future__ import annotations

from dataclasses import dataclass

from danvan.core.steps import Step
from danvan.law.petition import many_from

KINDS = {
    "feedback": "Phản ánh",
    "proposal": "Kiến nghị",
    "suggestion": "Góp ý",
    "question": "Câu hỏi",
    "rule_feedback": "Phản ánh, kiến nghị về quy định hành chính",
    "complaint": "Khiếu nại",
    "mixed": "Đơn nhiều nội dung",
}
LAW_KINDS = {
    "feedback": "KNPA", "proposal": "KNPA", "suggestion": "KNPA", "question": "QUESTION", "rule_feedback": "PAKN",
    "complaint": "KN", "mixed": "MIXED",
}  # fmt: skip
"""How the law file and rules call them."""
PUBLIC_KINDS = ("feedback", "proposal", "suggestion", "question", "rule_feedback")
"""What the public form takes; a complaint comes by paper or in person."""
SIMPLE_KINDS = PUBLIC_KINDS
NOT_MIXED = tuple(kind for kind in KINDS if kind != "mixed")

CHANNELS = {
    "portal": "Cổng thông tin",
    "paper": "Đơn giấy nộp tại chỗ",
    "post": "Bưu điện",
    "phone": "Điện thoại",
    "reception": "Tiếp công dân",
    "meeting": "Hội nghị, đối thoại, tiếp xúc cử tri",
    "forwarded": "Cơ quan khác chuyển đến",
}
DESK_CHANNELS = tuple(channel for channel in CHANNELS if channel != "portal")

CONDITIONS = {"": "Chưa kiểm tra", "eligible": "Đủ điều kiện xử lý", "not_eligible": "Không đủ điều kiện xử lý"}
NOT_ELIGIBLE = {
    "form": "Không đúng hình thức: thiếu ngày, tên, địa chỉ, chữ ký hoặc nội dung",
    "language": "Không viết bằng tiếng Việt và không kèm bản dịch",
    "multi_addressed": "Gửi nhiều nơi, trong đó có nơi có thẩm quyền",
    "guided_before": "Đã được hướng dẫn một lần về cùng nội dung",
    "illegible": "Rách nát, không đọc được",
    "anonymous": "Không có tên, địa chỉ người gửi",
    "settled": "Đã được xử lý, giải quyết",
}
COMPETENCES = {"": "Chưa xác định", "own": "Thuộc thẩm quyền", "not_own": "Không thuộc thẩm quyền"}
BRANCHES = {
    "administrative": "Hành chính",
    "elected_body": "Cơ quan dân cử",
    "procedural_enforcement": "Tố tụng, thi hành án",
    "political_social_religious": "Tổ chức chính trị, xã hội, tôn giáo",
    "service_unit": "Đơn vị sự nghiệp công lập",
    "state_enterprise": "Doanh nghiệp nhà nước",
}
FLAGS = {
    "anonymous": "Nặc danh",
    "impersonated": "Mạo danh",
    "duplicate": "Trùng lặp",
    "multi_addressed": "Gửi nhiều nơi",
    "crime_sign": "Có dấu hiệu tội phạm",
    "empowered_forwarder": "Do nơi có thẩm quyền chuyển đến",
    "complex": "Phức tạp, đông người",
}
MANY_FROM = many_from()
"""From so many signatories on a letter is one of many people (Luật TCD Đ29)."""

COMPLEX_CRITERIA = {
    "two_or_more_places": "Phải xác minh ở hai nơi trở lên",
    "two_or_more_contents": "Có hai nội dung trở lên",
    "many_people": "Nhiều người khiếu nại hoặc liên quan quyền lợi nhiều người",
    "foreign_element": "Có yếu tố nước ngoài",
    "several_bodies": "Nhiều cơ quan có trách nhiệm giải quyết",
    "bodies_disagree": "Các cơ quan còn ý kiến khác nhau",
    "contradictory_evidence": "Chứng cứ mâu thuẫn, phải trưng cầu chuyên môn",
}
"""The closed list of NĐ 124/2020 Đ3a (NĐ 155/2026): an extension needs at least one of them, ticked."""
PAUSE_GROUNDS = {
    "disaster": "Thiên tai, hỏa hoạn, dịch bệnh, chiến tranh",
    "obstacle": "Tai nạn, ốm đau, công tác, học tập xa",
    "file_seized": "Hồ sơ bị thu giữ, niêm phong",
    "other_result": "Chờ kết quả giải quyết của cơ quan khác",
}
"""Luật Khiếu nại Đ11a, NĐ 124/2020 Đ28a."""
DISCONTINUE_GROUNDS = {
    "withdrawn": "Người gửi rút toàn bộ nội dung",
    "died": "Người gửi qua đời mà không có người kế thừa",
    "court": "Tòa án đã thụ lý",
    "other": "Căn cứ khác theo luật",
}
REFUSE_GROUNDS = {
    "internal_or_normative_or_secret": "Văn bản chỉ đạo nội bộ, văn bản quy phạm hoặc bí mật nhà nước",
    "no_direct_interest": "Không liên quan trực tiếp đến quyền, lợi ích của người gửi",
    "no_capacity": "Người gửi không có năng lực hành vi và không có người đại diện",
    "unlawful_representative": "Người đại diện không hợp pháp",
    "no_signature": "Không có chữ ký hoặc điểm chỉ",
    "time_barred": "Hết thời hiệu mà không có lý do chính đáng",
    "second_decision_exists": "Đã có quyết định giải quyết lần hai",
    "discontinued_over_30d": "Đã đình chỉ mà không tiếp tục trong thời hạn luật cho",
    "court_has_it": "Tòa án đã thụ lý hoặc đã xét xử",
    "no_content": "Không nêu được nội dung cụ thể để giải quyết",
    "settled_before": "Nội dung đã được trả lời, không có tình tiết mới",
}
"""The nine grounds of Luật Khiếu nại Đ11, and two for feedback."""
COMPLAINT_REFUSALS = tuple(REFUSE_GROUNDS)[:9]
FEEDBACK_REFUSALS = (
    "no_content", "settled_before", "internal_or_normative_or_secret", "no_capacity", "no_signature", "court_has_it",
)  # fmt: skip
OUTCOMES = {
    "settled": "Đã giải quyết",
    "explained": "Đã giải thích",
    "sent_up": "Kiến nghị cấp trên",
    "planned": "Đưa vào kế hoạch",
    "no_basis": "Không có cơ sở",
    "right": "Khiếu nại đúng",
    "partly": "Khiếu nại đúng một phần",
    "wrong": "Khiếu nại sai",
}
COMPLAINT_OUTCOMES = ("right", "partly", "wrong")
SERVED_BY = {
    "portal": "Trang theo dõi",
    "post": "Bưu điện",
    "by_hand": "Trao tận tay",
    "phone": "Điện thoại",
    "posted": "Niêm yết công khai",
}

STATES = {
    "received": "Đã nhận",
    "registered": "Đã vào sổ",
    "screened": "Đã phân loại",
    "filed": "Lưu đơn",
    "split": "Đã tách đơn",
    "guided": "Đã hướng dẫn",
    "transferred": "Đã chuyển đơn",
    "returned": "Đã trả lại đơn",
    "inspection_referred": "Chuyển thanh tra, kiểm tra",
    "criminal_referred": "Chuyển cơ quan điều tra",
    "proposed": "Đề xuất thụ lý",
    "accepted": "Đã thụ lý",
    "not_accepted": "Không thụ lý",
    "verifying": "Đang giải quyết",
    "suspended": "Tạm đình chỉ",
    "discontinued": "Đình chỉ",
    "dialogue": "Đối thoại",
    "drafted": "Chờ duyệt trả lời",
    "decided": "Đã duyệt trả lời",
    "notified": "Đã gửi kết quả",
    "escalated": "Khiếu nại tiếp, khởi kiện",
    "executed": "Đã thi hành",
    "closed": "Đã đóng",
    "archived": "Đã lưu trữ",
}
CITIZEN_STATES = {
    "received": "Đã tiếp nhận",
    "processing": "Đang xử lý",
    "transferred": "Đã chuyển",
    "guided": "Đã hướng dẫn",
    "working": "Đang giải quyết",
    "paused": "Tạm dừng",
    "answered": "Đã trả lời",
    "closed": "Đã đóng",
}
SHOWN_AS = {
    "received": "received", "registered": "received", "screened": "processing", "proposed": "processing",
    "filed": "closed", "split": "processing", "guided": "guided", "transferred": "transferred", "returned": "guided",
    "inspection_referred": "transferred", "criminal_referred": "transferred", "accepted": "working",
    "not_accepted": "answered", "verifying": "working", "suspended": "paused", "discontinued": "closed",
    "dialogue": "working", "drafted": "working", "decided": "answered", "notified": "answered",
    "escalated": "answered", "executed": "answered", "closed": "closed", "archived": "closed",
}  # fmt: skip
"""What a citizen sees: one of eight plain states for each of ours."""

SCREENED_OUT = (
    "filed",
    "split",
    "guided",
    "transferred",
    "returned",
    "inspection_referred",
    "criminal_referred",
    "not_accepted",
)
"""Ways out before anything is accepted."""
WORKING = ("accepted", "verifying", "suspended", "dialogue", "drafted")
ENDED = (*SCREENED_OUT, "discontinued", "decided", "notified", "escalated", "executed", "closed", "archived")
OPEN = tuple(state for state in STATES if state not in ENDED)
CLOSABLE = (*SCREENED_OUT, "discontinued", "notified", "escalated", "executed")

STEPS = {
    "receive": Step((), "received", "Tiếp nhận"),
    "register": Step(("received",), "registered", "Vào sổ"),
    "classify": Step(("registered", "screened"), "screened", "Phân loại"),
    "file": Step(("screened",), "filed", "Lưu đơn"),
    "split": Step(("screened",), "split", "Tách đơn"),
    "guide": Step(("screened",), "guided", "Hướng dẫn"),
    "transfer": Step(("screened",), "transferred", "Chuyển đơn"),
    "give_back": Step(("screened",), "returned", "Trả lại đơn"),
    "refer_to_inspection": Step(("screened",), "inspection_referred", "Chuyển thanh tra, kiểm tra"),
    "refer_crime": Step(("screened",), "criminal_referred", "Chuyển cơ quan điều tra"),
    "propose": Step(("screened",), "proposed", "Đề xuất thụ lý"),
    "accept": Step(("proposed",), "accepted", "Thụ lý"),
    "refuse": Step(("proposed",), "not_accepted", "Không thụ lý"),
    "assign": Step(("accepted", "verifying"), "verifying", "Giao giải quyết"),
    "ask_more": Step(("verifying",), "verifying", "Yêu cầu bổ sung"),
    "extend": Step(("verifying",), "verifying", "Gia hạn"),
    "pause": Step(("verifying",), "suspended", "Tạm đình chỉ"),
    "resume": Step(("suspended",), "verifying", "Tiếp tục giải quyết"),
    "discontinue": Step(("verifying", "suspended", "dialogue"), "discontinued", "Đình chỉ"),
    "hold_dialogue": Step(("verifying",), "dialogue", "Tổ chức đối thoại"),
    "answer": Step(("verifying", "dialogue"), "drafted", "Soạn trả lời"),
    "send_back": Step(("drafted",), "verifying", "Trả lại để sửa"),
    "approve": Step(("drafted",), "decided", "Duyệt trả lời"),
    "notify": Step(("decided",), "notified", "Gửi kết quả"),
    "publish": Step(("notified", "executed", "closed"), "", "Công khai trả lời"),
    "unpublish": Step(("notified", "escalated", "executed", "closed", "archived"), "", "Thôi công khai"),
    "escalate": Step(("notified",), "escalated", "Ghi khiếu nại tiếp, khởi kiện"),
    "execute": Step(("notified",), "executed", "Ghi đã thi hành"),
    "reopen": Step(("notified", "closed"), "verifying", "Mở lại"),
    "close": Step(CLOSABLE, "closed", "Đóng hồ sơ"),
    "archive": Step(("closed",), "archived", "Nộp lưu trữ"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Guard:
    """A verb may be taken only while ``getattr(petition, axis)`` is one of ``allowed``; else this sentence."""

    axis: str
    allowed: tuple[object, ...]
    sentence: str


OWN = Guard("competence", ("own",), "Chỉ làm được khi vụ việc thuộc thẩm quyền. Hãy phân loại lại nếu cần.")
NOT_OWN = Guard(
    "competence", ("not_own",), "Chỉ làm được khi vụ việc không thuộc thẩm quyền. Hãy phân loại lại nếu cần."
)
ELIGIBLE = Guard("condition", ("eligible",), "Chỉ làm được khi đơn đủ điều kiện xử lý.")
NO_MIX = Guard("kind", NOT_MIXED, "Đơn nhiều nội dung phải tách thành từng đơn trước.")
COMPLAINT = Guard("kind", ("complaint",), "Bước này chỉ dành cho khiếu nại.")
NOT_COMPLAINT = Guard("kind", SIMPLE_KINDS, "Khiếu nại không thuộc thẩm quyền thì hướng dẫn, không chuyển.")

GUARDS: dict[str, tuple[Guard, ...]] = {
    "file": (Guard("condition", ("not_eligible",), "Chỉ lưu đơn khi đơn không đủ điều kiện xử lý."),),
    "split": (Guard("kind", ("mixed",), "Chỉ tách đơn có nhiều nội dung."),),
    "guide": (
        Guard("kind", ("complaint", "mixed"), "Chỉ hướng dẫn khiếu nại hoặc đơn nhiều nội dung; phản ánh, kiến nghị thì chuyển đơn."),
        NOT_OWN,
        Guard("guided_before", (False,), "Người này đã được hướng dẫn một lần về cùng nội dung. Hãy lưu đơn."),
    ),
    "transfer": (NOT_COMPLAINT, NOT_OWN),
    "give_back": (NOT_OWN,),
    "refer_to_inspection": (Guard("anonymous", (True,), "Chỉ chuyển thanh tra đơn không rõ người gửi mà nêu việc cụ thể, có bằng chứng."),),
    "refer_crime": (Guard("crime_sign", (True,), "Chỉ chuyển cơ quan điều tra khi có dấu hiệu tội phạm; hãy đánh dấu khi phân loại."),),
    "propose": (NO_MIX, ELIGIBLE, OWN),
    "hold_dialogue": (COMPLAINT,),
    "escalate": (COMPLAINT,),
    "execute": (COMPLAINT,),
    "reopen": (
        Guard("kind", SIMPLE_KINDS, "Khiếu nại không mở lại mà theo bước khiếu nại tiếp."),
        Guard("reopened_on", (None,), "Mỗi hồ sơ chỉ mở lại một lần."),
    ),
}  # fmt: skip
"""The guards of the state machine, as data; a question about one row, never about the clock or the officer."""

OTHER_EYES = {"approve": "drafted_by"}
"""Verbs that somebody else takes than the officer in that field of the thing, wherever another may."""

NEXT_FIRST = (
    "register", "classify", "propose", "transfer", "guide", "split", "file", "give_back", "refer_to_inspection", "refer_crime", "accept",
    "refuse", "assign", "answer", "approve", "send_back", "resume", "notify", "close", "archive", "ask_more", "extend", "pause",
    "hold_dialogue", "discontinue", "publish", "unpublish", "reopen", "execute", "escalate",
)  # fmt: skip
"""In which order the verbs stand on the record page."""

FILE_ORIGINS = {"citizen": "Người gửi", "officer": "Cán bộ"}
PARTY_ROLES = {"sender": "Người gửi", "representative": "Người đại diện", "cosigner": "Người cùng ký"}

DONE = {
    "receive": "Tiếp nhận", "register": "Vào sổ", "classify": "Phân loại", "file": "Lưu đơn", "split": "Tách đơn", "guide": "Hướng dẫn",
    "transfer": "Chuyển đơn", "give_back": "Trả lại đơn", "refer_to_inspection": "Chuyển thanh tra, kiểm tra",
    "refer_crime": "Chuyển cơ quan điều tra", "propose": "Đề xuất thụ lý", "accept": "Thụ lý", "refuse": "Không thụ lý",
    "assign": "Giao giải quyết", "ask_more": "Yêu cầu bổ sung", "extend": "Gia hạn", "pause": "Tạm đình chỉ", "resume": "Tiếp tục giải quyết",
    "discontinue": "Đình chỉ", "hold_dialogue": "Đối thoại", "answer": "Trình dự thảo trả lời", "send_back": "Trả lại để sửa",
    "approve": "Duyệt trả lời", "notify": "Gửi kết quả", "publish": "Công khai trả lời", "unpublish": "Thôi công khai",
    "escalate": "Ghi khiếu nại tiếp, khởi kiện", "execute": "Ghi đã thi hành", "reopen": "Mở lại", "close": "Đóng hồ sơ", "archive": "Nộp lưu trữ",
    "join": "Gộp với đơn cùng nội dung", "link": "Ghi là nêu lại", "represent": "Ghi người đại diện", "exclude": "Loại người bị phản ánh",
    "keep": "Giữ hồ sơ, không xóa", "release": "Thôi giữ hồ sơ", "attach": "Thêm tệp", "detach": "Bỏ tệp", "mask": "Xóa dữ liệu cá nhân",
    "tick": "Ghi việc đã làm", "rate": "Người gửi đánh giá", "supplement": "Người gửi bổ sung",
    "amend": "Người gửi sửa nội dung", "withdraw": "Người gửi rút lại",
}  # fmt: skip
"""What the steps are called on the timeline."""

PAST = {
    "receive": "received", "register": "registered", "classify": "classified", "file": "filed", "split": "split", "guide": "guided",
    "transfer": "transferred", "give_back": "given_back", "refer_to_inspection": "referred_to_inspection", "refer_crime": "crime_referred",
    "propose": "proposed", "accept": "accepted", "refuse": "refused", "assign": "assigned", "ask_more": "asked_more", "extend": "extended",
    "pause": "paused", "resume": "resumed", "discontinue": "discontinued", "hold_dialogue": "dialogue_held", "answer": "answered",
    "send_back": "sent_back", "approve": "approved", "notify": "notified", "publish": "published", "unpublish": "unpublished",
    "escalate": "escalated", "execute": "executed", "reopen": "reopened", "close": "closed", "archive": "archived", "join": "joined",
    "link": "linked", "represent": "represented", "exclude": "excluded", "keep": "kept", "release": "released", "attach": "attached",
    "detach": "detached", "mask": "masked", "tick": "ticked", "open_contact": "contact_opened", "rate": "rated", "supplement": "supplemented",
    "amend": "amended", "withdraw": "withdrawn",
    "recompute": "recomputed", "export": "exported", "set_topic": "topic_set",
}  # fmt: skip
"""What the journal calls each verb."""
