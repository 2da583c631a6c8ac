"""What is suggested for windows, hours and zones, each row of thresholds from both sides."""

from collections import Counter

import pytest

from zhichi.domains.coverage.actions.land import law_of
from zhichi.domains.coverage.rules.load import Load, busy_of, open_minutes
from zhichi.domains.coverage.rules.windows import (
    busy_hours,
    merges,
    other_hours,
    suggestions,
    zones_to_add,
)
from zhichi.domains.network.public import ServiceChannel, ServiceItem, Zone

LAW = law_of("windows")
WEEKS = 13
WORKDAYS = {(day, hour): 60 * WEEKS for day in range(1, 6) for hour in (9, 10, 14, 15)}


def load(code: str = "1", events: dict = {}, minutes: int = 20, waited: int = 0, **fields) -> Load:  # noqa: B006
    """Open on workdays at four hours; `events` by slot, each of so many minutes, everybody waiting so long."""
    made = Load(code, fields.pop("name", "综合"), open=Counter(WORKDAYS), **fields)
    for slot, n in events.items():
        made.events[slot], made.minutes[slot] = n, n * minutes
        if waited:
            made.waited[slot], made.waited_of[slot] = n * waited, n
    return made


@pytest.mark.parametrize(
    ("spans", "minutes"),
    [
        ([], {}),
        ([["09:00", "10:00"]], {9: 60}),
        ([["08:30", "10:15"]], {8: 30, 9: 60, 10: 15}),
        ([["09:00", "09:20"], ["09:40", "10:00"]], {9: 40}),
        ([["23:00", "24:00"]], {23: 60}),
    ],
)
def test_minutes_open_by_hour(spans, minutes):
    assert open_minutes(spans) == minutes


def test_busy_is_the_share_of_the_open_time_and_counts_no_closed_hour():
    one = load(events={(1, 9): 13, (6, 9): 50})
    assert one.busy == pytest.approx(13 * 20 / (20 * 60 * WEEKS))
    assert Load("1", "综合").busy is None
    assert one.waiting is None
    assert load(events={(1, 9): 2}, waited=15).waiting == 15


def test_a_point_is_as_busy_as_all_its_windows_together():
    one, other = load("1", {(1, 9): 39}), load("2", {(2, 9): 13})
    whole = load("", {(1, 9): 39, (2, 9): 13})
    assert busy_of(whole, [one, other]) == pytest.approx((one.busy + other.busy) / 2)
    assert busy_of(whole, []) == whole.busy
    assert busy_of(whole, [Load("1", "综合")]) is None


def test_records_that_overlap_are_told_as_windows_and_never_as_more_than_all_the_time():
    (found,) = busy_hours([load(events={(2, 9): 140})], LAW)
    assert "记下的用时要 3.6 个窗口才办得过来" in found.words
    assert "%" not in found.words


def test_two_quiet_windows_are_merged_into_the_one_without_barriers():
    (found,) = merges([load("1", {(1, 9): 5}, accessible=True), load("2", {(2, 9): 4})], LAW)
    assert found.words.startswith("2号窗口“综合”可以并到1号窗口“综合”（无障碍窗口保留）")
    assert "5 件" in found.words
    assert found.weight == 9


def test_windows_that_are_busy_in_the_same_hour_stay_two():
    # 20 minutes of 780 each: two times 0.36 of the hour is more than 0.70.
    assert not list(merges([load("1", {(1, 9): 14}), load("2", {(1, 9): 14})], LAW))
    assert list(merges([load("1", {(1, 9): 14}), load("2", {(2, 9): 14})], LAW))


def test_a_window_that_is_not_quiet_is_not_merged():
    much = dict.fromkeys(WORKDAYS, 10)
    assert not list(merges([load("1", much), load("2")], LAW))


def test_a_window_is_merged_once():
    assert len(list(merges([load(str(n)) for n in range(1, 6)], LAW))) == 2


def test_windows_that_are_never_open_together_are_not_merged():
    other = load("2")
    other.open = Counter({(6, 9): 780})
    assert not list(merges([load("1"), other], LAW))


def test_a_full_hour_asks_for_one_more():
    (found,) = busy_hours([load(events={(2, 9): 36})], LAW)
    assert found.words.startswith(
        "星期二 9 点到 10 点建议在1号窗口“综合”加一个人或一个窗口：91 天里这个钟点办了 36 件"
    )


def test_long_waiting_asks_for_one_more_and_a_handful_of_people_does_not():
    assert list(busy_hours([load(events={(2, 9): 13}, waited=21)], LAW))
    assert not list(busy_hours([load(events={(2, 9): 13}, waited=20)], LAW))
    assert not list(busy_hours([load(events={(2, 9): 12}, waited=60)], LAW))


def test_people_who_come_in_closed_hours_ask_for_other_hours():
    (found,) = other_hours(load(events={(6, 9): 8, (6, 10): 6} | dict.fromkeys(WORKDAYS, 3)), LAW)
    assert found.kind == "extend"
    assert found.words.startswith("星期六 9 点到 11 点不开门，91 天里仍有 14 件")


def test_idle_open_hours_are_offered_in_exchange():
    (found,) = other_hours(load(events={(6, 9): 14, (1, 9): 30}), LAW)
    assert found.kind == "move"
    assert "只办过 0 件" in found.words


@pytest.mark.parametrize("events", [{(6, 9): 12}, {(6, 9): 13, (1, 9): 300}, {}])
def test_few_people_in_closed_hours_ask_for_nothing(events):
    assert not list(other_hours(load(events=events), LAW))


def test_hours_that_nobody_registered_ask_for_nothing():
    unknown = load(events={(6, 9): 40})
    unknown.open = Counter()
    assert not list(other_hours(unknown, LAW))


@pytest.mark.parametrize(
    ("by_item", "by_channel", "there", "wanted"),
    [
        ({"mediation": 26}, {}, [], ["zone:mediation"]),
        ({"mediation": 25}, {}, [], []),
        ({"mediation": 99}, {}, ["mediation"], []),
        ({"video_visit": 6}, {"video": 13}, [], ["zone:video"]),
        ({}, {"video": 12}, [], []),
    ],
)
def test_zones_follow_what_is_done_and_what_is_there(by_item, by_channel, there, wanted):
    found = zones_to_add(load(), there, by_item, by_channel, LAW)
    assert [each.kind for each in found] == wanted


def test_long_waiting_asks_for_a_place_to_wait():
    assert [each.kind for each in zones_to_add(load(events={(1, 9): 26}, waited=15), [], {}, {}, LAW)] == [
        "zone:waiting"
    ]
    assert not list(zones_to_add(load(events={(1, 9): 26}, waited=14), [], {}, {}, LAW))


def test_suggestions_come_by_the_services_behind_them():
    whole = load("", {(2, 9): 40, (6, 9): 20})
    found = suggestions(whole, [], zones=[], by_item={"mediation": 30}, by_channel={}, rules=LAW)
    assert [each.kind for each in found] == ["add", "zone:mediation", "move"]
    assert "这里" in found[0].words


def test_the_thresholds_name_zones_items_and_channels_that_exist():
    assert LAW["origin"] == "our choice"
    for rule in LAW["zones"]:
        assert rule["zone"] in Zone.values
        assert rule.get("item", "mediation") in ServiceItem.values
        assert rule.get("channel", "video") in ServiceChannel.values
