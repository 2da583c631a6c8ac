"""What was done to many points at once stands on the chain of each of them, with the entry of the whole act."""

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.domains.network.actions import import_points
from zhichi.domains.network.public import Draft, Point, change_point, register_points
from zhichi.domains.network.tests.factories import point
from zhichi.domains.network.tests.test_import import GOOD, HEAD
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.foundation.regions.public import Region

pytestmark = pytest.mark.django_db


def chain(one: Point) -> list[tuple[str, str]]:
    """Code of each entry and the act it was part of."""
    return [(each.code, payload_of(each).get("act", "")) for each in entries_of(f"point:{one.code}")]


def take(city: City, *rows: list[str]) -> None:
    import_points(
        by=city.actor("panli"), at=timezone.now(), cells=[HEAD, *rows], name="表.csv", accept_doubts=True
    )


def test_an_imported_point_begins_its_own_chain_with_all_its_values(city: City):
    take(city, GOOD)
    whole = entries_of("network:points").get()
    one = Point.objects.get()
    assert chain(one) == [("network.point.registered", whole.digest)]
    told = payload_of(entries_of(f"point:{one.code}").get())
    assert (told["name"], told["phone"], sorted(told["items"])) == (
        "许庄社区工作室", "0537-2345678", ["consultation", "mediation"],
    )  # fmt: skip


def test_an_imported_change_is_told_after_what_was_there_before_it(city: City):
    stood = point(Region.objects.get(code="370811002001"), city.units["370811-town"], name="老名字")
    stood = change_point(by=SYSTEM, at=timezone.now(), point=stood, address="新街 2 号")
    take(city, [stood.code, "新名字", *[""] * (len(HEAD) - 2)])
    whole = entries_of("network:points").get()
    assert chain(stood) == [("network.point.changed", ""), ("network.point.changed", whole.digest)]
    last = payload_of(entries_of(f"point:{stood.code}").last())
    assert last == {"name": ["老名字", "新名字"], "act": whole.digest}
    take(city, [stood.code, "新名字", *[""] * (len(HEAD) - 2)])
    assert len(chain(stood)) == 2, "what changes nothing is no act"


def test_each_of_many_registered_at_once_goes_on_with_its_own_chain(city: City):
    place, unit = Region.objects.get(code="370811002001"), city.units["370811-town"]
    drafts = [Draft(name=name, tier="village", unit=unit, region=place) for name in ("甲", "乙")]
    made = register_points(by=SYSTEM, at=timezone.now(), drafts=drafts)
    whole = entries_of("network:points").get()
    assert [chain(one) for one in made] == [[("network.point.registered", whole.digest)]] * 2
    change_point(by=SYSTEM, at=timezone.now(), point=made[0], address="新街 2 号")
    assert [len(chain(one)) for one in made] == [2, 1]
