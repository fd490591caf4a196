"""The pace at which we may send."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.budget import Budget


def send(chats: list[str], budget: Budget, start: float = 0.0) -> list[float]:
    """When each message goes out if every wait is kept."""
    now, sent = start, []
    for chat in chats:
        while wait := budget.wait_for(chat, now):
            now += wait
        budget.spend(chat, now)
        sent.append(now)
    return sent


def most_within(times: list[float], seconds: float) -> int:
    return max(sum(t <= other < t + seconds - 1e-6 for other in times) for t in times)


def test_no_second_holds_more_than_25() -> None:
    times = send([str(n) for n in range(100)], Budget())
    assert most_within(times, 1.0) == 25
    assert times[-1] < 4.0


def test_one_chat_gets_three_at_once_then_one_a_second() -> None:
    times = send(["1"] * 6, Budget())
    assert times[2] < 0.1
    assert [round(t) for t in times[3:]] == [1, 2, 3]


def test_a_group_gets_18_a_minute() -> None:
    times = send(["-1"] * 40, Budget())
    assert most_within(times, 60.0) == 18


def test_chats_do_not_wait_for_each_other() -> None:
    budget = Budget()
    send(["1"] * 3, budget)
    assert budget.wait_for("2", 0.2) == 0
    assert list(budget.held(0.2)) == ["1"]


def test_held_chats_tell_when_they_are_free() -> None:
    budget = Budget()
    send(["1"] * 4, budget, start=10)
    (wait,) = budget.held(11).values()
    assert budget.held(11 + wait) == {}


def test_quiet_chats_are_forgotten() -> None:
    budget = Budget()
    send([str(n) for n in range(50)], budget)
    budget.held(100)
    assert budget._chats == {}


@given(st.lists(st.sampled_from(["1", "2", "3", "-4"]), min_size=1, max_size=120))
def test_every_wait_ends(chats: list[str]) -> None:
    times = send(chats, Budget())
    assert times == sorted(times)
    assert most_within(times, 1.0) <= 25
