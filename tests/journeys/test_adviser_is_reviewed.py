"""A township clerk proposes an adviser for a room; the county sees what shall be, approves, and then it stands."""

from pathlib import Path

import pytest

from tests.cast import City
from tests.journeys.test_register_of_points import picture
from tests.journeys.visiting import Entering
from zhichi.domains.network.public import Proposal
from zhichi.domains.network.tests.factories import point
from zhichi.foundation.regions.public import Region

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_adviser_stands_in_the_register_once_the_county_has_approved(
    enter: Entering, city: City, tmp_path: Path
):
    room = point(Region.objects.get(code="370811002001"), city.units["370811-town"])
    here = f"/office/points/{room.code}/"
    clerk, county = enter(360), enter(1280)
    clerk.log_in("liming")
    clerk.go(here)
    clerk.follow("加人员")
    clerk.sees("要经县（市、区）审核")
    clerk.choose("身份", "村（居）法律顾问")
    clerk.write("姓名", "吴律师")
    clerk.write("开始日期", "2026-01-01")
    clerk.press("提交审核")
    clerk.sees("请写明申报理由")
    clerk.look("person-propose", 360, 1280)
    clerk.write("申报理由", "新签合同")
    clerk.field("证明材料").set_input_files(picture(tmp_path / "contract.png"))
    clerk.press("提交审核")
    clerk.sees("等待县级审核")
    county.log_in("panli")
    county.go(f"/office/points/proposals/{Proposal.objects.get().pk}/")
    county.sees("窗口和人员变更", "吴律师", "新签合同", "contract.png")
    county.look("person-review", 1280, 360)
    county.tick("通过，登记生效")
    county.press("确定")
    clerk.go(here)
    clerk.sees("吴律师，村（居）法律顾问")
