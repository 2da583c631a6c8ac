"""王秀英 asks for legal aid on her phone, keeps her code, and follows the case to its end."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import ExifTags, Image
from playwright.sync_api import expect

from tests.cast import City
from tests.journeys.visiting import Entering, Visitor
from zhichi.foundation.cases.public import Case

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE, ID_NUMBER, WRONG_ID = "13800138000", "11010519491231002X", "110105194912310021"
CODE = re.compile(r"\d{4} \d{4} \d{4} \d{4}")


@pytest.fixture
def photograph(tmp_path: Path) -> Path:
    """A picture as a phone takes it: it says with what, and where."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Phone"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    path = tmp_path / "欠条.jpg"
    Image.new("RGB", (640, 480), "beige").save(path, exif=exif)
    return path


def find_the_form(wang: Visitor) -> None:
    wang.go("/")
    wang.look("citizen-home")
    wang.follow("办事")
    wang.look("citizen-guides")
    wang.follow("法律援助")
    wang.sees("谁可以办", "要多久", "收费", "要带什么", "不满意怎么办")
    wang.look("citizen-guide")
    wang.follow("在线办理")
    wang.look("citizen-start")
    wang.press("开始填写")


def say_where_and_what(wang: Visitor) -> None:
    wang.choose("县（市、区）", "任城区", shows="乡镇、街道")
    wang.choose("乡镇、街道", "许庄街道", shows="村、社区")
    wang.choose("村、社区", "许庄社区居委会")
    wang.look("citizen-where")
    wang.press("下一步")
    wang.titled("说说您的事")
    wang.press("下一步")
    wang.sees("有几处需要您再看看")
    wang.look("citizen-matter-faults")
    wang.tick("拖欠工资、劳动关系")
    wang.write("事情的经过和您的要求", "在工地干了一年，老板欠我两万块工钱。")
    wang.tick("进城务工人员")
    wang.tick("我承诺家庭经济困难，所说属实")
    wang.press("下一步")


def say_who(wang: Visitor) -> None:
    wang.write("姓名", "王秀英")
    wang.write("手机号", PHONE)
    wang.write("身份证号", WRONG_ID)
    wang.press("下一步")
    wang.sees("身份证号码的最后一位对不上")
    expect(wang.field("姓名")).to_have_value("王秀英")
    wang.look("citizen-person-faults")
    wang.follow("返回上一步")
    expect(wang.field("事情的经过和您的要求")).to_have_value(re.compile("两万块"))
    wang.press("下一步")
    wang.write("姓名", "王秀英")
    wang.write("手机号", PHONE)
    wang.write("身份证号", ID_NUMBER)
    wang.press("下一步")


def hand_in(wang: Visitor, photograph: Path) -> str:
    """Upload, check, change one thing, send; answers the tracking code on the receipt."""
    wang.titled("上传材料")
    wang.field("选照片或者文件").set_input_files(photograph)
    wang.press("上传，再选一份")
    expect(wang.main.get_by_role("button", name="删除 欠条.jpg")).to_be_visible()
    wang.look("citizen-papers")
    wang.press("下一步")
    wang.sees("王秀英", "欠条.jpg", "许庄社区居委会")
    wang.look("citizen-check")
    wang.follow("修改事情")
    wang.write("对方是谁", "城南建筑公司")
    for _ in range(3):
        wang.press("下一步")
    wang.sees("城南建筑公司")
    wang.press("提交")
    wang.sees("请确认填写的情况属实。")
    wang.tick("我填写的情况属实")
    wang.tick("我知道这些信息只用于办理这件事，会加密保存")
    wang.press("提交")
    wang.titled("收到回执")
    code = CODE.search(wang.main.inner_text())
    assert code is not None
    return code.group()


