"""Law, periods and materials in the words of a guide; what two versions say differently."""

import pytest

from zhichi.domains.catalogue.rules.item_days import longer
from zhichi.domains.catalogue.rules.item_difference import Difference, differences
from zhichi.domains.catalogue.rules.item_guide import guide_of
from zhichi.domains.catalogue.rules.item_words import article, citations, laws, said
from zhichi.domains.catalogue.tests.item_documents import SOUND, changed


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("6", "第六条"),
        ("10", "第十条"),
        ("43", "第四十三条"),
        ("100", "第一百条"),
        ("105", "第一百零五条"),
        ("110", "第一百一十条"),
        ("205", "第二百零五条"),
        ("12之1", "12之1"),
        ("", ""),
    ],
)
def test_articles_are_said_as_law_counts(number: str, words: str):
    assert article(number) == words


def test_a_basis_is_said_in_words():
    assert said("律师法§18、§19；公证法§30") == "律师法第十八条、第十九条；公证法第三十条"


def test_a_law_is_named_once_with_all_its_articles_and_its_full_name():
    rows = laws(SOUND["basis"], {"公证法": "中华人民共和国公证法"})
    assert rows == [
        {"law": "中华人民共和国公证法", "text": "", "articles": "第三十条、第三十九条", "words": ""}
    ]


def test_everything_an_item_cites_is_found():
    assert citations(SOUND) == ["公证法§30", "公证法§39", "公证法§27"]


def test_what_we_hold_or_share_stands_apart_with_the_reason():
    guide = guide_of(SOUND, {})
    assert [thing["title"] for thing in guide["bring"]] == ["房产证"]
    (spared,) = guide["spared"]
    assert (spared["title"], spared["tag"]) == ("身份证", "不用交")
    assert "核对" in spared["why"]


def test_the_promise_stands_beside_the_law():
    promised, statutory = guide_of(SOUND, {})["days"]
    assert (promised["label"], promised["span"]) == ("我们承诺", "5个工作日")
    assert (statutory["span"], statutory["law"]) == ("15个工作日", "公证法第三十条")


def test_an_unknown_number_of_visits_is_not_promised():
    assert guide_of(SOUND, {})["visits"] == ""
    assert guide_of(changed("visits", to=0), {})["visits"] == "一次也不用跑"


@pytest.mark.parametrize(
    ("one", "other", "is_longer"),
    [
        ((5, "working_day"), (7, "calendar_day"), False),
        ((6, "working_day"), (7, "calendar_day"), True),
        ((1, "month"), (20, "working_day"), True),
        ((48, "hour"), (2, "calendar_day"), False),
        ((8, "calendar_day"), (7, "calendar_day"), True),
    ],
)
def test_periods_of_different_units_are_compared(one, other, is_longer):
    def as_span(pair):
        return {"n": pair[0], "unit": pair[1]}

    assert longer(as_span(one), as_span(other)) is is_longer


def test_the_same_document_has_no_differences():
    assert differences(SOUND, SOUND) == []


def test_a_difference_names_the_place_and_both_sides_in_words():
    assert differences(SOUND, changed("materials", 1, "source", to="held")) == [
        Difference("材料“房产证”·来源", "申请人提供", "本机关已有，不用交")
    ]
    assert differences(SOUND, changed("materials", 1, "required", to=False)) == [
        Difference("材料“房产证”·是否必交", "是", "否")
    ]
    assert differences(SOUND, changed("fee", "words", to="免费")) == [
        Difference("收费·说明", "不收费", "免费")
    ]


def test_what_came_and_what_went_are_both_told():
    gone = differences(SOUND, changed("materials", 1))
    assert Difference("材料“房产证”", "有", "") in gone
    come = differences(changed("materials", 1), SOUND)
    assert Difference("材料“房产证”", "", "有") in come


def test_rows_that_only_changed_places_are_not_reported_as_new():
    turned = changed("materials", to=list(reversed(SOUND["materials"])))
    assert differences(SOUND, turned) == []
