"""A bomb of a document, and what no file can hold, is refused with its place before anything is drawn."""

from typing import Any

import pytest

from zhichi.foundation.procedures.rules import Known, faults_of, shape_faults
from zhichi.foundation.procedures.rules.bounds import ARROWS
from zhichi.foundation.procedures.tests.factories import sound


def bomb(states: int, verbs: int) -> dict[str, Any]:
    """So many states, and so many verbs from each of them."""
    names = [f"s{n}" for n in range(states)]
    return {
        "kind": "bomb",
        "title": "炸弹",
        "filing": {"state": "s0"},
        "states": {name: {"title": name, "phase": "done" if name == names[-1] else "open"} for name in names},
        "verbs": {f"v{n}": {"from": names, "to": names[-1], "by": "citizen"} for n in range(verbs)},
    }


def test_too_many_arrows_are_refused():
    assert shape_faults(bomb(20, 20)) == []
    (fault,) = shape_faults(bomb(40, 40))
    assert (fault.place, f"最多 {ARROWS} 条" in fault.said) == ("verbs", True)


@pytest.mark.parametrize(("states", "verbs", "place"), [(101, 1, "states"), (1, 201, "verbs")])
def test_too_many_states_or_verbs_are_refused(states: int, verbs: int, place: str):
    assert [(fault.place, fault.said) for fault in shape_faults(bomb(states, verbs))] == [(place, "太多了。")]


@pytest.mark.parametrize(
    ("place", "most"),
    [
        ("title", 80),
        ("states__asked__title", 80),
        ("verbs__grant__title", 80),
        ("verbs__grant__basis", 200),
        ("verbs__grant__record__title", 80),
    ],
)
def test_what_no_column_holds_is_refused(place: str, most: int):
    assert shape_faults(sound(**{place: "长" * most})) == []
    (fault,) = shape_faults(sound(**{place: "长" * (most + 1)}))
    assert (fault.place, fault.said) == (place.replace("__", "."), "太长了。")


@pytest.mark.parametrize("sign", ["\x0b", "\x00", "\ufffe"])
def test_a_sign_that_no_file_can_hold_is_refused(sign: str):
    (fault,) = shape_faults(sound(states__asked__title=f"待{sign}批"))
    assert (fault.place, "控制符号" in fault.said) == ("states.asked.title", True)


def test_the_system_does_only_what_waits_for_a_limit():
    new = Known(papers=True)
    (fault,) = faults_of(sound(verbs__grant__by="system"), new)
    assert (fault.place, "系统只办期限届满的事" in fault.said) == ("verbs.grant.by", True)
    assert faults_of(sound(verbs__grant__by="system", verbs__grant__after_clock="la.decide"), new) == []
    assert faults_of(sound(verbs__grant__by="system")) == []
