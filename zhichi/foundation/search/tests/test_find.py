import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhichi.foundation.search import rules
from zhichi.foundation.search.public import IndexNameError, clear, drop, find, put, put_many

pytestmark = pytest.mark.django_db
TEXTS = {
    1: "申请法律援助，张三与某公司劳动争议",
    2: "法律，援助",
    3: "LA-370811-2026-000123 赡养纠纷",
    4: "任城区许庄街道公共法律服务工作站",
    5: "鲁0856民调6852号 宅基地使用权 张家村",
    6: "法律援助法律援助法律援助",
}
ALPHABET = st.text(alphabet="法律援助张三a1 ，-\"'*()^:", max_size=12)


@pytest.fixture
def docs():
    put_many(index="cases", documents=TEXTS.items())


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("法律援助", {1, 6}),
        ("法律", {1, 2, 4, 6}),
        ("援", {1, 2, 6}),
        ("张", {1, 5}),
        ("律援", {1, 6}),
        ("援助法律", {6}),
        ("法律 张三", {1}),
        ("张三　法律", {1}),
        ("la-370811", {3}),
        ("ＬＡ-３７０８１１", {3}),
        ("000123", {3}),
        ("0001", set()),
        ("法律，援助", {2}),
        ("许庄", {4}),
        ("民调6852号", {5}),
        ("宅基地使用权 社区矫正", set()),
    ],
)
def test_a_term_is_found_where_it_stands_whole_and_nowhere_else(docs, query, keys):
    assert set(find(index="cases", query=query, limit=50)) == keys


def test_the_document_that_says_it_most_comes_first(docs):
    assert find(index="cases", query="法律援助", limit=1) == [6]
    assert find(index="cases", query="法律援助", limit=0) == []


def test_putting_again_replaces_and_dropping_forgets(docs):
    put(index="cases", key=1, text="社区矫正")
    assert find(index="cases", query="张三", limit=9) == []
    assert find(index="cases", query="社区矫正", limit=9) == [1]
    drop(index="cases", key=1)
    drop(index="cases", key=1)
    assert find(index="cases", query="社区矫正", limit=9) == []


def test_indexes_do_not_see_each_other(docs):
    put(index="points", key=99, text="法律援助")
    assert find(index="points", query="法律援助", limit=9) == [99]
    clear(index="cases")
    assert find(index="cases", query="法律", limit=9) == []
    assert find(index="points", query="法律", limit=9) == [99]


@pytest.mark.parametrize(
    "query", ["", "   ", "？！", '"', "' OR 1=1 --", "NEAR(", "*", "body:", "法律 OR", "\x00", "\ud800"]
)
def test_no_query_breaks_and_an_empty_one_finds_nothing(docs, query):
    assert isinstance(find(index="cases", query=query, limit=9), list)
    if not rules.phrases(query):
        assert find(index="cases", query=query, limit=9) == []


@pytest.mark.parametrize("name", ["", "Cases", "a b", "x'y", "案件"])
def test_an_index_has_a_plain_name(name):
    with pytest.raises(IndexNameError):
        put(index=name, key=1, text="x")


def test_a_long_document_is_exact_to_its_end():
    """PostgreSQL keeps 255 positions of a lexeme and none past 16,383; the answer must not depend on that."""
    put(index="cases", key=7, text="的法律" * 9_000 + "援助的末尾")
    assert find(index="cases", query="法律援助的末尾", limit=9) == [7]
    assert find(index="cases", query="末尾的", limit=9) == []


@given(texts=st.lists(ALPHABET, min_size=1, max_size=5), query=ALPHABET)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_find_answers_as_a_plain_reading_of_the_tokens_would(texts, query):
    clear(index="plain")
    put_many(index="plain", documents=enumerate(texts))
    phrases = [rules.body(phrase) for phrase in rules.phrases(query)]
    bodies = [rules.body(rules.tokens(text)) for text in texts]
    expected = {
        key for key, body in enumerate(bodies) if phrases and all(phrase in body for phrase in phrases)
    }
    assert set(find(index="plain", query=query, limit=50)) == expected


@given(st.text(max_size=30))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_text_can_be_put_and_found_by_itself(text):
    put(index="any", key=1, text=text)
    expected = [1] if rules.phrases(text) else []
    assert find(index="any", query=text, limit=5) == expected


def test_the_full_text_index_of_sqlite_stays_whole(docs):
    if connection.vendor != "sqlite":
        pytest.skip("FTS5 only")
    put(index="cases", key=1, text="改")
    drop(index="cases", key=2)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO search_fts(search_fts, rank) VALUES ('integrity-check', 1)")
