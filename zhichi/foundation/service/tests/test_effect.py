"""From which day a paper counts as served: the table of domain.md §3.8, row by row. 2026-06-08 is a Monday."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.house.rules.tree import ROOT
from zhichi.foundation.procedures.public import load_file
from zhichi.foundation.service.enums import Flag, Outcome, Signer, Way
from zhichi.foundation.service.rules import Agreed, Method, Told, effect_of, read

WAYS: dict[str, Method] = {
    one["code"]: read(one) for one in load_file(ROOT / "data/law/service/ways.yaml")["ways"]
}


def at(text: str, hour: int = 2) -> datetime:
    return datetime.fromisoformat(text).replace(hour=hour, tzinfo=UTC)


TWO = ("赵静", "孙立")
SELF = Told(Outcome.SIGNED, at("2026-06-08"), servers=TWO, signer=Signer.SELF)
FAMILY = replace(SELF, signer=Signer.FAMILY, signer_name="王强", age=40)
LEFT = replace(SELF, outcome=Outcome.LEFT, signer="", refusal="不认。")
BACK = replace(SELF, signed_on=date(2026, 6, 13))
ARRIVED = replace(SELF, outcome=Outcome.ARRIVED, signer="", agreed=Agreed(at("2026-06-01")))
ANNOUNCED = replace(SELF, outcome=Outcome.ANNOUNCED, signer="")
ROWS: list[tuple[str, str, Told, date | None]] = [
    ("§61 handed over when it was announced", Way.SPOT, SELF, date(2026, 6, 8)),
    ("§88 the recipient signs", Way.DIRECT, SELF, date(2026, 6, 8)),
    (
        "on a Sunday: service needs no working day",
        Way.DIRECT,
        replace(SELF, happened_at=at("2026-06-07")),
        date(2026, 6, 7),
    ),
    ("§88 an adult of his household", Way.DIRECT, FAMILY, date(2026, 6, 8)),
    ("eighteen today is an adult", Way.DIRECT, replace(FAMILY, age=18), date(2026, 6, 8)),
    ("a child of the household", Way.DIRECT, replace(FAMILY, age=17), None),
    ("of nobody knows what age", Way.DIRECT, replace(FAMILY, age=None), None),
    ("the neighbour", Way.DIRECT, replace(SELF, signer=Signer.OTHER), None),
    ("§88 his agent in the matter", Way.DIRECT, replace(SELF, signer=Signer.AGENT), date(2026, 6, 8)),
    ("whom he named to receive", Way.DIRECT, replace(SELF, signer=Signer.RECEIVER), date(2026, 6, 8)),
    ("§88 an organisation's head", Way.DIRECT, replace(SELF, signer=Signer.HEAD), date(2026, 6, 8)),
    ("its desk that takes the post", Way.DIRECT, replace(SELF, signer=Signer.DESK), date(2026, 6, 8)),
    ("he refuses, and nothing is left", Way.DIRECT, replace(SELF, outcome=Outcome.REFUSED), None),
    ("nobody at home", Way.DIRECT, replace(SELF, outcome=Outcome.ABSENT), None),
    ("he has moved away", Way.DIRECT, replace(SELF, outcome=Outcome.WRONG_ADDRESS), None),
    ("§89 left where he lives", Way.LEAVE, LEFT, date(2026, 6, 8)),
    ("§90 reached the system he named", Way.ELECTRONIC, ARRIVED, date(2026, 6, 8)),
    ("without consent", Way.ELECTRONIC, replace(ARRIVED, agreed=None), None),
    ("agreed only afterwards", Way.ELECTRONIC, replace(ARRIVED, agreed=Agreed(at("2026-06-09"))), None),
    (
        "taken back before",
        Way.ELECTRONIC,
        replace(ARRIVED, agreed=Agreed(at("2026-06-01"), at("2026-06-05"))),
        None,
    ),
    (
        "taken back after it arrived",
        Way.ELECTRONIC,
        replace(ARRIVED, agreed=Agreed(at("2026-06-01"), at("2026-06-09"))),
        date(2026, 6, 8),
    ),
    ("it did not get there", Way.ELECTRONIC, replace(ARRIVED, outcome=Outcome.BOUNCED), None),
    ("§91 the day on the receipt, a Saturday", Way.MAIL, BACK, date(2026, 6, 13)),
    ("only posted so far", Way.MAIL, replace(SELF, outcome=Outcome.SENT), None),
    ("the post brings it back", Way.MAIL, replace(SELF, outcome=Outcome.RETURNED), None),
    ("§91 another organ served it", Way.ENTRUST, BACK, date(2026, 6, 13)),
    ("§92 to a soldier, by his unit: the day he signs", Way.TRANSFER, BACK, date(2026, 6, 13)),
    ("the unit's receipt is not the soldier's", Way.TRANSFER, replace(BACK, signer=Signer.UNIT), None),
    ("§95 thirty days after", Way.NOTICE, ANNOUNCED, date(2026, 7, 8)),
]


@pytest.mark.parametrize(("row", "way", "told", "on"), ROWS, ids=[row[0] for row in ROWS])
def test_the_day_it_counts(row: str, way: str, told: Told, on: date | None) -> None:
    effect = effect_of(WAYS[way], told, notice_ends_on=date(2026, 7, 8))
    assert effect.on == on, row
    assert bool(effect.basis) == (on is not None)
    assert effect.words


@pytest.mark.parametrize(
    ("hour", "on"), [(15, date(2026, 6, 8)), (16, date(2026, 6, 9)), (0, date(2026, 6, 8))]
)
def test_the_day_is_the_day_in_shanghai(hour: int, on: date) -> None:
    told = replace(SELF, happened_at=at("2026-06-08", hour))
    assert effect_of(WAYS[Way.DIRECT], told).on == on


@pytest.mark.parametrize(
    ("way", "changes", "flag"),
    [
        (Way.DIRECT, {"servers": ("赵静",)}, Flag.ONE_SERVER),
        (Way.DIRECT, {"signer": Signer.OTHER}, Flag.SIGNER),
        (Way.SPOT, {"servers": ("赵静",)}, Flag.NONE),
        (Way.ELECTRONIC, {"outcome": Outcome.ARRIVED}, Flag.CONSENT),
    ],
)
def test_what_a_reviewer_must_look_at_is_flagged(way: str, changes: dict[str, Any], flag: str) -> None:
    assert effect_of(WAYS[way], replace(SELF, **changes)).flag == flag


def test_there_are_eight_ways_in_the_order_of_the_law() -> None:
    ordered = [one.code for one in sorted(WAYS.values(), key=lambda one: one.order)]
    assert ordered == list(Way.values)
    assert (WAYS[Way.NOTICE].limit, WAYS[Way.NOTICE].after) == ("svc.notice_effect", ("direct", "mail"))
