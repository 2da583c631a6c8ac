"""区划变更: the city's system administrator records what became of a village."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import LONG_AGO, City
from zhichi.foundation.accounts.public import Post, Role
from zhichi.foundation.regions.public import Region, RegionSuccessor

pytestmark = pytest.mark.django_db
CHANGES = "/office/admin/regions/"
VILLAGE, HEIR = "370811002001", "370811002009"


def told(**changed: str) -> dict[str, str]:
    yesterday = (timezone.localdate() - timedelta(1)).isoformat()
    made = {"old": VILLAGE, "news": f"{HEIR} 新许庄社区", "on": yesterday, "document": "任政字〔2026〕12号"}
    return made | changed


def text(answer) -> str:
    return answer.content.decode()


def test_a_merged_village_ends_and_its_heir_begins(city: City):
    client = city.client("feng")
    assert "还没有登记。" in text(client.get(CHANGES))
    answer = client.post(CHANGES, told(), follow=True)
    assert "已登记：停用 1 个区划，新设 1 个区划。" in text(answer)
    assert "任政字〔2026〕12号" in text(answer)
    assert RegionSuccessor.objects.get().successor_id == HEIR
    assert Region.objects.get(pk=VILLAGE).valid_to is not None
    assert "没有改动" in text(client.post(CHANGES, told(), follow=True))
    assert "新许庄社区" in text(client.get(CHANGES, {"q": "许庄社区居委会"}))


def test_a_village_splits_and_another_only_changes_its_name(city: City):
    client = city.client("feng")
    client.post(CHANGES, told(news=f"{HEIR} 东许庄\n370811002008 西许庄"))
    assert RegionSuccessor.objects.count() == 2
    client.post(CHANGES, told(old="370812001001", news="370812001001 鼓楼新村"))
    assert Region.objects.get(pk="370812001001").full_name.endswith("鼓楼新村")


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"old": "37081"}, "区划代码应为 12 位，这里是 5 位。"),
        ({"news": HEIR}, f"系统里还没有 {HEIR}，请填它的名称。"),
        ({"news": "370811002000"}, "原区划和新区划不是同一级，请核对代码。"),
        ({"on": "2999-01-01"}, "请在变更生效当天或以后登记，不能提前登记。"),
        (
            {"old": "370811002000", "news": "370811009000 新街道"},
            "下面还有 1 个没有停用的区划，请把它们的去向一起列上。",
        ),
        ({"document": ""}, "这个字段是必填项。"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_recorded(city: City, changed, sentence):
    answer = city.client("feng").post(CHANGES, told(**changed))
    assert sentence in text(answer)
    assert not RegionSuccessor.objects.exists()
    assert not Region.objects.filter(valid_to__isnull=False).exists()


def test_a_county_administrator_and_everybody_else_read_why_not(city: City):
    for name in ("liming", "jiang", "shen"):
        assert city.client(name).get(CHANGES).status_code == 403
    Post.objects.filter(officer=city.people["feng"]).delete()
    Post.objects.create(
        officer=city.people["feng"], role=Role.SYSTEM_ADMIN, unit=city.units["370811"], from_on=LONG_AGO
    )
    answer = city.client("feng").post(CHANGES, told())
    assert answer.status_code == 403
    assert "由市司法局的系统管理员办理" in text(answer)
