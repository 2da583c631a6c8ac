"""The decision table of 法律援助法 §31, §32, §41, §42, a row each."""

import pytest

from zhichi.domains.casework.public import Advice, pre_check
from zhichi.domains.casework.rules import decide_obstacle, same_provider

TABLE = [
    ("state_compensation", [], Advice.MEANS_TEST, "第三十一条第一项"),
    ("welfare", [], Advice.MEANS_TEST, "第三十一条第二项"),
    ("pension", [], Advice.MEANS_TEST, "第三十一条第三项"),
    ("support", ["elderly"], Advice.MEANS_TEST, "第三十一条第四项"),
    ("labour", ["woman"], Advice.MEANS_TEST, "第三十一条第五项"),
    ("capacity", [], Advice.MEANS_TEST, "第三十一条第六项"),
    ("injury", [], Advice.MEANS_TEST, "第三十一条第七项"),
    ("environment", [], Advice.MEANS_TEST, "第三十一条第八项"),
    ("criminal", [], Advice.MEANS_TEST, "第二十四条"),
    ("hero", [], Advice.NO_MEANS_TEST, "第三十二条"),
    ("retrial", [], Advice.NO_MEANS_TEST, "第三十二条第三项"),
    ("violence", ["low_income"], Advice.NO_MEANS_TEST, "第三十二条第四项"),
    ("labour", ["migrant_worker"], Advice.NO_VERIFICATION, "第四十二条第三项"),
    ("injury", ["migrant_worker"], Advice.NO_VERIFICATION, "第四十二条第三项"),
    ("support", ["migrant_worker"], Advice.MEANS_TEST, "第三十一条第四项"),
    ("welfare", ["low_income"], Advice.NO_VERIFICATION, "第四十二条第二项"),
    ("labour", ["elderly", "no_income"], Advice.NO_VERIFICATION, "第四十二条第一项"),
    ("other", ["low_income"], Advice.NOT_LISTED, "第三十一条第九项"),
    ("", [], Advice.NOT_LISTED, "第三十一条第九项"),
]


@pytest.mark.parametrize(("matter", "crowd", "advice", "article"), TABLE)
def test_a_row_of_the_table(matter, crowd, advice, article):
    found = pre_check({"matter": matter, "crowd": crowd})
    assert found.advice is advice
    assert article in found.article


def test_what_stands_in_the_way_of_a_grant():
    poor = {"matter": "labour", "crowd": []}
    assert "先核查" in decide_obstacle(poor, None)
    assert decide_obstacle(poor, "hardship") == decide_obstacle(poor, "exempt") == ""
    assert "不能给予援助" in decide_obstacle(poor, "not_hardship")
    assert decide_obstacle({"matter": "hero"}, None) == ""


@pytest.mark.parametrize("matter", ["other", "", "criminal"])
def test_what_the_law_does_not_list_itself_still_needs_hardship(matter):
    assert "先核查" in decide_obstacle({"matter": matter}, None)
    assert "不能给予援助" in decide_obstacle({"matter": matter}, "not_hardship")
    assert decide_obstacle({"matter": matter, "crowd": ["low_income"]}, None) == ""


def test_the_same_provider_is_no_other():
    assert same_provider(7, 7)
    assert not same_provider(7, 8)
    assert not same_provider(None, 7)
