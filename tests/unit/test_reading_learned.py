"""The weights of words: learned from what is labelled now, and never stronger than they may be."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import pytest

from bench import learn
from duty.reading import Gazetteer, read
from duty.reading.learned import FIELDS, Feature, Row, Weights, parsed
from duty.reading.reader import found_in

NOW = datetime(2024, 6, 5, 3, 0, tzinfo=UTC)
LABELLED = learn.rows()


def table(text: str = "", /, **rows: dict[str, int]) -> Weights:
    """Weights of a few words by hand, in hundredths: ``word={"kind=chatter": 500}``; others of the text at nought."""
    values = {
        "kind": ("chatter", "report", "update"), "category": ("", "accident", "crowd", "petitioner", "upward"),
        "topic": ("", "land", "works"), "ended": ("false", "true"), "urgent": ("false", "true"),
        "alone": ("false", "true"),
    }  # fmt: skip
    columns = tuple((field, value) for field in FIELDS for value in values[field])
    known: dict[str, dict[str, int]] = {one.name: {} for one in found_in(text, NOW, Gazetteer())}
    numbers = {
        word: Row(100 if given else 0, tuple(given.get(f"{field}={value}", 0) for field, value in columns))
        for word, given in (known | rows).items()
    }
    return Weights(columns, (0,) * len(columns), numbers)


def test_the_table_was_learned_from_the_messages_that_are_labelled_now() -> None:
    first = learn.TABLE.read_text(encoding="utf-8").partition("\n")[0]
    assert learn.fingerprint(LABELLED) in first, "python -m bench.learn writes it anew"


def test_another_label_is_another_source() -> None:
    changed = [{**LABELLED[0], "urgent": not LABELLED[0]["urgent"]}, *LABELLED[1:]]
    assert learn.fingerprint(changed) != learn.fingerprint(LABELLED)
    assert learn.fingerprint(LABELLED[::-1]) == learn.fingerprint(LABELLED)


def test_what_stands_in_one_message_alone_carries_no_weight() -> None:
    told = Counter(
        name for row in LABELLED for name in {one.name for one in found_in(str(row["text"]), NOW, Gazetteer())}
    )
    learned = parsed(learn.TABLE.read_text(encoding="utf-8")).rows
    assert len(learned) > 1000
    assert not [name for name in learned if told[name] < 2]


def test_a_table_is_read_as_it_was_written() -> None:
    weights = learn.train(LABELLED[:120])
    assert parsed(learn.written(weights, "x")) == weights


def test_weights_learned_from_one_half_read_the_other() -> None:
    known, unknown = LABELLED[::2], LABELLED[1::2]
    weights = learn.train(known)
    right = sum(read(str(row["text"]), NOW, Gazetteer(), weights).category == row["category"] for row in unknown)
    by_rules = sum(read(str(row["text"]), NOW, Gazetteer(), table()).category == row["category"] for row in unknown)
    assert right / len(unknown) > 0.93
    assert right > by_rules - len(unknown) // 50


def test_words_that_only_seem_to_be_talk_leave_a_report_a_report() -> None:
    text = "Có 20 người TK3 ra chặn xe"
    slightly = read(text, NOW, Gazetteer(), table(text, xe={"kind=chatter": 190}))
    assert (slightly.kind, slightly.confidence["kind"] < 0.6) == ("report", True)
    surely = read(text, NOW, Gazetteer(), table(text, xe={"kind=chatter": 900}))
    assert (surely.kind, surely.confidence["kind"] < 0.6) == ("chatter", True)


@pytest.mark.parametrize(
    "text", ["Xe tải lật, 2 người mắc kẹt trong cabin", "Đánh nhau ở chợ, đề nghị công an xuống gấp"]
)
def test_no_weight_calls_off_a_call_for_help(text: str) -> None:
    calm = {"urgent=false": 9900}
    assert read(text, NOW, Gazetteer(), table(text, **{"#": calm, "cho": calm})).urgent


def test_weights_can_call_for_help_that_the_rules_do_not_see() -> None:
    text = "Có 20 người TK3 ra chặn xe"
    assert not read(text, NOW, Gazetteer(), table()).urgent
    assert read(text, NOW, Gazetteer(), table(text, xe={"urgent=true": 900})).urgent


def test_who_travels_stays_on_the_way_whatever_the_words_weigh() -> None:
    reading = read(
        "12 người TK3 lên tỉnh nộp đơn",
        NOW,
        Gazetteer(),
        table("12 người TK3 lên tỉnh nộp đơn", don={"category=accident": 9900}),
    )
    assert (reading.category, reading.heading) == ("upward", "province")


def test_a_count_decides_between_a_crowd_and_single_people() -> None:
    weights = table("20 người đến hỏi tiền đền bù", hoi={"category=petitioner": 9900})
    assert read("20 người đến hỏi tiền đền bù", NOW, Gazetteer(), weights).category == "crowd"


def test_where_rules_and_words_disagree_nothing_is_certain() -> None:
    text = "Có 20 người TK3 ra chặn xe"
    agreed = read(text, NOW, Gazetteer(), table(text, xe={"category=crowd": 300}))
    opposed = read(text, NOW, Gazetteer(), table(text, xe={"category=accident": 900}))
    assert agreed.confidence["category"] >= 0.9
    assert opposed.category == "accident"
    assert opposed.confidence["category"] < 0.7


def test_the_words_of_a_learned_reason_are_shown() -> None:
    text = "3 người đến gặp lãnh đạo chuyện trạm xăng"
    reading = read(text, NOW, Gazetteer(), table(text, **{"tram xang": {"topic=land": 900}}))
    begin, end = reading.spans["topic"]
    assert (reading.topic, text[begin:end]) == ("land", "trạm xăng")


def test_one_person_is_counted_where_words_tell_of_one() -> None:
    text = "Người lái đò bị ngã gãy tay"
    weights = table(text, lai={"alone=true": 900})
    assert read(text, NOW, Gazetteer(), weights).people_max == 1
    assert read("5 người lái đò bị ngã gãy tay", NOW, Gazetteer(), weights).people_max == 5


def test_of_words_that_nobody_knows_the_weights_say_nothing() -> None:
    text = "اجتمع الناس أمام البلدية"
    heavy = table(**{"people=none": {"kind=chatter": 9900}})
    assert read(text, NOW, Gazetteer(), heavy).confidence == read(text, NOW, Gazetteer(), table()).confidence


def test_a_long_message_speaks_no_louder_than_a_short_one() -> None:
    favoured = {"urgent=true": 200}
    weights = table(**{f"w{at}": favoured for at in range(16)})
    words = [Feature(f"w{at}", at, at + 1) for at in range(16)]
    four = weights.opinion(words[:4]).scores["urgent"]
    sixteen = weights.opinion(words).scores["urgent"]
    assert four["true"] - four["false"] == pytest.approx(4.0)  # four times 2 over the root of four
    assert sixteen["true"] - sixteen["false"] == pytest.approx(8.0)


def test_nothing_speaks_for_a_value_that_no_word_favours() -> None:
    opinion = table(xe={"topic=land": -100}).opinion([Feature("xe", 0, 1)])
    assert opinion.words("topic", "land") is None
