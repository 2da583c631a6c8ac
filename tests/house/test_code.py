"""What Python says: no chance, no clock in the depths, verbs that know who and when."""

import pytest

from tests.house.rules.code import chance_faults, clock_faults, verb_faults, wandering_names
from tests.house.rules.tree import excuse, reviewed, sources

pytestmark = pytest.mark.house


def test_chance_decides_nothing_outside_the_draw():
    assert excuse(chance_faults(sources(".py", "zhichi/")), reviewed("chance")) == []


def test_there_is_no_clock_in_the_depths():
    assert clock_faults(sources(".py", "zhichi/")) == []


def test_no_test_is_named_by_the_clock():
    assert wandering_names([*sources(".py", "zhichi/"), *sources(".py", "tests/")]) == []


def test_a_verb_knows_who_acts_and_when():
    assert excuse(verb_faults(sources(".py", "zhichi/")), reviewed("verbs_without_actor")) == []
