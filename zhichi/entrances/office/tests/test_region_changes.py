"""区划变更: the city's system administrator records what became of a village."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone

from tests.cast import LONG_AGO, City
from zhichi.foundation.accounts.public import Post, Role
from zhichi.foundation.ledger.public import entries_of
from zhichi.foundation.regions.public import Region, RegionSuccessor

pytestmark = pytest.mark.django_db
CHANGES = "/office/admin/regions/"
VILLAGE, HEIR = "370811002001", "370811002009"


def told(**changed: str) -> dict[str, str]:
    yesterday = (timezone.localdate() - timedelta(1)).isoformat()
    made = {
        "old": VILLAGE,
        "news": f"{HEIR} 新许庄社区",
        "on": yesterday,
        "document": "任政字〔2026〕12号",
        "confirm": "yes",
    }
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


def test_before_it_is_recorded_everybody_sees_what_moves_and_nothing_is_written(city: City):
    locality = apps.get_model("network", "Locality")
    locality.objects.create(region_id=VILLAGE, people=800, as_of=LONG_AGO, source="民政")
    feng = city.client("feng")
    seen = {name: value for name, value in told().items() if name != "confirm"}
    page = text(feng.post(CHANGES, seen))
    assert "还没有登记。确认以后会这样" in page
    assert "许庄社区居委会登记的 800 人：跟到新许庄社区。" in page
    assert not RegionSuccessor.objects.exists()
    assert not Region.objects.filter(pk=HEIR).exists()
    split = text(feng.post(CHANGES, seen | {"news": f"{HEIR} 东许庄\n370811002008 西许庄"}))
    assert "任城区村（社区）应覆盖" in split
    assert '<td data-label="现在">1</td><td data-label="变更以后">2</td>' in split


def test_a_code_of_another_county_is_doubted_until_somebody_says_that_it_is_meant(city: City):
    feng, elsewhere = city.client("feng"), told(news="370812001009 新许庄社区")
    assert "370812001009 是兖州区的代码，原区划在任城区" in text(feng.post(CHANGES, elsewhere))
    assert not RegionSuccessor.objects.exists()
    feng.post(CHANGES, elsewhere | {"across": "on"})
    assert RegionSuccessor.objects.get().successor_id == "370812001009"


def test_what_was_recorded_in_error_is_taken_back_with_a_reason_and_recorded_again(city: City):
    feng, address = city.client("feng"), f"{CHANGES}{VILLAGE}/take-back/"
    assert feng.get(address).status_code == 404, "nothing is recorded yet"
    feng.post(CHANGES, told())
    assert address in text(feng.get(CHANGES))
    assert "请写明哪里登记错了。" in text(feng.post(address, {"reason": ""}))
    assert "照旧有效" in text(feng.post(address, {"reason": "代码抄错"}, follow=True))
    assert not RegionSuccessor.objects.exists()
    assert Region.objects.get(pk=VILLAGE).valid_to is None
    assert not Region.objects.valid_on(timezone.localdate()).filter(pk=HEIR).exists()
    codes = [entry.code for entry in entries_of(f"region:{VILLAGE}")]
    assert codes == ["regions.region.passed", "regions.region.taken_back"]
    feng.post(CHANGES, told())
    assert Region.objects.get(pk=HEIR).valid_to is None, "the code may begin once more"


def test_only_the_citys_administrator_takes_back(city: City):
    city.client("feng").post(CHANGES, told())
    for name in ("liming", "jiang", "panli"):
        assert city.client(name).post(f"{CHANGES}{VILLAGE}/take-back/", {"reason": "x"}).status_code == 403
    assert RegionSuccessor.objects.exists()
