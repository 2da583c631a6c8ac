"""潘丽 asks a lawyer to answer, prints the sheet with the code; he answers on his phone, and she sees it in the file."""

import pytest
from django.utils import timezone

from tests.cast import City
from tests.journeys.visiting import Entering, Visitor
from zhichi.domains.complaints.actions import notices
from zhichi.domains.complaints.tests.factories import investigating, serve_respondent, staffed
from zhichi.domains.complaints.tests.test_answering import PNG

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
VERB = "通知被投诉人答辩"


def asks(handler: Visitor) -> None:
    handler.write("通知谁", "陈律师")
    handler.write("他或者机构的电话", "0537-2345678")
    handler.write("要他答复的事", "有人反映您收了五千元代理费，开庭没有到庭。")
    handler.write("联系人和电话", "潘丽 2345678")
    handler.look("office-ask-respondent", 1280, 360)


def answers(lawyer: Visitor, code: str) -> None:
    lawyer.go("/respond/")
    lawyer.look("respond-enter")
    lawyer.write("答复码", code)
    lawyer.write("电话末四位", "5678")
    lawyer.press("打开通知")
    lawyer.titled("请您答辩")
    lawyer.sees("开庭没有到庭", "行政处罚法第四十五条", "潘丽、罗科")
    lawyer.misses("王秀英", "13800138000")
    lawyer.look("respond-notice")
    lawyer.write("谁答辩", "陈律师")
    lawyer.press("提交答辩")
    lawyer.sees("请写下您的陈述和申辩。")
    lawyer.look("respond-fault")
    lawyer.write("您的陈述和申辩", "当天生病，已经向法庭请假。")
    lawyer.field("证据和材料").set_input_files({"name": "病历.png", "mimeType": "image/png", "buffer": PNG})
    lawyer.press("提交答辩")
    lawyer.titled("答辩回执")
    lawyer.sees("当天生病", "病历.png", "指纹")
    lawyer.look("respond-receipt")
    lawyer.follow("返回通知")
    lawyer.sees("已经收到的答辩")


def test_a_respondent_answers_on_his_phone(enter: Entering, city: City):
    staffed(city)
    case = investigating(city, timezone.localdate().isoformat(), answers={"protect": "yes"})
    handler = enter(1280)
    handler.log_in("panli")
    handler.does(case.number, VERB, asks)
    handler.open_case(case.number)
    handler.follow("通知书还没有登记送达")
    notice = notices().get()
    handler.sees(notice.spoken, "末四位是 5678")
    handler.look("office-respondent-sheet", 1280, 360)
    serve_respondent(city, case, timezone.now())
    answers(enter(360), notice.spoken)
    handler.open_case(case.number)
    handler.sees("已答辩", "被投诉人网上答辩")
    handler.look("office-case-answered", 1280, 360)
