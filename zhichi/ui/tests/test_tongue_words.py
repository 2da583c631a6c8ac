"""Labels, states and errors at the edge of an English page; Chinese that stays is marked, and nothing gets in unescaped."""

from collections.abc import Iterator

import pytest
from django.utils.safestring import SafeString, mark_safe

from zhichi.ui.templatetags.tongue import chinese_marked, marked, said, word
from zhichi.ui.templatetags.ui import days_left
from zhichi.ui.tongue import catalogue


@pytest.fixture
def english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    told = {
        "正常": "On time",
        "请填写“{0}”。": "Please fill in: {0}",
        "姓名": "Name",
        "每天": "every day",
        "<b>粗": "bold",
    }
    monkeypatch.setattr(catalogue, "messages", lambda: told)
    catalogue.patterns.cache_clear()
    token = catalogue.SPOKEN.set(True)
    yield
    catalogue.SPOKEN.reset(token)
    catalogue.patterns.cache_clear()


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("正常", "On time"),
        ("请填写“姓名”。", "Please fill in: Name"),
        ("请填写“鱼台县”。", "Please fill in: 鱼台县"),
        ("每天 09:00-12:00，正常", "every day 09:00-12:00, On time"),
        ("鱼台县", "鱼台县"),
        ("", ""),
        (7, 7),
        (None, None),
    ],
)
def test_what_the_catalogue_knows_is_told(text: object, told: object):
    assert word(text) == told


@pytest.mark.usefixtures("english")
def test_chinese_that_stays_is_marked_and_escaped():
    assert said("鱼台县 <b>") == '<span lang="zh-Hans">鱼台县</span> &lt;b&gt;'
    assert said('<script>alert("济宁")</script>') == (
        '&lt;script&gt;alert(&quot;<span lang="zh-Hans">济宁</span>&quot;)&lt;/script&gt;'
    )
    assert isinstance(said("鱼台县"), SafeString)
    assert said("a “quotation” stays") == "a “quotation” stays"


@pytest.mark.usefixtures("english")
def test_markup_that_was_safe_stays_as_it_is():
    assert said(mark_safe("<p>承诺</p>")) == "<p>承诺</p>"
    assert marked(mark_safe("<p>承诺</p><p>On time</p>")) == '<p lang="zh-Hans">承诺</p><p>On time</p>'
    assert said(mark_safe("正常")) == "On time"


@pytest.mark.usefixtures("english")
def test_options_of_a_list_are_told_or_marked():
    assert chinese_marked('<option value="1">正常</option><option value="2">鱼台县</option>') == (
        '<option value="1">On time</option><option value="2" lang="zh-Hans">鱼台县</option>'
    )


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(("days", "told"), [(3, "3 days left"), (1, "1 day left"), (-2, "2 days overdue")])
def test_days_are_counted_in_english(days: int, told: str):
    assert days_left(days, "green") == told


def test_on_a_chinese_page_nothing_is_asked():
    assert (word("正常"), days_left(3, "green")) == ("正常", "还有 3 天")


def test_sentences_that_are_known_one_by_one_are_told_one_after_the_other():
    told = catalogue.known("核查的结果和您承诺的不一样。信用已经修复，以后可以再用承诺。")
    assert told is not None
    assert told.startswith("What was found differs")
    assert told.endswith("such promises again.")
    assert catalogue.known("核查的结果和您承诺的不一样。没有人知道的一句。") is None
