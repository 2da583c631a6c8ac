"""The first screen names everything that waits for this officer and what he ought to see, whichever room says it."""

from datetime import date

import pytest

from tests.cast import City
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.tests.factories import consultation, do, filed
from zhichi.foundation.sockets.public import FIRST_SIGHTS, WAITING, Sight, SightLine, Waiting

pytestmark = pytest.mark.django_db
KIND = Waiting("考核", "评分等您填写", 3, "/office/moon/", late=1, since=date(2026, 10, 30))
LINE = SightLine("某站", "/office/moon/1/", "许庄街道", "九十天没有人来。")


def only(actor: Actor, name: str) -> bool:
    return actor.name == name


@pytest.fixture
def rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    """A room in which something waits for 潘丽, and which has something for 郑局 to see."""
    monkeypatch.setitem(WAITING._items, "moon", lambda actor, at: [KIND] if only(actor, "潘丽") else [])
    sight = Sight("值得看的", "截至今天。", 7, "/office/moon/", (LINE,))
    monkeypatch.setitem(FIRST_SIGHTS._items, "moon", lambda actor, at: sight if only(actor, "郑局") else None)


def inbox(city: City, who: str, query: str = "") -> str:
    return city.client(who).get(f"/office/{query}").content.decode()


@pytest.mark.usefixtures("rooms")
def test_nobody_is_told_that_all_is_done_while_something_waits_for_him(city: City):
    page = inbox(city, "panli")
    assert "都办完了" not in page
    assert (
        page.index("案件以外") < page.index("<h3>考核") < page.index("评分等您填写") < page.index("待我办理")
    )
    for words in ('href="/office/moon/"', "3 件", "过了期限 1 件", "最早 2026年10月30日"):
        assert words in page
    assert "都办完了。" in inbox(city, "liming")


@pytest.mark.usefixtures("rooms")
def test_the_other_lists_stay_lists_of_cases(city: City):
    assert "评分等您填写" not in inbox(city, "panli", "?tab=overdue")


@pytest.mark.usefixtures("rooms")
def test_what_a_head_ought_to_see_comes_before_everything(city: City):
    page = inbox(city, "zheng")
    assert (
        page.index("值得看的（7）")
        < page.index("九十天没有人来。")
        < page.index("看全部 7 个")
        < page.index("待我办理")
    )
    assert "都办完了" not in page
    assert "值得看的" not in inbox(city, "gaofang")


def test_what_another_desk_passed_on_waits_too(city: City):
    do(city, filed(consultation()), "refer", "liming")
    page = inbox(city, "zhaojing")
    assert "转来的事等您接收" in page
    assert 'href="/office/referrals/"' in page
    assert "都办完了" not in page
