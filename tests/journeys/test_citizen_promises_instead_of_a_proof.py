"""王秀英 promises instead of handing in a proof; 赵静 finds it false; the next one the desk declines, and says no why."""

import pytest
from playwright.sync_api import expect

from tests.cast import City
from tests.journeys.visiting import Entering, Visitor
from zhichi.foundation.cases.public import Case

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def as_far_as_the_papers(wang: Visitor) -> None:
    wang.go("/apply/legal_aid/")
    wang.press("开始填写")
    wang.choose("县（市、区）", "任城区", shows="乡镇、街道")
    wang.choose("乡镇、街道", "许庄街道", shows="村、社区")
    wang.press("下一步")
    wang.tick("拖欠工资、劳动关系")
    wang.write("事情的经过和您的要求", "在工地干了一年，老板欠我两万块工钱。")
    wang.tick("我承诺家庭经济困难，所说属实")
    wang.press("下一步")
    wang.write("姓名", "王秀英")
    wang.write("手机号", "13800138000")
    wang.write("身份证号", "11010519491231002X")
    wang.press("下一步")
    wang.titled("上传材料")


def promises(wang: Visitor) -> None:
    as_far_as_the_papers(wang)
    wang.sees("不用交", "可以书面承诺", "承诺不属实的后果", "由我自己选")
    wang.look("citizen-papers-to-choose")
    wang.tick("我书面承诺，不交这份证明")
    wang.press("下一步")
    wang.sees("书面承诺代替")
    wang.look("citizen-check-with-promise")
    wang.tick("我填写的情况属实")
    wang.tick("我知道这些信息只用于办理这件事，会加密保存")
    wang.press("提交")
    wang.titled("收到回执")


def finds_it_false(clerk: Visitor, number: str) -> None:
    clerk.open_case(number)
    clerk.sees("材料怎么交的", "书面承诺：已承诺，待核查")
    clerk.look("officer-case-with-promise")
    clerk.go("/office/proofs/")
    clerk.look("officer-proofs", 360, 1280)
    clerk.follow("待核查的承诺")
    clerk.sees(number)
    clerk.look("officer-commitments", 360, 1280)
    clerk.follow("经济困难证明")
    clerk.look("officer-commitment", 360, 1280)
    clerk.tick("不属实")
    clerk.write("核查情况", "部门数据显示存款超过标准。")
    clerk.press("记下")
    clerk.sees("核查不实", "修复以前不能再承诺")


def declines(clerk: Visitor, number: str) -> None:
    clerk.open_case(number)
    clerk.sees("不适用承诺")
    clerk.follow("书面承诺：已承诺")
    clerk.sees("先核对身份", "信用还没有修复")
    clerk.look("officer-commitment-barred", 360, 1280)
    clerk.tick("没有采用，请他交证明")
    clerk.write("核查情况", "本人到窗口核对了身份，已当面说明。")
    clerk.press("记下")
    clerk.sees("没有采用")


def test_after_a_false_promise_the_page_is_the_same_and_the_desk_declines(enter: Entering, city: City):
    wang = enter(360)
    wang.go("/proofs/")
    wang.sees("经济困难证明", "您可以书面承诺，也可以交证明，由您选")
    wang.look("citizen-proofs")
    promises(wang)
    clerk = enter(1280)
    clerk.log_in("zhaojing")
    finds_it_false(clerk, Case.objects.get().number)
    again = enter(360)
    promises(again)
    case = Case.objects.order_by("-pk")[:1].get()
    again.go(f"/cases/{case.tracking_code}/")
    again.sees("您的书面承诺", "等待核查")
    declines(clerk, case.number)
    again.go(f"/cases/{case.tracking_code}/")
    again.sees("没有采用，请交证明")
    expect(again.main.get_by_text("已当面说明")).to_have_count(0)
    again.look("citizen-case-with-promise")
