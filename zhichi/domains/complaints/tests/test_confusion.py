"""How faults that were put in are counted."""

from zhichi.domains.complaints.rules.confusion import confusion


def test_found_missed_false_and_silent_are_told_apart():
    seeded = {"a": ["R1"], "b": ["R2"], "c": [], "d": [], "e": ["R3", "R4"]}
    found = {"a": ["R1"], "c": ["R9"], "e": ["R3", "R4", "R5"]}
    told = confusion(seeded, found)
    assert (told.true_positive, told.false_negative, told.false_positive, told.true_negative) == (3, 1, 2, 1)
    assert (told.missed, told.false) == (["b R2"], ["c R9", "e R5"])


def test_nothing_seeded_counts_nothing():
    told = confusion({}, {"x": ["R1"]})
    assert (told.true_positive, told.true_negative, told.false_positive) == (0, 0, 0)
