"""Signals as data: what ships is sound, and what is not sound is refused."""

import pytest
from django.conf import settings

from zhichi.foundation.procedures.public import load_file
from zhichi.foundation.risks.rules import faults_of_signals, read_signals

GOOD = {"key": "R1", "title": "晚了", "grade": "high", "todo": "补。", "basis": "行政处罚法§57"}


def document(**changes):
    return {"format": "zhichi-risks/1", "signals": [{**GOOD, **changes}]}


@pytest.mark.parametrize(
    "path", sorted((settings.DATA / "law" / "risks").glob("*.yaml")), ids=lambda p: p.stem
)
def test_what_ships_is_sound(path):
    assert faults_of_signals(load_file(path)) == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"grade": "fatal"}, "no such grade"),
        ({"todo": ""}, "todo is missing"),
        ({"basis": ""}, "neither an article nor a source"),
        ({"enabled": False}, "without a reason"),
        ({"colour": "red"}, "no such thing: colour"),
    ],
)
def test_a_fault_is_said(changed, said):
    assert said in " ".join(faults_of_signals(document(**changed)))
    with pytest.raises(ValueError, match=r"signal 1"):
        read_signals(document(**changed))


def test_twice_is_once_too_often():
    twice = {"format": "zhichi-risks/1", "signals": [GOOD, GOOD]}
    assert faults_of_signals(twice) == ["R1 stands twice"]


def test_another_format_is_refused():
    assert faults_of_signals({"format": "x"}) == ["format must be zhichi-risks/1"]
