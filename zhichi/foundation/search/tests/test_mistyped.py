"""A word of the street that was mistyped finds the word, not whatever holds its characters somewhere."""

from datetime import date

import pytest

from zhichi.foundation.search.public import How, look, publish
from zhichi.foundation.sockets.public import Findable

DAY = date(2026, 11, 23)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_city():
    """The guide, and many texts in which each of its characters stands somewhere."""
    publish("items", [Findable("a/1", "琉璃瓦铺", "/a/", level=0)])
    texts = "琉金的璃器，瓦片；铺子里有人，帮个组，员工、圆桌"
    publish("articles", [Findable(f"k{n}", f"别的事{n}", "/", text=texts, level=1) for n in range(5)])


@pytest.mark.parametrize("query", ["琉璃瓦谱", "琉离瓦铺", "琉璃圆铺", "琉璃员铺", "琉璃组铺"])
def test_one_wrong_character_finds_the_guide_and_says_that_it_is_a_guess(query: str):
    answer = look(query, day=DAY)
    assert [one.title for one in answer.found] == ["琉璃瓦铺"]
    assert answer.found[0].how in {How.SOUND, How.NEAR}


def test_three_characters_are_not_torn_apart():
    assert look("金桌里", day=DAY).found == ()


@pytest.mark.parametrize("query", ["法援", "申请法援", "任城法援中心", "农民工"])
def test_what_everybody_calls_legal_aid_leads_to_it(law, query: str):
    found = look(query, day=DAY).found
    assert "legal_aid" in {one.code for one in found[:3]}
    assert not found[0].guessed
