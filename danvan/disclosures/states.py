"""Words of the room: where a thing made public stands, its steps, the places of a board."""

from __future__ import annotations

from danvan.core.steps import Step

STATES = {"planned": "Chưa công khai", "open": "Đang công khai", "ended": "Đã kết thúc", "withdrawn": "Đã rút"}
PLACES = {
    "hq": "Trụ sở Hội đồng nhân dân, Ủy ban nhân dân",
    "culture_house": "Nhà văn hóa thôn, tổ dân phố",
    "community_point": "Điểm sinh hoạt cộng đồng",
    "other": "Nơi khác",
}
HEADQUARTERS = "hq"
VILLAGE_PLACES = ("culture_house", "community_point")
"""The second place that Luật 10/2022 Đ13.2 asks for beside the headquarters."""

BOARDS = {
    "one": "Niêm yết tại trụ sở",
    "two": "Niêm yết tại trụ sở và ở thôn, tổ dân phố",
    "elsewhere": "Niêm yết ở nơi khác",
}

STEPS = {
    "enter": Step((), "planned", "Ghi nội dung phải công khai"),
    "edit": Step(("planned", "open"), "", "Sửa"),
    "publish": Step(("planned",), "open", "Công khai"),
    "post": Step(("planned", "open"), "open", "Ghi nơi, hình thức công khai"),
    "take_down": Step(("open",), "", "Ghi ngày hạ, ngày thôi phát"),
    "end": Step(("open",), "ended", "Kết thúc công khai"),
    "withdraw": Step(("planned", "open"), "withdrawn", "Rút"),
    "draw_up": Step((), "", "Lập kế hoạch công khai"),
    "adopt": Step((), "", "Ban hành kế hoạch công khai"),
}

DONE = {
    "disclosure.entered": "Ghi nội dung", "disclosure.edited": "Sửa", "disclosure.published": "Công khai trên cổng",
    "disclosure.posted": "Ghi nơi, hình thức công khai", "disclosure.taken_down": "Ghi ngày hạ, ngày thôi phát",
    "disclosure.ended": "Kết thúc", "disclosure.withdrawn": "Rút", "file.attached": "Thêm tệp", "file.detached": "Bỏ tệp",
    "publication_plan.drawn_up": "Lập kế hoạch công khai", "publication_plan.adopted": "Ban hành kế hoạch công khai",
}  # fmt: skip
"""What the journal's verbs are called on the timeline."""

STANDINGS_OF_DUTY = {"done": "đã đủ", "running": "đang chạy", "missing": "chưa làm", "broken": "không đủ thời gian"}
EVIDENCE = "board_proof"
"""Kind of the private files: photographs of boards, records of the loudspeaker."""
CONTENT = "disclosure"
"""Kind of the files that readers may open."""
