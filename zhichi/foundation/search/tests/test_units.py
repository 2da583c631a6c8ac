"""What is typed in letters, taken apart."""

import pytest

from zhichi.foundation.search.rules.units import readings, stands_in

HEAD = list("法律援助")
READ = ["fa", "lv", "yuan", "zhu"]


@pytest.mark.parametrize(
    "typed",
    [
        "falvyuanzhu",
        "flyz",
        "FLYZ",
        "falv",
        "lvyuan",
        "falvyz",
        "fyuanzhu"[1:],
        "法律yuanzhu",
        "法lyz",
        "fa'lv",
        "yuanzh",
    ],
)
def test_stands_in_the_title(typed):
    assert any(stands_in(units, HEAD, READ) for units in readings(typed))


@pytest.mark.parametrize("typed", ["yuanfa", "zlyf", "falvx", "法zhu", "gongzheng"])
def test_does_not_stand_in_the_title(typed):
    assert not any(stands_in(units, HEAD, READ) for units in readings(typed))


def test_whole_syllables_are_tried_before_initials():
    first = readings("xian")[0]
    assert [unit.value for unit in first] == ["xian"]
    assert ["xi", "an"] in [[unit.value for unit in way] for way in readings("xian")]


def test_an_apostrophe_parts_syllables():
    assert [unit.value for unit in readings("xi'an")[0]] == ["xi", "an"]


def test_an_unfinished_syllable_stands_only_at_the_end():
    assert readings("falvyua")[0][-1].begun
    assert not any(unit.begun for way in readings("zhfa") for unit in way)


@pytest.mark.parametrize("typed", ["", "，。", "a" * 41])
def test_nothing_to_read(typed):
    assert readings(typed) == []