def test_from_the_village_to_the_end(enter: Entering, city: City, photograph: Path):
    wang = enter(360)
    find_the_form(wang)
    say_where_and_what(wang)
    say_who(wang)
    code = hand_in(wang, photograph)
    expect(wang.main.get_by_role("img", name="查进度的二维码")).to_be_visible()
    wang.sees("法定期限", "许庄司法所")
    wang.look("citizen-receipt")
    wang.follow("看这个日子怎么算的")
    wang.titled("期限计算书")
    wang.look("citizen-certificate")
    case = Case.objects.get()

    wang = tracks(enter, code)
    wang.titled("已收到，正在看材料")
    wang.look("citizen-case-new")
    clerk, head, lawyer = officers(enter)
    clerk.does(
        case.number, "一次性告知补充材料", lambda page: page.write("需要补充哪些材料", "身份证复印件。")
    )
    keeps_no_trace(clerk, case)
    supplements(wang)
    clerk.does(case.number, "材料齐全，转法律援助中心审查")
    told(wang, "材料齐全，已转县法律援助中心审查。", "任城区法律援助中心")
    head.does(case.number, "给予法律援助", grants)
    told(wang, "决定给您法律援助，全程免费。")
    head.does(case.number, "指派承办人", lambda page: page.choose("承办人", "陈律师（鸿雁律师事务所）"))
    told(wang, "已为您安排承办人")
    wang.misses("陈律师", "李明", "孙立")
    lawyer.does(case.number, "接受指派")
    lawyer.does(case.number, "签订委托代理（辩护）协议", signs)
    lawyer.does(case.number, "结案", closes)
    told(wang, "您的案件已办完，欢迎评价我们的服务。")
    wang.look("citizen-case-end")
    rates(wang)


def officers(enter: Entering) -> tuple[Visitor, Visitor, Visitor]:
    people = (enter(1280), enter(1280), enter(1280))
    for person, username in zip(people, ("liming", "sunli", "chen"), strict=True):
        person.log_in(username)
    return people


def tracks(enter: Entering, code: str) -> Visitor:
    """The same person on another phone: only the code and the last four are known there."""
    wang = enter(360)
    wang.go("/")
    wang.follow("查进度")
    wang.write("查询码", code)
    wang.write("手机号（或身份证号、查询密码）的末四位", "0000")
    wang.press("查询")
    wang.sees("查询码或末四位不对")
    wang.look("citizen-track-fault")
    wang.write("手机号（或身份证号、查询密码）的末四位", PHONE[-4:])
    wang.press("查询")
    return wang


def told(wang: Visitor, *words: str) -> None:
    wang.page.reload()
    wang.sees(*words)


def keeps_no_trace(clerk: Visitor, case: Case) -> None:
    """What the officer is shown of the picture does not say with what and where it was taken."""
    clerk.open_case(case.number)
    address = clerk.main.get_by_role("link", name="欠条.jpg", exact=True).get_attribute("href")
    shown = Image.open(BytesIO(clerk.context.request.get(f"{clerk.base}{address}").body()))
    assert not dict(shown.getexif())


def supplements(wang: Visitor) -> None:
    told(wang, "请您补充材料", "期限暂停计算")
    wang.follow("补充材料通知书")
    wang.sees("身份证复印件。")
    wang.look("citizen-paper")
    wang.follow("返回办理进度")
    wang.follow("补充材料")
    wang.write("补充说明", "拍了照片，请看。")
    wang.look("citizen-supplement")
    wang.press("提交")
    wang.titled("正在审查您的申请")


def grants(page: Visitor) -> None:
    page.tick("劳动争议调解与仲裁代理")
    page.write("给予援助的理由", "进城务工人员讨薪，免予核查。")


def signs(page: Visitor) -> None:
    page.write("签订日期", "2026-11-20")
    page.write("代理权限", "特别授权")


def closes(page: Visitor) -> None:
    page.tick("胜诉")
    page.write("为受援人挽回损失（元）", "20000")
    page.write("办结日期", "2026-11-21")
    page.write("结案报告", "仲裁裁决支付工资两万元，已履行。")


def rates(wang: Visitor) -> None:
    wang.follow("评价这次服务")
    wang.main.get_by_text("非常满意", exact=True).click()
    wang.look("citizen-rate")
    wang.press("提交评价")
    expect(wang.page.get_by_text("谢谢您的评价。")).to_be_visible()
    wang.misses("评价这次服务")


def test_a_link_with_the_code_asks_only_for_the_last_four(enter: Entering):
    wang = enter(360)
    wang.go("/cases/1234567890123456/")
    expect(wang.field("查询码")).to_have_value("1234567890123456")
    wang.look("citizen-track")
