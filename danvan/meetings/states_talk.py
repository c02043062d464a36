"""Words of dialogue, congress, study and conclusions: states, steps, and what the journal's verbs are called."""

from __future__ import annotations

from danvan.core.steps import Step

ASKED_BY = {"link": "gửi trước qua mạng", "paper": "gửi trước bằng giấy", "floor": "nêu tại hội trường"}
QUESTION_STATES = {
    "asked": "Mới nhận",
    "sorted": "Đã phân loại",
    "answered": "Đã trả lời",
    "promised": "Đã hứa, đang làm",
    "kept": "Đã làm xong",
    "handed_over": "Chuyển thành phản ánh",
    "set_aside": "Không xem xét",
}
OPEN_QUESTIONS = ("asked", "sorted")
REACHED = ("answered", "promised", "kept", "handed_over")
QUESTION_STEPS = {
    "ask": Step((), "asked", "Ghi câu hỏi"),
    "sort": Step(("asked", "sorted"), "sorted", "Phân loại"),
    "answer": Step(("asked", "sorted", "promised"), "answered", "Ghi trả lời"),
    "promise": Step(("asked", "sorted", "answered", "promised"), "promised", "Ghi lời hứa"),
    "keep_promise": Step(("promised",), "kept", "Ghi đã làm xong"),
    "hand_over": Step(("asked", "sorted", "promised"), "handed_over", "Chuyển thành phản ánh"),
    "set_aside": Step(("asked", "sorted"), "set_aside", "Không xem xét"),
}

SPEAKER_STATES = {
    "waiting": "Chờ chủ tọa",
    "approved": "Được mời",
    "speaking": "Đang phát biểu",
    "done": "Đã phát biểu",
    "dropped": "Thôi phát biểu",
}
SPEAKER_STEPS = {
    "register_speaker": Step((), "waiting", "Đăng ký phát biểu"),
    "approve_speaker": Step(("waiting",), "approved", "Đồng ý cho phát biểu"),
    "call_speaker": Step(("waiting", "approved"), "speaking", "Mời phát biểu"),
    "end_speech": Step(("speaking",), "done", "Phát biểu xong"),
    "drop_speaker": Step(("waiting", "approved"), "dropped", "Thôi phát biểu"),
}

TASK_STATES = {"open": "Đang làm", "done": "Đã xong", "dropped": "Thôi không làm"}
TASK_STEPS = {
    "set_task": Step((), "open", "Giao việc"),
    "finish_task": Step(("open",), "done", "Đã xong"),
    "drop_task": Step(("open",), "dropped", "Thôi không làm"),
}

MEMBER_KINDS = {"official": "Đảng viên chính thức", "probationary": "Đảng viên dự bị"}
MODES = {"hands": "Giơ tay", "paper": "Phiếu kín"}
BALLOT_STATES = {"prepared": "Đã chuẩn bị", "opened": "Đang bầu", "counted": "Đã có kết quả"}
BALLOT_STEPS = {
    "prepare_ballot": Step((), "prepared", "Chuẩn bị lần bầu"),
    "open_ballot": Step(("prepared",), "opened", "Bắt đầu bầu"),
    "count_ballot": Step(("opened",), "counted", "Ghi kết quả kiểm phiếu"),
}

OUTCOMES = {"": "Chờ trả lời", "approved": "Đã chuẩn y", "returned": "Chưa chuẩn y"}
APPROVAL_STEPS = {
    "ask_approval": Step((), "", "Đề nghị chuẩn y"),
    "note_approval": Step(("",), "", "Ghi kết quả chuẩn y"),
}

CRITERIA = {
    "content": "Nội dung thiết thực",
    "reporter": "Cách trình bày của báo cáo viên",
    "materials": "Tài liệu",
    "organisation": "Tổ chức lớp",
}
SCORES = {5: "Rất tốt", 4: "Tốt", 3: "Khá", 2: "Trung bình", 1: "Chưa đạt"}
SMALLEST_GROUP = 5
"""Fewer sheets than this are not shown: one could guess who wrote them."""
ESSAY_MARKS = {"": "Chưa chấm", "pass": "Đạt", "fail": "Chưa đạt"}

TALK_DONE = {
    "dialogue.opened": "Mở đối thoại, ghi chủ đề", "dialogue.announced": "Thông báo trước", "dialogue.concluded": "Thông báo kết quả",
    "question.asked": "Ghi câu hỏi", "question.sorted": "Phân loại câu hỏi", "question.answered": "Ghi trả lời", "question.promised": "Ghi lời hứa",
    "question.kept": "Ghi lời hứa đã làm xong", "question.handed_over": "Chuyển câu hỏi thành phản ánh", "question.set_aside": "Không xem xét câu hỏi",
    "question.linked": "Nối với câu hỏi đã nêu trước", "speaker.registered": "Đăng ký phát biểu", "speaker.approved": "Đồng ý cho phát biểu",
    "speaker.moved": "Đổi thứ tự phát biểu", "speaker.called": "Mời phát biểu", "speech.ended": "Phát biểu xong", "speaker.dropped": "Thôi phát biểu",
    "minutes.written": "Ghi biên bản", "decision.taken": "Ghi biểu quyết", "task.set": "Giao việc", "task.finished": "Việc đã xong",
    "task.dropped": "Thôi không làm việc đã giao",
    "congress.opened": "Mở hồ sơ đại hội", "members.convened": "Ghi danh sách triệu tập", "member.checked": "Ghi tư cách, có mặt",
    "ballot.prepared": "Chuẩn bị lần bầu", "ballot.opened": "Bắt đầu bầu", "ballot.counted": "Ghi kết quả kiểm phiếu",
    "elected.confirmed": "Xác nhận người trúng cử", "approval.asked": "Đề nghị chuẩn y", "approval.noted": "Ghi kết quả chuẩn y", "target.set": "Ghi chỉ tiêu", "target.reported": "Báo kết quả chỉ tiêu",
    "study.opened": "Mở phần học tập", "study.topics_set": "Ghi chuyên đề, báo cáo viên", "learners.enrolled": "Ghi học viên", "quiz.written": "Soạn câu hỏi kiểm tra", "essay.marked": "Chấm bài thu hoạch",
    "expense.noted": "Ghi khoản chi", "certificates.asked": "Làm giấy chứng nhận",
}  # fmt: skip
"""What the journal's verbs are called on the timeline."""
