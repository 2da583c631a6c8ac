"""How characters are read."""

import pytest

from zhichi.foundation.search.models.known_words import known_words
from zhichi.foundation.search.rules import tokens
from zhichi.foundation.search.rules.spelling import initials, spelled


def read(text):
    return spelled(tokens(text), dict(known_words().readings))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("单县", "shan xian"),
        ("单位", "dan wei"),
        ("仇家村", "qiu jia cun"),
        ("报仇", "bao chou"),
        ("任城", "ren cheng"),
        ("法律", "fa lv"),
        ("妇女", "fu nv"),
        ("调解", "tiao jie"),
        ("重庆", "chong qing"),
        ("银行", "yin hang"),
        ("乐陵", "lao ling"),
    ],
)
def test_is_read_as_people_there_say_it(text, expected):
    assert read(text) == expected.split()


def test_letters_and_digits_stand_for_themselves_and_breaks_are_left_out():
    assert read("《A法》第3条") == ["a", "fa", "di", "3", "tiao"]
    assert initials(read("A法3条")) == ["a", "f", "3", "t"]


def test_a_character_no_dictionary_knows_stands_for_itself():
    assert read("\U0002fffd") == ["\U0002fffd"]
