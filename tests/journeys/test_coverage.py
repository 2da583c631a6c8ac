"""A county officer closes a gap; the chief reads what is hollow, and what the county says of it."""

from pathlib import Path

import pytest
from django.utils import timezone
from PIL import Image

from tests.cast import City
from tests.journeys.visiting import Entering
from zhichi.domains.coverage.public import reckon
from zhichi.domains.coverage.tests.factories import lively, people, point
from zhichi.foundation.accounts.public import SYSTEM

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HOME, FOREIGN = "370811002001", "370812001001"


def sign_of(path: Path) -> Path:
    Image.linear_gradient("L").resize((64, 64)).save(path, "PNG")
    return path


def test_a_county_officer_closes_a_gap(enter: Entering, city: City, tmp_path: Path):
    people(HOME, 1200, lon=116.587, lat=35.414)
    near = lively(
        point("370811002000", city.units["370811-town"], "township", name="许庄工作站", lon=116.6, lat=35.42)
    )
    reckon(by=SYSTEM, at=timezone.now(), day=timezone.localdate())
    clerk, county = enter(360), enter(1280)
    county.log_in("panli")
    county.page.get_by_role("link", name="覆盖和实效").click()
    county.titled("覆盖和实效")
    county.sees("没有疑似空壳的服务点")
    county.look("coverage-county", 1280, 360)
    county.follow("没有覆盖的村和乡镇")
    county.sees("许庄社区居委会", "1200", near.name, "约 1.4 公里")
    county.look("coverage-gaps", 1280, 360)
    clerk.log_in("liming")
    clerk.go("/office/coverage/gaps/")
    clerk.follow("申报服务点")
    clerk.write("名称", "许庄社区公共法律服务工作室")
    clerk.choose("层级", "村级")
    clerk.choose("主管机构", "许庄司法所")
    clerk.choose("状态", "正在服务")
    clerk.choose("区划代码", "济宁市任城区许庄街道许庄社区居委会")
    clerk.write("开放时间", "周一至周五 09:00-12:00")
    clerk.write("经度", "116.5871")
    clerk.write("纬度", "35.4142")
    clerk.choose("坐标是从哪里量的", "WGS-84（手机卫星定位、卫星定位仪）")
    clerk.write("申报理由", "补上这个村的空白")
    clerk.field("证明材料").set_input_files(sign_of(tmp_path / "sign.png"))
    clerk.press("提交审核")
    county.go("/office/points/proposals/")
    county.follow("许庄社区公共法律服务工作室")
    county.tick("通过，登记生效")
    county.press("确定")
    county.go("/office/coverage/gaps/")
    county.sees("都覆盖到了")
    county.go("/office/coverage/places/?tier=village&layer=claimed")
    county.sees("许庄社区公共法律服务工作室", "登记在册")
    county.look("coverage-places", 1280, 360)


def test_the_chief_reads_the_hollow_list_and_what_the_county_answers(enter: Entering, city: City):
    plaque = point(HOME, city.units["370811-town"], name="许庄社区工作室")
    point(FOREIGN, city.units["370812-town"], name="鼓楼社区工作室")
    people(HOME, 800)
    people(FOREIGN, 2400)
    reckon(by=SYSTEM, at=timezone.now(), day=timezone.localdate())
    chief, county = enter(1280), enter(360)
    chief.log_in("zheng")
    chief.go("/office/coverage/")
    chief.sees(
        "疑似空壳（2）",
        "影响 2400 人",
        "近90天没有一件服务。",
        "还没有人到现场或用视频核验过。",
        "县里还没有答复。",
    )
    names = chief.main.locator("li b").all_inner_texts()
    assert names == ["鼓楼社区工作室", "许庄社区工作室"], "where more people are without comes first"
    chief.look("coverage-chief", 1280, 360)
    county.log_in("panli")
    county.go(f"/office/coverage/points/{plaque.code}/")
    county.write("情况说明", "顾问合同到期，下周续签。")
    county.write("整改期限", "2020-01-01")
    county.press("答复")
    county.sees("整改期限不能早于今天。")
    county.look("coverage-answer-wrong")
    county.write("整改期限", timezone.localdate().isoformat())
    county.press("答复")
    county.sees("潘丽", "顾问合同到期，下周续签。")
    county.look("coverage-point", 360, 1280)
    chief.go("/office/coverage/")
    chief.sees("答复：顾问合同到期，下周续签。")
    chief.follow("许庄社区工作室")
    chief.sees("情况说明由主管这个服务点的县（市、区）局或司法所填写。")


def test_the_city_sets_a_plan_and_everybody_reads_how_far_it_is(enter: Entering, city: City):
    lively(point(HOME, city.units["370811-town"]))
    reckon(by=SYSTEM, at=timezone.now(), day=timezone.localdate())
    desk = enter(1280)
    desk.log_in("gaofang")
    desk.go("/office/coverage/plans/")
    desk.main.get_by_role("link", name="任城区村（社区）").click()
    for month in range(1, 13):
        desk.write(f"{month}月底", "1")
    desk.write("6月底", "0")
    desk.press("下达计划")
    desk.sees("6月的目标比上个月少")
    desk.look("coverage-plan-wrong", 1280, 360)
    desk.write("6月底", "1")
    desk.press("下达计划")
    desk.sees("按计划")
    desk.look("coverage-plans", 1280, 360)
    desk.go("/office/coverage/history/")
    desk.sees("1 50.0%")
    desk.look("coverage-history", 1280, 360)
