"""Pictures, notes, days and journeys that are too much alike."""

from datetime import UTC, date, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from zhichi.domains.coverage.rules.likeness import Jump, Jumps, Seen, alike, at_month_end, copied, hamming

SIGNED = st.integers(-(2**63), 2**63 - 1)
NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)


@given(st.lists(SIGNED, max_size=12), st.integers(0, 12), st.data())
def test_exactly_the_pairs_within_the_distance_are_found_each_once(hashes, distance, data):
    for value in hashes[:4]:  # near ones, which chance would never bring
        flips = data.draw(st.sets(st.integers(0, 62), max_size=distance + 2))
        hashes.append(value ^ sum(1 << bit for bit in flips))
    found = list(alike(hashes, distance))
    wanted = [
        (i, j)
        for i in range(len(hashes))
        for j in range(i + 1, len(hashes))
        if hamming(hashes[i], hashes[j]) <= distance
    ]
    assert sorted(found) == wanted


def test_a_copy_among_ten_thousand_pictures_is_found():
    chance = Random(1)
    hashes = [chance.getrandbits(64) - 2**63 for _ in range(10_000)]
    hashes[9_000] = hashes[5] ^ 0b111
    assert (5, 9_000) in list(alike(hashes, 6))


def test_a_hash_with_the_sign_bit_set_is_compared_bit_by_bit():
    assert hamming(-1, 0) == 64
    assert hamming(-(2**63), 0) == 1


def test_copied_counts_all_but_one_of_each_group():
    assert copied([], 3) == 0
    assert copied([7, 7, 7], 3) == 2
    assert copied([0, 1, 3, 1 << 40 | 0xFFFF], 3) == 2


def test_the_last_two_days_of_months_of_any_length():
    assert at_month_end(date(2026, 2, 27), 2)
    assert not at_month_end(date(2028, 2, 27), 2)
    assert at_month_end(date(2026, 11, 30), 2)
    assert not at_month_end(date(2026, 11, 28), 2)


def seen(server: str, minutes: int, point: int, lon: float) -> Seen:
    return Seen(server, NOON + timedelta(minutes=minutes), point, lon, 35.4)


def found_jumps(*records: Seen) -> list[Jump]:
    road = Jumps(km_an_hour=100, min_km=5)
    return [jump for record in records if (jump := road.show(record)) is not None]


def test_one_person_in_two_places_faster_than_anybody_travels():
    found = found_jumps(seen("a", 0, 1, 116.6), seen("b", 5, 9, 117.2), seen("a", 12, 2, 117.2))
    assert [(jump.points, jump.minutes, jump.km) for jump in found] == [((1, 2), 12, 54)]


def test_enough_time_a_short_way_another_person_or_the_same_place_is_no_jump():
    for other in (
        seen("a", 60, 2, 117.2),
        seen("a", 1, 2, 116.61),
        seen("b", 1, 2, 117.2),
        seen("a", 1, 1, 117.2),
    ):
        assert found_jumps(seen("a", 0, 1, 116.6), other) == []


def test_two_places_at_the_same_moment_are_a_jump():
    assert found_jumps(seen("a", 0, 1, 116.6), seen("a", 0, 2, 117.2))
