"""Words of the room: states and steps of a proposal, kinds of subjects, outcomes."""

from __future__ import annotations

from danvan.core.steps import Step

STATES = {
    "draft": "Đang lập",
    "submitted": "Đã gửi",
    "returned": "Cần hoàn thiện",
    "received": "Đã nhận, đang thẩm định",
    "reviewed": "Đã họp xét",
    "submitted_up": "Đã trình",
    "decided": "Đã quyết định",
    "handed_over": "Đã trao",
    "archived": "Đã nộp lưu",
    "cancelled": "Đã hủy",
}
BEFORE_DECISION = ("received", "reviewed", "submitted_up")
STEPS = {
    "begin": Step((), "draft", "Lập hồ sơ đề nghị"),
    "revise": Step(("draft", "returned"), "", "Sửa hồ sơ"),
    "nominate": Step(("draft", "returned"), "", "Thêm tập thể, cá nhân"),
    "rewrite": Step(("draft", "returned"), "", "Sửa tập thể, cá nhân"),
    "drop": Step(("draft", "returned"), "", "Bỏ khỏi danh sách"),
    "submit": Step(("draft", "returned"), "submitted", "Gửi đề nghị"),
    "send_back": Step(("submitted",), "returned", "Yêu cầu hoàn thiện"),
    "receive": Step(("submitted",), "received", "Nhận hồ sơ"),
    "review": Step(("received",), "reviewed", "Ghi biên bản họp xét"),
    "post_list": Step(BEFORE_DECISION, "", "Công khai danh sách"),
    "close_posting": Step(BEFORE_DECISION, "", "Ghi kết quả công khai"),
    "waive_posting": Step(BEFORE_DECISION, "", "Không công khai, có lý do"),
    "pause": Step(BEFORE_DECISION, "", "Tạm dừng xét một dòng"),
    "resume": Step(BEFORE_DECISION, "", "Xét tiếp một dòng"),
    "propose": Step(("reviewed",), "submitted_up", "Trình quyết định"),
    "decide": Step(("submitted_up",), "decided", "Ghi quyết định"),
    "notify": Step(("decided", "handed_over"), "", "Đã thông báo kết quả"),
    "print_certificates": Step(("decided", "handed_over"), "", "In giấy khen"),
    "hand_over": Step(("decided",), "handed_over", "Ghi trao thưởng"),
    "pay": Step(("decided", "handed_over"), "", "Ghi chi tiền thưởng"),
    "archive": Step(("handed_over",), "archived", "Nộp lưu hồ sơ"),
    "revoke": Step(("decided", "handed_over", "archived"), "", "Hủy quyết định với một người, tập thể"),
    "take_back": Step(("decided", "handed_over", "archived"), "", "Ghi đã thu hồi giấy, tiền"),
    "restore": Step(("decided", "handed_over", "archived"), "", "Khôi phục cho một người, tập thể"),
    "cancel": Step(("draft", "returned", "submitted", "received"), "cancelled", "Hủy hồ sơ"),
    "record_history": Step((), "handed_over", "Ghi khen thưởng của thời kỳ trước"),
    "set_award": Step(tuple(STATES), "", "Đặt hình thức khen"),
    "set_rules": Step(tuple(STATES), "", "Đặt thời hạn, cách làm tròn"),
}
COUNTED = ("decided", "handed_over", "archived")

SYSTEMS = {"state": "Nhà nước", "party": "Đảng", "front": "Mặt trận, đoàn thể"}
SUBJECTS = {"group": "Tập thể", "individual": "Cá nhân", "household": "Hộ gia đình"}
OUTCOMES = {"": "Chưa quyết định", "granted": "Được khen", "refused": "Không được khen"}
GENDERS = {"": "Không ghi", "female": "Nữ", "male": "Nam"}
ROUNDINGS = {"": "Chưa đặt", "nearest": "Làm tròn tới hàng chục nghìn gần nhất", "up": "Làm tròn lên hàng chục nghìn"}
BASES = {"": "Chưa đặt", "all": "Trên tổng số thành viên", "present": "Trên số thành viên có mặt"}

DONE = {
    "commendation.begun": "Lập hồ sơ đề nghị", "commendation.revised": "Sửa hồ sơ", "commendation.nominated": "Thêm vào danh sách",
    "commendation.rewritten": "Sửa một dòng của danh sách", "commendation.dropped": "Bỏ khỏi danh sách", "commendation.submitted": "Gửi đề nghị",
    "commendation.sent_back": "Yêu cầu hoàn thiện", "commendation.received": "Nhận hồ sơ", "commendation.reviewed": "Ghi biên bản họp xét",
    "commendation.proposed": "Trình quyết định", "commendation.decided": "Ghi quyết định", "commendation.notified": "Thông báo kết quả",
    "commendation.certificates_asked": "In giấy khen", "commendation.handed_over": "Trao thưởng", "commendation.revoked": "Hủy với một người, tập thể",
    "commendation.list_posted": "Công khai danh sách", "commendation.posting_closed": "Kết thúc công khai", "commendation.posting_waived": "Không công khai, có lý do",
    "commendation.paused": "Tạm dừng xét một dòng", "commendation.resumed": "Xét tiếp một dòng", "commendation.paid": "Chi tiền thưởng",
    "commendation.archived": "Nộp lưu hồ sơ", "commendation.taken_back": "Thu hồi giấy, tiền", "commendation.restored": "Khôi phục cho một người, tập thể",
    "commendation.cancelled": "Hủy hồ sơ", "commendation.history_recorded": "Ghi khen thưởng của thời kỳ trước",
    "commendation.award_set": "Đặt hình thức khen", "commendation.rules_set": "Đặt thời hạn, cách làm tròn",
    "file.attached": "Thêm giấy tờ", "file.detached": "Bỏ giấy tờ",
}  # fmt: skip
"""What the journal's verbs are called on the timeline."""
