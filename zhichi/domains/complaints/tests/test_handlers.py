"""Two handlers, neither of them a party; what is theirs nobody else does."""

import pytest

from zhichi.domains.complaints.rules import handlers_obstacle
from zhichi.domains.complaints.tests.factories import accepted, do, investigating

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("first", "second", "parties", "respondent", "field"),
    [
        ("潘丽", "罗科", ["王秀英"], "陈律师", ""),
        ("潘丽", "潘丽", [], "陈律师", "second"),
        ("潘丽", "罗科", ["罗 科"], "陈律师", "second"),
        ("潘丽", "罗科", [], "窗口工作人员潘丽", "first"),
        ("潘丽（panli2）", "罗科", ["潘丽"], "陈律师", "first"),
        ("潘丽", "罗科", ["", " "], "", ""),
    ],
)
def test_who_may_not_handle_it(first, second, parties, respondent, field):
    assert handlers_obstacle(first, second, parties=parties, respondent=respondent)[1] == field


def test_two_are_named_and_the_complainant_is_told(town):
    case = investigating(town)
    assert {one.name for one in (case.complaint.first, case.complaint.second)} == {"潘丽", "罗科"}
    assert case.records.get(key="cp.handlers").given


def test_one_is_not_enough(town, refused):
    assert "不少于两人" in refused(accepted(town), "assign", "fuju", second="潘丽")


def test_only_people_of_the_desk(town, refused):
    case = accepted(town)
    for name in ("田野", "郑局", "陈律师", "没有这个人"):
        assert "只能从本单位" in refused(case, "assign", "fuju", second=name)


def test_who_is_complained_about_does_not_handle_it(town, refused):
    case = accepted(town, answers={"target": "window", "respondent": "任城区司法局潘丽"})
    assert "就是被投诉的人" in refused(case, "assign", "fuju")


@pytest.mark.parametrize("verb", ["investigate", "hear_respondent", "draft", "suspend"])
def test_who_is_not_named_does_nothing_in_it(town, refused, verb):
    case = investigating(town)
    assert "由指派的办理人员（潘丽、罗科）办理。" in refused(case, verb, "zhouhong")
    do(town, case, verb, "panli")


def test_another_takes_the_place_of_one_who_stands_aside(town, refused):
    case = investigating(town)
    do(town, case, "change_handlers", "fuju")
    assert "由指派的办理人员" in refused(case, "investigate", "panli")
    do(town, case, "investigate", "luoke")


def test_who_investigated_does_not_review(town, refused):
    case = investigating(town)
    do(town, case, "change_handlers", "fuju")
    do(town, case, "draft", "luoke")
    assert "不能审核自己拟的意见" in refused(case, "legal_review", "zhouhong")
