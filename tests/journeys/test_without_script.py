"""An old phone that runs no script: the filing goes from the front page to the receipt all the same."""

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.journeys.visiting import Entering
from zhichi.foundation.cases.public import Case

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_filing_works_from_end_to_end(enter: Entering, tmp_path: Path):
    photograph = tmp_path / "工资条.jpg"
    Image.new("RGB", (320, 240), "white").save(photograph)
    wang = enter(360, script=False)
    wang.go("/")
    wang.follow("办事")
    wang.follow("法律援助")
    wang.follow("在线办理")
    wang.press("开始填写")
    for label, place in (
        ("县（市、区）", "任城区"),
        ("乡镇、街道", "许庄街道"),
        ("村、社区", "许庄社区居委会"),
    ):
        wang.choose(label, place)
        wang.press("下一步")
    wang.titled("说说您的事")
    wang.look("plain-matter")
    wang.tick("拖欠工资、劳动关系")
    wang.write("事情的经过和您的要求", "欠我两万块工钱。")
    wang.tick("我承诺家庭经济困难，所说属实")
    wang.press("下一步")
    wang.write("姓名", "王秀英")
    wang.write("手机号", "１３８ 0013-8000")
    wang.write("身份证号", "11010519491231002x")
    wang.press("下一步")
    wang.field("选照片或者文件").set_input_files(photograph)
    wang.press("下一步")
    wang.sees("工资条.jpg", "13800138000", "11010519491231002X")
    wang.tick("我填写的情况属实")
    wang.tick("我知道这些信息只用于办理这件事，会加密保存")
    wang.press("提交")
    wang.titled("收到回执")
    expect(wang.main.get_by_role("button", name="打印回执")).to_be_hidden()
    wang.look("plain-receipt")
    wang.follow("看办理进度")
    wang.follow("撤回申请")
    wang.sees("这一步做了不能收回")
    wang.press("提交")
    wang.titled("您已撤回申请")
    case = Case.objects.get()
    assert (case.region_id, case.state, case.materials.count()) == ("370811002001", "withdrawn", 1)
