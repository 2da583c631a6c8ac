"""What a citizen's query finds, and in which order."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from zhichi.foundation.search.public import How, look, publish, suggest, withdraw
from zhichi.foundation.sockets.public import Findable, SocketError

DAY = date(2026, 11, 23)
pytestmark = pytest.mark.django_db


def put(source="articles", key="k", title="琉璃瓦铺设", level=1, **more):
    publish(source, [Findable(key, title, f"/{key}/", level=level, **more)])


def titles(query, **kwargs):
    return [one.title for one in look(query, day=DAY, **kwargs).found]


def test_the_title_stands_before_the_text_and_the_phrase_before_scattered_words():
    put(key="a", title="铺设瓦片的琉璃工", text="别的话")
    put(key="b", title="别的事", text="这里说到琉璃瓦铺设的办法")
    put(key="c", title="琉璃瓦铺设的规定")
    assert titles("琉璃瓦铺设") == ["琉璃瓦铺设的规定", "别的事", "铺设瓦片的琉璃工"]
    put(key="d", title="琉璃瓦铺设")
    assert titles("琉璃瓦铺设")[:3] == ["琉璃瓦铺设", "琉璃瓦铺设的规定", "别的事"]


def test_what_can_be_filed_here_stands_before_the_rest():
    put(key="a", title="琉璃瓦的规定")
    put("items", "b/1", "申请琉璃瓦补助", level=0)
    put("items", "c/1", "琉璃瓦指南", level=1)
    assert titles("琉璃瓦") == ["申请琉璃瓦补助", "琉璃瓦指南", "琉璃瓦的规定"]


@pytest.mark.parametrize(
    "query",
    [
        "琉",
        "琉璃",
        "璃瓦",
        "　琉璃瓦　",
        "瓦 琉璃",
        "ＬＬＷＰＳ",
        "liuliwapushe",
        "llwps",
        "liuliwp",
        "琉璃waps",
        "硫离瓦",
        "琉琍瓦铺设",
        "琉璃瓦设",
        "琉璃瓦片铺设",
        "疏璃瓦铺设",
    ],
)
def test_few_characters_other_signs_pinyin_and_one_slip_all_find_it(query):
    put()
    assert "琉璃瓦铺设" in titles(query)


def test_what_is_only_guessed_says_so():
    put()
    assert not look("琉璃瓦", day=DAY).found[0].guessed
    assert look("琉琍瓦铺设", day=DAY).found[0].how in {How.SOUND, How.NEAR}
    assert look("琉琍瓦铺设", day=DAY).found[0].guessed


def test_words_of_the_street_are_understood(law):
    answer = look("老板不发工资", day=DAY)
    assert answer.found[0].code in {"legal_aid", "wages"}
    assert "不发工资" in answer.because


def test_a_long_question_finds_what_shares_most_of_it():
    put("items", "z/1", "屋顶琉璃瓦掉落砸坏车辆", level=1)
    assert "屋顶琉璃瓦掉落砸坏车辆" in titles("琉璃瓦掉下来砸了车辆该找谁")


@pytest.mark.parametrize("query", ["", "   ", "！？", '"', "*", "NEAR(", "' OR 1=1 --", "\x00", "龘" * 3])
def test_nothing_breaks_and_nothing_is_found(query):
    put()
    assert titles(query) == []


def test_things_are_found_only_on_their_days():
    put(key="a", begins_on=DAY + timedelta(1))
    assert titles("琉璃瓦") == []
    put(key="a", begins_on=DAY)
    assert titles("琉璃瓦") == ["琉璃瓦铺设"]
    put(key="a", begins_on=DAY - timedelta(9), ends_on=DAY)
    assert titles("琉璃瓦") == []


def test_it_is_found_from_its_transaction_on_and_not_when_that_is_rolled_back():
    with transaction.atomic():
        put()
        assert titles("琉璃瓦") == ["琉璃瓦铺设"]
        transaction.set_rollback(True)
    assert titles("琉璃瓦") == []


def test_what_is_said_anew_replaces_the_old_words():
    put(text="老话")
    put(title="珐琅彩绘", text="新话")
    assert titles("琉璃瓦") == []
    assert titles("珐琅彩绘") == ["珐琅彩绘"]
    withdraw("articles", ["k"])
    assert titles("珐琅彩绘") == []


def test_many_answers_are_cut_and_say_so():
    publish("articles", [Findable(f"k{n}", f"琉璃瓦{n}号", "/", level=1) for n in range(400)])
    answer = look("琉璃瓦", day=DAY, limit=10)
    assert len(answer.found) == 10
    assert answer.more


def test_a_rare_thing_is_found_among_many_of_another_room():
    publish("points", [Findable(f"k{n}", f"琉璃瓦{n}室", "/", level=3) for n in range(400)])
    put("items", "r/1", "琉璃瓦申请", level=0)
    assert titles("琉璃瓦")[0] == "琉璃瓦申请"


def test_a_query_asks_the_same_number_of_statements_however_much_there_is(django_assert_max_num_queries):
    publish("articles", [Findable(f"k{n}", f"琉璃瓦{n}号", "/", level=1) for n in range(500)])
    with django_assert_max_num_queries(5):
        look("琉璃瓦", day=DAY)
    with django_assert_max_num_queries(12):
        look("不存在的瓦片问题", day=DAY)


def test_suggestions_are_titles_by_word_and_by_letters():
    put()
    assert [one.title for one in suggest("琉璃", day=DAY).found] == ["琉璃瓦铺设"]
    assert [one.title for one in suggest("liuliw", day=DAY).found] == ["琉璃瓦铺设"]
    assert suggest("", day=DAY).found == ()


def test_a_level_the_source_does_not_have_is_refused():
    with pytest.raises(SocketError):
        put(level=9)
    with pytest.raises(SocketError):
        put(source="nothing")
