"""What was learned from invented letters: it matches them, explains itself, and adds to the rules."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml

from bench import recognise_train
from danvan.petitions import learned, lists
from danvan.petitions.recognise import recognise
from danvan.petitions.recognise_case import Case
from danvan.petitions.wording import read
from danvan.text.folding import key2

LETTER = (
    "Kính gửi xã, đường vào thôn tôi còn lầy lội, mong xã cho đổ đá trước mùa mưa. Máy bơm xã giao cho đội thủy nông, nay mất tiêu cái mô tơ. "
    "Thằng Hiển đội phó mang đi bán đồng nát ở chợ, bà chủ vựa còn nhớ mặt."
)  # fmt: skip
HELD_OUT = yaml.safe_load((Path(__file__).parent / "held_out.yaml").read_text(encoding="utf-8"))
UNSEEN = yaml.safe_load((Path(__file__).parent / "unseen.yaml").read_text(encoding="utf-8"))


def test_the_weights_were_learned_from_these_letters_and_lists():
    assert learned.model().digest == recognise_train.digest_of(recognise_train.texts())


def test_held_out_letters_are_not_among_those_learned_from():
    known = {text for listed in recognise_train.texts().values() for text, _ in listed}
    for kept_apart in (HELD_OUT, UNSEEN):
        assert known.isdisjoint([*kept_apart["denunciations"], *kept_apart["feedback"]])


@pytest.mark.parametrize("as_typed", [str, key2], ids=["marks", "bare"])
def test_letters_of_a_writer_never_learned_from_are_told_apart(as_typed):
    found = {
        kind: sum(recognise(as_typed(text)).denunciation for text in UNSEEN[kind])
        for kind in ("denunciations", "feedback")
    }
    assert (len(UNSEEN["denunciations"]), len(UNSEEN["feedback"])) == (110, 190)
    assert found["denunciations"] >= 101
    assert found["feedback"] <= 6


def test_what_was_learned_names_the_words_and_the_person():
    verdict = recognise(LETTER)
    assert verdict.denunciation
    assert "Cách kể giống nội dung tố cáo" in verdict.reasons[0]
    assert "Hiển" in verdict.reasons[1]
    assert all(0 <= start < end <= len(LETTER) for start, end in verdict.spans)


def test_where_nobody_is_spoken_of_nothing_is_weighed():
    assert not Case(
        read("Mất cái mô tơ máy bơm, tiền cũng không thấy đâu, đêm nào cũng có xe chở đi.", lists.short())
    ).may_be_weighed


def test_a_long_text_is_weighed_in_parts_that_lie_over_each_other():
    reading = read("Đường làng tôi lầy lội quá, mong xã cho đổ đá. " * 40, lists.short())
    windows = list(learned.windows_of(learned.pieces_of(reading, {})))
    assert [window[0].first for window in windows] == sorted({window[0].first for window in windows})
    assert windows[0][0].first == 0
    assert windows[-1][-1].last == len(reading.words) - 1
    assert all(one[-1].last >= two[0].first - 1 for one, two in zip(windows, windows[1:], strict=False))


def test_weighing_takes_time_in_proportion_to_the_text():
    def seconds(times: int) -> float:
        reading = read(LETTER * times, lists.short())
        least = 9.0
        for _ in range(3):
            start = time.thread_time()
            learned.find(reading, {})
            least = min(least, time.thread_time() - start)
        return least

    assert seconds(80) < 40 * seconds(8) + 0.05


@pytest.mark.long
def test_learning_again_gives_the_same_weights():
    letters = recognise_train.letters_of(recognise_train.texts())
    again, kept = recognise_train.learn(letters), learned.model()
    assert again.weights.keys() == kept.weights.keys()
    assert max(abs(again.weights[name] - kept.weights[name]) for name in kept.weights) < 0.011
    assert again.bias == pytest.approx(kept.bias, abs=0.002)


@pytest.mark.long
def test_the_letters_learned_from_are_told_apart():
    listed = [
        one for writer, texts in recognise_train.texts().items() if not writer.startswith("own") for one in texts
    ]
    right = [recognise(text).denunciation for text, denounces in listed if denounces]
    wrong = [text for text, denounces in listed if not denounces and recognise(text).denunciation]
    assert sum(right) / len(right) > 0.9
    assert len(wrong) / (len(wrong) + sum(right)) < 0.03
