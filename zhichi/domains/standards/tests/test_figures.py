"""What the register answers by itself: each figure at its edge, and unknown where nothing was entered."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.cast import City
from zhichi.domains.network.public import PhoneCheck, Point, PointPerson, Verification
from zhichi.domains.standards.models.facts import NAMES, facts_of, weekly_minutes
from zhichi.domains.standards.rules.facts import Facts
from zhichi.domains.standards.rules.figures import FIGURES, answer
from zhichi.domains.standards.tests.factories import NOW, TODAY, WEEKDAYS, furnished, room, served

ON = date(2026, 11, 23)
TABLE: list[tuple[dict[str, Any], dict[str, Any], bool | None, str]] = [
    ({"name": "area", "at_least": 100}, {}, None, "没有登记面积"),
    ({"name": "area", "at_least": 100}, {"area_m2": 99}, False, "登记面积 99 平方米"),
    ({"name": "area", "at_least": 100}, {"area_m2": 100}, True, "登记面积 100 平方米"),
    ({"name": "street_facing"}, {"street_facing": False}, False, "登记为不临街"),
    ({"name": "street_facing"}, {}, None, "没有登记是否临街"),
    ({"name": "position"}, {"placed": True}, True, "已登记位置"),
    ({"name": "phone"}, {}, False, "没有登记电话"),
    ({"name": "phone"}, {"phone": "1", "phone_reached": False}, False, "登记了电话，最近一次抽查没有人接听"),
    ({"name": "phone"}, {"phone": "1"}, True, "登记了电话，还没有抽查过"),
    ({"name": "hours_published"}, {}, False, "没有登记开放时间"),
    ({"name": "weekly_hours", "at_least": 35}, {"hours_words": "周一", "weekly_minutes": 2099}, False, "每周开放 34 小时 59 分"),
    ({"name": "weekly_hours", "at_least": 35}, {"hours_words": "周一", "weekly_minutes": 2100}, True, "每周开放 35 小时"),
    ({"name": "facility", "has": "low_counter"}, {}, None, "没有登记便民设施"),
    ({"name": "facility", "has": "low_counter"}, {"accessible_windows": 1}, True, "登记了 1 个无障碍窗口"),
    ({"name": "facility", "has": "seats"}, {"facilities": frozenset({"sign"})}, False, "登记的设施里没有等候座椅"),
    ({"name": "zones", "all": ["hall", "waiting"]}, {"zones": frozenset({"hall"})}, False, "功能区缺：群众等候区"),
    ({"name": "offers", "all": ["consultation"]}, {"offers": frozenset({"consultation"})}, True, "服务事项齐全：法律咨询"),
    ({"name": "window_for", "all": ["mediation"]}, {}, None, "没有登记窗口"),
    ({"name": "window_for", "all": ["mediation"]}, {"windows": (frozenset(),), "offers": frozenset({"mediation"})}, True, "登记了 1 个窗口"),
    ({"name": "window_for", "all": ["mediation"]}, {"windows": (frozenset({"publicity"}),)}, False, "登记了 1 个窗口，没有窗口办理：人民调解"),
    ({"name": "equipment", "all": ["kiosk"]}, {"equipment": {"kiosk": 0, "copier": 1}}, False, "完好的设备缺：自助服务终端"),
    ({"name": "staff", "kinds": ["staff"], "at_least": 3}, {"people": {"staff": 2}}, False, "登记在岗的工作人员 2 人"),
    ({"name": "staff", "kinds": ["staff"], "at_least": 3}, {}, None, "没有登记人员"),
    ({"name": "adviser_contract"}, {}, None, "没有登记法律顾问"),
    ({"name": "adviser_contract"}, {"contracts": (ON,)}, False, "法律顾问的合同已于 2026-11-23 到期"),
    ({"name": "adviser_contract"}, {"contracts": (ON + timedelta(days=1),)}, True, "在聘法律顾问 1 人，最早 2026-11-24 到期"),
    ({"name": "adviser_contract"}, {"contracts": (None,)}, True, "在聘法律顾问 1 人"),
    ({"name": "verified"}, {}, None, "还没有人核验过"),
    ({"name": "verified"}, {"verified_on": ON, "verified_until": ON}, False, "2026-11-23 核验，结果不属实或已过有效期"),
    ({"name": "events", "days": 90, "at_least": 1}, {}, False, "最近 90 天有 0 次服务记录"),
    ({"name": "confirmed", "days": 90, "at_least": 2}, {"events": {90: (9, 2)}}, True, "最近 90 天有 2 次群众确认的服务"),
]  # fmt: skip


@pytest.mark.parametrize(("figure", "held", "met", "words"), TABLE)
def test_a_figure_at_its_edge(figure: dict[str, Any], held: dict[str, Any], met: bool | None, words: str):
    said = answer(figure, Facts(on=ON, names=NAMES, **held))
    assert (said.met, said.words) == (met, words)


def test_every_figure_stands_in_the_table_above():
    assert {row[0]["name"] for row in TABLE} == set(FIGURES)


def test_a_week_is_counted_in_minutes():
    assert weekly_minutes(WEEKDAYS) == 5 * 7 * 60
    assert weekly_minutes({"7": [["00:00", "24:00"]]}) == 24 * 60


@pytest.mark.django_db
def test_facts_are_what_the_register_holds_today(city: City):
    point = furnished(city)
    served(point, 2, days_ago=89)
    served(point, 4, days_ago=91)
    PointPerson.objects.create(
        point=point, kind="staff", name="走了", from_on=TODAY - timedelta(days=9), to_on=TODAY
    )
    PhoneCheck.objects.create(point=point, at=NOW - timedelta(days=2), reached=True, by="a")
    PhoneCheck.objects.create(point=point, at=NOW - timedelta(days=1), reached=False, by="a")
    facts = facts_of(Point.objects.all(), at=NOW, days=[90, 180])[point.pk]
    assert facts.events == {90: (5, 3), 180: (9, 3)}
    assert facts.people["mediator"] == 1
    assert facts.people["staff"] == 0
    assert facts.phone_reached is False
    assert facts.verified_until == TODAY + timedelta(days=100)
    assert facts.equipment == {"computer": 1}


@pytest.mark.django_db
@pytest.mark.parametrize(("method", "outcome"), [("self_report", "shut"), ("on_site", "shut")])
def test_a_self_report_never_verifies_and_a_locked_door_ends_what_was_verified(
    city: City, method: str, outcome: str
):
    point = furnished(city)
    Verification.objects.create(
        point=point, method=method, outcome=outcome, at=NOW, by="a", expires_on=TODAY + timedelta(days=9)
    )
    facts = facts_of(Point.objects.all(), at=NOW, days=[])[point.pk]
    assert (facts.verified_until is not None) == (method == "self_report")


@pytest.mark.django_db
def test_a_point_without_anything_is_known_by_nothing(city: City):
    point = room(city, phone="", hours={})
    facts = facts_of(Point.objects.all(), at=NOW, days=[90])[point.pk]
    assert facts == Facts(on=TODAY, names=NAMES)
