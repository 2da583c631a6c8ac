"""The centre checks, grants and assigns; a lawyer of the firm does the work; legal affairs hears an objection."""

import pytest

from tests.cast import City
from tests.journeys.visiting import Entering, Visitor
from zhichi.foundation.cases.public import Case
from zhichi.foundation.cases.tests.factories import SOUND, consultation, do, filed, legal_aid

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def checks_means(page: Visitor) -> None:
    page.tick("个人诚信承诺")
    page.tick("符合经济困难标准")
    page.write("核查情况", "电话核实，家中无固定收入。")


def grants(page: Visitor) -> None:
    page.tick("劳动争议调解与仲裁代理")
    page.write("给予援助的理由", "符合法律援助法第三十一条。")


def people(enter: Entering, *usernames: str) -> list[Visitor]:
    inside = [enter(1280) for _ in usernames]
    for person, username in zip(inside, usernames, strict=True):
        person.log_in(username)
    return inside


def test_checked_granted_assigned_closed_and_filed(enter: Entering, city: City):
    case = filed(legal_aid(answers={"crowd": []}))
    do(city, case, "accept", "liming")
    centre, head, wu = people(enter, "zhaojing", "sunli", "wu")
    head.open_case(case.number)
    head.follow("给予法律援助")
    grants(head)
    head.press("给予法律援助")
    head.sees("须先核查经济困难状况")
    head.look("office-grant-refused")
    centre.does(case.number, "核查经济困难状况", checks_means)
    head.press("给予法律援助")
    head.sees("赵静")
    head.does(case.number, "给予法律援助", grants)
    centre.does(case.number, "指派承办人", lambda page: page.choose("承办人", "吴律师（鸿雁律师事务所）"))
    wu.go("/office/")
    wu.follow(case.number)
    wu.look("office-provider-case", 1280, 360)
    for verb in ("accept_assignment", "sign_agreement", "log_service", "close"):
        do(city, case, verb, "wu", **SOUND.get(verb, {}))
    wu.open_case(case.number)
    wu.sees("结案报告", "已结案")
    centre.does(case.number, "归档", lambda page: page.tick("卷宗材料齐全，已核对"))
    head.does(case.number, "质量评估", lambda page: page.tick("良好"))
    centre.does(case.number, "发放补贴", subsidises)
    centre.sees("已发放补贴", "已经办结。", "更早的")
    centre.look("office-case-long", 1280, 360)


def subsidises(page: Visitor) -> None:
    page.write("补贴金额（元）", "800")
    page.write("发放日期", "2026-11-21")


def test_a_refusal_is_objected_to_and_corrected(enter: Entering, city: City):
    case = filed(legal_aid())
    do(city, case, "accept", "liming")
    head, affairs = people(enter, "sunli", "zhouhong")
    head.does(case.number, "不予法律援助", refuses)
    do(city, case, "object", "citizen", reason="我家里有病人，没有收入。")
    affairs.open_case(case.number)
    affairs.sees("异议审查中", "异议申请书")
    affairs.look("office-objection", 1280, 360)
    affairs.does(
        case.number, "异议成立，责令改正", lambda page: page.write("理由和改正要求", "属于援助范围，请改正。")
    )
    head.does(case.number, "改正：给予法律援助", lambda page: page.write("改正说明", "已改正。"))
    head.sees("已决定给予援助")


def refuses(page: Visitor) -> None:
    page.sees("这一步影响当事人的权利")
    page.look("office-grave", 1280, 360)
    page.tick("申请的事项不属于法律援助范围")
    page.write("具体说明", "不属于法律援助范围。")
    page.tick("已写明不服可以向设立法律援助中心的司法行政部门提出异议")


def test_a_question_becomes_an_application(enter: Entering, city: City):
    case = filed(consultation())
    do(city, case, "refer", "liming", **SOUND["refer"])
    (centre,) = people(enter, "zhaojing")
    centre.go("/office/referrals/")
    centre.press("退回")
    centre.look("office-referrals", 1280, 360)
    centre.press("接收")
    opened = Case.objects.get(kind="legal_aid")
    centre.sees(opened.number)
    centre.go("/office/referrals/")
    centre.sees("没有待接收的转介")
    wang = enter(360)
    wang.go(f"/track/?code={case.tracking_code}")
    wang.write("手机号（或身份证号、查询密码）的末四位", "8000")
    wang.press("查询")
    wang.sees("已经转为新的一件：法律援助", opened.number)
    wang.look("citizen-case-referred")
    wang.follow("查新件的进度")
    wang.write("手机号（或身份证号、查询密码）的末四位", "8000")
    wang.press("查询")
    wang.titled("已收到，正在看材料")
