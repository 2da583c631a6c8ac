"""A seal of ink from a phone: registered, used by three persons, compared, void, stopped by two; all of it in public."""

from pathlib import Path

import pytest

from tests.cast import City
from tests.journeys.visiting import Entering, Visitor
from zhichi.foundation.papers.public import Paper
from zhichi.foundation.seals.tests.factories import paper, sheets, staffed
from zhichi.foundation.signing.tests.factories import pdf

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NAME = "任城区法律援助中心法律援助专用章"


def opened(visitor: Visitor, words: str) -> None:
    visitor.main.locator("summary", has_text=words).click()


def registered(clerk: Visitor, keeper: Visitor) -> str:
    clerk.log_in("banshi")
    clerk.go("/office/seals/new/")
    clerk.choose("所属单位", "任城区法律援助中心")
    clerk.choose("种类", "法律援助专用章")
    clerk.write("印文", NAME)
    clerk.choose("形式", "实物印章")
    clerk.write("启用日期", "2024-01-01")
    clerk.press("登记")
    clerk.sees("还没有指定保管人")
    opened(clerk, "指定保管人")
    clerk.choose("接印的人", "鲍印（baoyin）")
    clerk.press("指定")
    here = clerk.path
    keeper.log_in("baoyin")
    keeper.follow("等您接印")
    keeper.follow("打开这枚印章确认")
    keeper.press("我已接印")
    keeper.sees("保管")
    return here


def used(clerk: Visitor, head: Visitor, keeper: Visitor, one: Paper, scan: Path) -> None:
    clerk.log_in("zhaojing")
    clerk.go(f"/office/papers/{one.pk}/")
    clerk.follow("申请用印")
    clerk.write("用途", "送达当事人")
    clerk.choose("怎么盖", "盖实物印章")
    clerk.choose("在哪里盖", "在单位内盖")
    clerk.press("提交申请")
    here = clerk.path
    head.log_in("sunli")
    head.follow("等您批准")
    head.follow("送达当事人")
    head.look("seal-approve-phone", 360)
    head.press("批准")
    keeper.go("/office/")
    keeper.follow("等您盖章")
    keeper.follow("送达当事人")
    keeper.write("一共几页", "9")
    keeper.write("一共盖了几份", "1")
    keeper.press("盖好了，登记")
    expected = keeper.page.get_by_text("您数到 9 页")
    expected.wait_for()
    keeper.write("一共几页", str(one.pages))
    keeper.write("一共盖了几份", "1")
    keeper.look("seal-stamp-phone", 360)
    keeper.press("盖好了，登记")
    keeper.sees("已盖章")
    clerk.go(here)
    clerk.main.locator("td[data-label='用印编号'] a").click()
    clerk.page.set_input_files("#id_scan", scan)
    clerk.write("扫描件几页", "3")
    clerk.write("实际盖了几份", "1")
    clerk.press("核对")
    clerk.sees("有差别", "扫描件 3 页")
    opened(clerk, "作废")
    clerk.page.fill("#because", "多盖了一页，重新出")
    clerk.press("作废这次用印")
    clerk.sees("这次用印已作废")
    clerk.look("seal-void-phone", 360)


def test_ink_from_the_register_to_the_public_list(enter: Entering, city: City, tmp_path: Path) -> None:
    staffed(city)
    one = paper(city)
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(sheets(3))
    office, clerk, head, keeper, second = (enter(360) for _ in range(5))
    here = registered(office, keeper)
    used(clerk, head, keeper, one, scan)
    office.go(here)
    opened(office, "停用")
    office.choose("怎么处理", "销毁")
    office.write("为什么停用、交给谁或者怎么销毁", "机构更名，旧章销毁")
    office.press("停用，等另一个人确认")
    office.sees("正在停用")
    second.log_in("shensi")
    second.go(here)
    second.look("seal-end-second", 360)
    second.press("我在场，确认已经销毁")
    second.sees("已停用", "班士、沈思")
    stranger = enter(360)
    stranger.go("/check/seals/")
    stranger.sees(NAME, "已停用")
    stranger.follow("违规用印")
    stranger.sees("页数不对", "1号")
    stranger.look("check-misuse", 360, 1280)
    stranger.follow("作废的用印")
    stranger.sees("1号")
    stranger.look("check-void", 360)
    stranger.go(f"/check/paper/{one.check_code}/")
    stranger.sees("已作废", "这份文书用印时查出过问题")
    stranger.look("check-paper-void", 360, 1280)


def test_without_script_the_file_is_sent_and_judged(enter: Entering, city: City, tmp_path: Path) -> None:
    staffed(city)
    files = {"foreign": pdf(), "script": pdf(root="/OpenAction << /S /JavaScript /JS (x) >>")}
    plain = enter(360, script=False)
    for name, said in (("foreign", "没有登记过这份文件"), ("script", "一打开就会自动执行动作")):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(files[name])
        plain.go("/check/paper/")
        plain.page.set_input_files("#id_file", path)
        plain.press("查文件")
        plain.sees(said)
        plain.misses("不能盖章")
        plain.look(f"check-{name}-plain", 360)
    one = paper(city)
    plain.go(f"/check/paper/{one.check_code}/")
    plain.follow("交文件查验")
    plain.titled("查验文书真假")
