"""Denunciations are told from feedback, with and without marks, in hurried writing too."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
import yaml

from danvan.petitions.recognise import recognise
from danvan.text.folding import key2

HERE = Path(__file__).parent
PAIRS = yaml.safe_load((HERE / "pairs.yaml").read_text(encoding="utf-8"))
NEGATIVES = yaml.safe_load((HERE / "negatives.yaml").read_text(encoding="utf-8"))


def bare(text: str) -> str:
    return key2(text)


@pytest.mark.parametrize("as_typed", [str, bare], ids=["marks", "bare"])
@pytest.mark.parametrize("denounces, feedback", PAIRS, ids=range(len(PAIRS)))
def test_a_denunciation_is_told_from_feedback_about_the_same_thing(denounces, feedback, as_typed):
    assert (recognise(as_typed(denounces)).denunciation, recognise(as_typed(feedback)).denunciation) == (True, False)


@pytest.mark.parametrize("as_typed", [str, bare], ids=["marks", "bare"])
@pytest.mark.parametrize("text", NEGATIVES)
def test_news_questions_thanks_and_worries_pass(text, as_typed):
    assert recognise(as_typed(text)).denunciation is False


@pytest.mark.parametrize(
    "text",
    [
        "ong bay ke toan thon awn chawnj tieefn hoox trowj", "tr.ưởng thôn t.h.a.m ô tiền làm đường", "CT xã nhận h.ối l.ộ của chủ thầu",
        "cb địa chính xã đòi t 5tr ms chịu ký", "bà thu kho hợp tác xã ăn cắppp lúa", "ông Bảy thủ quỹ nhận hôi lộ",
    ],
)  # fmt: skip
def test_hurried_writing_is_read(text):
    assert recognise(text).denunciation


def test_the_reasons_are_sentences_and_the_spans_stand_in_the_text():
    text = "Kính gửi xã. Ông Bảy kế toán thôn ăn chặn tiền hỗ trợ."
    verdict = recognise(text)
    assert [text[start:end] for start, end in verdict.spans] == ["kế toán", "ăn chặn"]
    assert all(reason.endswith(".") and "“" in reason for reason in verdict.reasons)


@pytest.mark.parametrize("text", ["", "   ", "123 456", "?", "a" * 5000, "ông " * 3000])
def test_any_text_gets_a_verdict(text):
    assert recognise(text).denunciation is False


@pytest.mark.parametrize("as_typed, least", [(str, 0.9), (bare, 0.78)], ids=["marks", "bare"])
@pytest.mark.parametrize("series", ["tuned.yaml", "tuned_conduct.yaml"])
def test_the_texts_that_widened_the_lists_stay_recognised(series, as_typed, least):
    texts = yaml.safe_load((HERE / series).read_text(encoding="utf-8"))
    found = [recognise(as_typed(text)).denunciation for text in texts["denunciations"]]
    assert sum(found) / len(found) >= least
    assert [text for text in texts["feedback"] if recognise(as_typed(text)).denunciation] == []


@pytest.mark.parametrize(
    "denounces, lawful",
    [
        ("Ông Khải trưởng thôn cho xe chở xi măng của thôn về xây chuồng lợn nhà ông ấy.", "Ông Khải trưởng thôn cho xe chở xi măng của thôn về nhà văn hóa."),
        ("Chị Diễm một cửa bảo phải kẹp hai trăm nghìn vào hồ sơ mới làm.", "Chị Diễm một cửa bảo phải nộp hai trăm nghìn lệ phí mới làm."),
        ("Anh Dần ghi là đã chi tiền mà chữ ký không phải của tôi.", "Anh Dần ghi là đã chi tiền mà tôi chưa nhận được. Xin cho biết bao giờ có."),
        ("Trong xóm có kho xi măng của thôn. Bà Lụa trưởng ban đem bán lấy tiền tiêu riêng.", "Trong xóm có kho xi măng của thôn. Bà Lụa trưởng ban bảo hết."),
    ],
)  # fmt: skip
def test_conduct_without_a_legal_word_is_told_by_its_concepts(denounces, lawful):
    assert (recognise(denounces).denunciation, recognise(lawful).denunciation) == (True, False)


def test_a_question_and_thanks_are_no_telling_of_conduct():
    assert not recognise("Ông Khải trưởng thôn cho thuê ao của thôn lấy tiền chi tiêu có được không?").denunciation
    assert not recognise("Cảm ơn anh Mạnh thu ngân mang tiền của tôi về nhà trả lại.").denunciation


@pytest.mark.parametrize("words", ["Ông Ba ", "nhận hối lộ ", "có được nhận hối lộ không ", "cho chở xi măng "])
def test_no_text_takes_long_to_read(words):
    began = process_time()
    recognise((words * 30_000)[:30_000])
    assert (
        process_time() - began < 3
    )  # a fifth of a second; some took minutes when every word was compared with every other
