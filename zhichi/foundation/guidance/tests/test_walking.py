"""From answers to the next question or to the row that decides."""

import pytest

from zhichi.foundation.guidance.rules import read_way, walk
from zhichi.foundation.guidance.tests.factories import document

WAY = read_way(document())


@pytest.mark.parametrize(
    ("answers", "asked", "outcome"),
    [
        ({}, "hurt", ""),
        ({"hurt": "yes"}, "", "aid"),
        ({"hurt": "no"}, "talk", ""),
        ({"hurt": "no", "talk": "law"}, "", "aid"),
        ({"hurt": "no", "talk": "talk"}, "", "ask"),
        ({"talk": "law"}, "hurt", ""),
        ({"hurt": "nonsense", "talk": "law"}, "hurt", ""),
        ({"hurt": "no", "talk": "<script>"}, "talk", ""),
        ({"hurt": "yes", "talk": "law", "name": "王秀英"}, "", "aid"),
    ],
)
def test_a_step(answers, asked, outcome):
    step = walk(WAY, answers)
    assert (step.question.key if step.question else "") == asked
    assert (step.row.outcome if step.row else "") == outcome


def test_only_what_was_asked_stands_in_the_trail():
    step = walk(WAY, {"hurt": "yes", "talk": "law", "name": "王秀英"})
    assert [one.question.key for one in step.trail] == ["hurt"]
