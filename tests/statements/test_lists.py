import pytest
from django.contrib.sessions.models import Session

from zhichi.foundation.statements.public import Slot, among, padded, portions, reading


@pytest.mark.parametrize(
    ("values", "wide"),
    [([], ()), ([7], (7,)), ([1, 2, 3], (1, 2, 3, 3)), ([5, 4], (5, 4)), ("abcde", tuple("abcdeeee"))],
)
def test_a_list_is_filled_up_to_a_power_of_two_with_its_last_value(values, wide):
    assert padded(values) == wide


@pytest.mark.parametrize("count", [0, 1, 63, 64, 65, 200])
def test_portions_hold_every_value_and_have_few_widths(count):
    made = list(portions(range(count)))
    assert {value for portion in made for value in portion.values()} == set(range(count))
    assert {len(portion) for portion in made} <= {1, 2, 4, 8, 16, 32, 64}


@pytest.mark.django_db
def test_a_reading_takes_a_list_of_any_length_portion_by_portion(django_assert_num_queries):
    @reading
    def sessions(width: int, /, **keys: Slot):
        return Session.objects.filter(among("session_key", list(keys.values()))).values_list(
            "session_key", flat=True
        )

    wanted = [f"{n:032d}" for n in range(70)]
    Session.objects.bulk_create(
        Session(session_key=key, session_data="", expire_date="2030-01-01T00:00Z")
        for key in [*wanted, "x" * 32]
    )
    with django_assert_num_queries(2):
        found = [key for portion in portions(wanted) for key in sessions(len(portion), **portion)]
    assert sorted(found) == wanted
