"""What is wrong with the process: rivals on one token, loops that fail, news told once as it comes and goes."""

from __future__ import annotations

from datetime import timedelta

from bot.pulse import Pulse
from bot.rivals import Rivals
from bot.troubles import Bulletin, Trouble
from tests.harness import FakeClock


def _pass(clock: FakeClock, seconds: float) -> None:
    clock.move_to(clock.now() + timedelta(seconds=seconds))


def _met(clock: FakeClock, rivals: Rivals, times: int, *, idle: bool = False) -> list[float]:
    pauses = []
    for _ in range(times):
        pauses.append(rivals.meet(idle=idle))
        _pass(clock, pauses[-1])
    return pauses


def test_two_refusals_are_no_rival_and_three_within_a_minute_are() -> None:
    clock = FakeClock()
    rivals = Rivals(clock)
    _met(clock, rivals, 2)
    assert not rivals.present

    _met(clock, rivals, 1)
    assert rivals.present


def test_refusals_far_apart_are_no_rival() -> None:
    clock = FakeClock()
    rivals = Rivals(clock)
    for _ in range(5):
        rivals.meet(idle=False)
        _pass(clock, 31)

    assert not rivals.present


def test_a_desk_with_staff_polls_ever_more_slowly_and_an_empty_one_leaves_the_updates_to_the_other() -> None:
    clock = FakeClock()

    assert _met(clock, Rivals(clock), 8) == [1, 1, 2, 4, 8, 16, 30, 30]
    assert _met(clock, Rivals(clock), 4, idle=True) == [1, 1, 300, 300]


def test_a_rival_that_is_gone_is_forgotten_only_after_a_poll_could_have_met_it() -> None:
    clock = FakeClock()
    rivals = Rivals(clock)
    _met(clock, rivals, 7)
    _pass(clock, 89)
    assert rivals.present

    _pass(clock, 2)
    assert not rivals.present
    assert rivals.meet(idle=False) == 1


def test_a_loop_that_is_restarted_again_and_again_fails_and_one_accident_is_none() -> None:
    clock = FakeClock()
    pulse = Pulse(clock)
    for _ in range(2):
        pulse.restarted("sender")
    pulse.restarted("ticker")
    assert pulse.failing() == []

    pulse.restarted("sender")
    assert pulse.failing() == ["sender"]
    _pass(clock, 181)
    assert pulse.failing() == []
    assert pulse.counts == {"sender": 3, "ticker": 1}


SLOW = Trouble("old backlog", "Tin chờ lâu.", "Đã ổn.")


def test_what_lasts_two_rounds_is_told_once_and_once_more_when_it_is_over() -> None:
    bulletin = Bulletin()

    told = [bulletin.news(found) for found in ([SLOW], [SLOW], [SLOW], [], [])]
    assert told == [[], ["Tin chờ lâu."], [], ["Đã ổn."], []]


def test_what_passes_by_itself_is_told_to_nobody() -> None:
    bulletin = Bulletin()

    assert [bulletin.news(found) for found in ([SLOW], [], [SLOW], [])] == [[], [], [], []]


def test_what_cannot_wait_is_told_at_once_and_what_no_chat_can_tell_is_not() -> None:
    bulletin = Bulletin()
    urgent = Trouble("rival", "Hai máy.", "Một máy.", at_once=True)
    mute = Trouble("the token is refused")

    assert bulletin.news([urgent, mute]) == ["Hai máy."]
    assert bulletin.news([mute]) == ["Một máy."]
