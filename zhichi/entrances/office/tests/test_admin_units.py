"""机构: the system administrator's pages about units."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.cast import LONG_AGO, City
from zhichi.foundation.accounts.public import Post, Role
from zhichi.foundation.cases.tests.factories import filed, legal_aid
from zhichi.foundation.ledger.public import entries_of
from zhichi.foundation.regions.public import Region, Unit, UnitKind, UnitRegion
from zhichi.foundation.regions.tests.factories import unit

pytestmark = pytest.mark.django_db
UNITS = "/office/admin/units/"
TOWN = "370811002000"
TODAY = timezone.localdate


@pytest.fixture
def feng(city: City):
    return city.client("feng")


def page(city: City, key: str, slug: str = "") -> str:
    return f"{UNITS}{city.units[key].pk}/" + (f"{slug}/" if slug else "")


def county_admin(city: City):
    Post.objects.filter(officer=city.people["feng"]).delete()
    Post.objects.create(
        officer=city.people["feng"], role=Role.SYSTEM_ADMIN, unit=city.units["370811"], from_on=LONG_AGO
    )
    return city.client("feng")


def text(answer) -> str:
    return answer.content.decode()


def test_the_tree_shows_the_head_and_what_stands_under_it(city: City, feng):
    shown = text(feng.get(UNITS))
    assert "济宁市司法局" in shown
    assert "任城区司法局" in shown
    assert "许庄司法所" not in shown, "one level at a time"
    below = text(feng.get(page(city, "370811")))
    assert "许庄司法所" in below


def test_a_unit_is_found_by_name_and_by_code(feng):
    assert "许庄司法所" in text(feng.get(UNITS, {"q": "许庄"}))
    assert "许庄司法所" in text(feng.get(UNITS, {"q": "370811-t"}))
    assert "没有找到" in text(feng.get(UNITS, {"q": "不存在"}))


def test_the_list_costs_the_same_however_many_units_there_are(city: City, feng):
    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert feng.get(UNITS).status_code == 200
        return len(queries)

    cost()  # the first request also fills what a process keeps
    few = cost()
    for number in range(20):
        unit(city.units["city"], code=f"more{number}")
    assert cost() == few


def test_a_new_unit_is_set_up_under_the_one_it_was_asked_from(city: City, feng):
    asked = feng.get(f"{UNITS}new/?under=370811")
    assert 'value="370811"' in text(asked)
    told = {
        "code": "370811-xz-1",
        "name": "许庄工作室",
        "kind": "village_office",
        "parent": "370811-town",
        "region": "370811002001",
        "valid_from": "2026-01-01",
    }
    answer = feng.post(f"{UNITS}new/", told, follow=True)
    assert "许庄工作室已设立。" in text(answer)
    made = Unit.objects.get(code="370811-xz-1")
    assert (made.tier, made.parent) == ("village", city.units["370811-town"])
    (entry,) = entries_of("unit:370811-xz-1")
    assert entry.actor.startswith("officer:")


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"code": "370811"}, "已经有这个代码的机构了。"),
        ({"code": "三七"}, "机构代码只能用字母、数字和短横线"),
        ({"parent": "nowhere"}, "您管理的范围内没有这个代码的机构。"),
        ({"region": "37081"}, "区划代码应为 12 位，这里是 5 位。"),
        ({"region": "370899000000"}, "没有区划代码 370899000000"),
        ({"phone": "电话"}, "电话号码只能是数字"),
        ({"valid_from": "2999-01-01"}, "设立日期不能晚于今天"),
        ({"kind": "county_bureau", "parent": "370811-town"}, "下级机构的层级不能高于上级机构。"),
    ],
)
def test_what_is_wrong_with_a_new_unit_is_said_beside_it(feng, changed, sentence):
    told = {
        "code": "n1",
        "name": "新所",
        "kind": "justice_office",
        "parent": "370811",
        "valid_from": "2026-01-01",
    }
    answer = feng.post(f"{UNITS}new/", told | changed)
    assert answer.status_code == 200
    assert sentence in text(answer)
    assert not Unit.objects.filter(name="新所").exists()


def test_a_unit_gets_another_name_and_telephone(city: City, feng):
    assert 'value="许庄司法所"' in text(feng.get(page(city, "370811-town", "rename")))
    feng.post(page(city, "370811-town", "rename"), {"name": "许庄街道司法所", "phone": "0537-2345000"})
    kept = Unit.objects.get(code="370811-town")
    assert (kept.name, kept.phone) == ("许庄街道司法所", "0537-2345000")
    assert [entry.code for entry in entries_of("unit:370811-town")] == ["regions.unit.changed"]


def test_a_unit_moves_under_another_and_not_under_itself(city: City, feng):
    feng.post(page(city, "370811-town", "move"), {"parent": "370812"})
    assert Unit.objects.get(code="370811-town").path.startswith(city.units["370812"].path)
    answer = feng.post(page(city, "370812", "move"), {"parent": "370812-town"})
    assert "不能把机构放到它自己或它的下级之下。" in text(answer)


def test_a_unit_with_cases_or_people_is_not_closed(city: City, feng):
    case = filed(legal_aid())
    told = {"valid_to": TODAY().isoformat()}
    busy = f"{UNITS}{case.unit_id}/close/"
    assert "件没有办结的案件" in text(feng.post(busy, told))
    assert "个在用的岗位" in text(feng.post(page(city, "370812-town", "close"), told))
    assert "还有未撤销的下级机构" in text(feng.post(f"{UNITS}{spare(city, nested=True).pk}/close/", told))
    assert not Unit.objects.filter(valid_to__isnull=False).exists()


def spare(city: City, *, nested: bool = False) -> Unit:
    made = unit(city.units["city"], code="spare")
    if nested:
        unit(made, code="below")
    return made


def test_a_unit_closes_on_a_day_that_has_come(city: City, feng):
    made = spare(city)
    late = {"valid_to": (TODAY() + timedelta(1)).isoformat()}
    assert "请在撤销当天或以后登记" in text(feng.post(f"{UNITS}{made.pk}/close/", late))
    feng.post(f"{UNITS}{made.pk}/close/", {"valid_to": TODAY().isoformat()})
    made.refresh_from_db()
    assert made.valid_to == TODAY()
    assert "这个机构已经撤销" in text(feng.get(f"{UNITS}{made.pk}/"))
    assert feng.get(f"{UNITS}{made.pk}/rename/").status_code == 403


def test_a_zone_takes_a_township_and_gives_it_back(city: City, feng):
    zone = unit(city.units["city"], code="zone", kind=UnitKind.DEV_ZONE_BUREAU)
    yesterday, today = (TODAY() - timedelta(1)).isoformat(), TODAY().isoformat()
    feng.post(f"{UNITS}{zone.pk}/serve/", {"region": TOWN, "valid_from": yesterday})
    assert UnitRegion.objects.get(unit=zone, valid_to=None).region_id == TOWN
    assert "许庄街道" in text(feng.get(f"{UNITS}{zone.pk}/"))
    feng.post(f"{UNITS}{zone.pk}/leave/", {"region": TOWN, "valid_to": today})
    assert UnitRegion.objects.get(unit=zone).valid_to == TODAY()
    told = {"region": "370899000000", "valid_from": today}
    assert "没有这个区划代码" in text(feng.post(f"{UNITS}{zone.pk}/serve/", told))


def test_a_county_administrator_changes_his_county_and_neither_its_seat_nor_the_neighbours(city: City):
    client = county_admin(city)
    assert "兖州区" not in text(client.get(UNITS))
    assert client.get(page(city, "370812")).status_code == 404
    assert client.get(page(city, "370812", "rename")).status_code == 404
    assert client.get(page(city, "370811-town", "rename")).status_code == 200
    assert client.get(page(city, "370811", "close")).status_code == 403
    assert client.get(page(city, "370811", "move")).status_code == 403
    assert client.get(page(city, "370811", "serve")).status_code == 403
    assert "您管理的范围内没有这个代码的机构" in text(
        client.post(page(city, "370811-town", "move"), {"parent": "370812"})
    )


def test_only_system_administrators_come_in(city: City):
    for name in ("liming", "zheng", "jiang", "shen"):
        for path in (UNITS, f"{UNITS}new/", page(city, "370811"), page(city, "370811", "rename")):
            assert city.client(name).get(path).status_code == 403, (name, path)
    assert Region.objects.filter(valid_to=None).exists()
