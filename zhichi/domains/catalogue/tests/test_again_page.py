"""引用要再对照: the list of what was held against an older text, ticked off by whoever compared it."""

import pytest

from tests.cast import City
from zhichi.domains.catalogue.tests.law_factories import legal_affairs
from zhichi.domains.catalogue.tests.test_cited_texts import AID, revised

pytestmark = pytest.mark.django_db
URL = "/office/laws/again/"
MARK = "服务事项|legal_aid|1"


def test_it_is_empty_until_a_law_has_a_new_text(city: City):
    legal_affairs(city)
    assert "没有要再对照的" in city.client("songfa").get(URL).content.decode()


def test_what_is_ticked_leaves_the_list(city: City):
    revised(city)
    client = city.client("songfa")
    assert "法律援助（第 1 版）" in client.get(URL).content.decode()
    assert "引用的法律有了新文本" in client.get("/office/items/legal_aid/").content.decode()
    said = client.post(URL, {"law": AID, "marks": [MARK], "note": "没有改动。"}, follow=True)
    assert "已记下 1 处" in said.content.decode()
    assert MARK not in client.get(URL).content.decode()
    assert "引用的法律有了新文本" not in client.get("/office/items/legal_aid/").content.decode()


def test_all_of_a_law_is_ticked_at_once(city: City):
    revised(city)
    client = city.client("songfa")
    client.post(URL, {"law": AID, "everything": "on", "note": "逐条看过，没有改动。"})
    assert "没有要再对照的" in client.get(URL).content.decode()


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"note": "好"}, "请勾选对照过的内容"),
        ({"marks": [MARK], "note": ""}, "请写明对照的结果"),
        ({"marks": ["期限|none|1"], "note": "好"}, "刚刚有变动"),
    ],
)
def test_what_is_missing_is_told_beside_it(city: City, asked: dict[str, object], sentence: str):
    revised(city)
    answer = city.client("songfa").post(URL, {"law": AID, **asked})
    assert (answer.status_code, sentence in answer.content.decode()) == (422, True)


def test_counties_read_and_do_not_tick(city: City):
    revised(city)
    client = city.client("panli")
    assert "法律援助（第 1 版）" in client.get(URL).content.decode()
    assert client.post(URL, {"law": AID, "marks": [MARK], "note": "好"}).status_code == 403
    assert city.client("liming").get(URL).status_code == 403


def test_it_waits_on_the_first_screen(city: City):
    revised(city)
    assert "法律有了新文本，引用要再对照" in city.client("songfa").get("/office/").content.decode()


def test_the_list_costs_the_same_however_much_is_on_it(city: City, django_assert_max_num_queries):
    revised(city)
    client = city.client("songfa")
    client.get(URL)
    with django_assert_max_num_queries(26):
        client.get(URL)
