"""What is a message in a template, and what its source becomes."""

import pytest

from zhichi.ui.tongue.source import messages_of, pieces, rewritten


def english(source: str, **known: str) -> str:
    return rewritten(source, {**known}.get)


@pytest.mark.parametrize(
    ("source", "messages"),
    [
        ("<p>首页</p>", ["首页"]),
        ("<p>打 <a href='tel:1'>{{ n }}</a>，有人接。</p>", ["打 <a href='tel:1'>{{ n }}</a>，有人接。"]),
        ("<p><b>首页</b></p>", ["首页"]),
        ("<p>一{% if x %}二{% endif %}三</p>", ["一", "二", "三"]),
        ("<c-card title=\"查{{ n }}\" :items=\"[{'title': '首页'}]\" />", ["查{{ n }}", "首页"]),
        ('{% translate "首页" %}', ["首页"]),
        ('{{ day|date:"Y年n月j日" }}', ["Y年n月j日"]),
        ("{# 说明 #}{% comment %}说明{% endcomment %}<!-- 说明 -->", []),
        ("<p>{{ a }}、{{ b }}</p>", []),
        ("<p>\n    长\n    句\n</p>", ["长 句"]),
        ('<p>看<a href="{% url "x:y" a.b %}">这里</a></p>', ['看<a href="{% url "x:y" a.b %}">这里</a>']),
        ("<p>一<b>二{% if x %}三{% endif %}</b></p>", ["一", "二", "三"]),
        ("<p>English only</p>", []),
    ],
)
def test_messages(source: str, messages: list[str]):
    assert messages_of(source) == messages


def test_a_sentence_is_replaced_whole_and_its_variables_are_filtered():
    told = rewritten("<p>现在由{{ unit }}办理。</p>", {"现在由{{ unit }}办理。": "Now with {{ unit }}."}.get)
    assert told == "<p>Now with {{ unit|said }}.</p>"


def test_what_is_not_known_stays_and_is_marked():
    assert english("<p> 首页 </p>") == '<p> <span lang="zh-Hans">首页</span> </p>'


def test_where_no_element_may_stand_nothing_is_marked():
    assert english("<title>{{ a }}首页</title>") == "<title>{{ a|word }}首页</title>"
    assert english("{% block title %}首页{% endblock %}") == "{% block title %}首页{% endblock %}"
    assert english("<option>{{ a }}</option>") == "<option>{{ a|word }}</option>"


def test_only_attributes_that_people_hear_are_filtered():
    told = english('<a href="{{ url }}" aria-label="{{ name }}" value="{{ typed }}">x</a>')
    assert told == '<a href="{{ url }}" aria-label="{{ name|word }}" value="{{ typed }}">x</a>'


def test_attributes_of_components_are_left_to_the_component():
    assert english('<c-card title="{{ a }}" />') == '<c-card title="{{ a }}" />'


def test_signs_between_variables_become_english_signs():
    assert (
        english("<p>{{ a }}，{{ b }}（{{ c }}）</p>") == "<p>{{ a|said }}, {{ b|said }} ({{ c|said }}) </p>"
    )


def test_a_variable_within_blocktranslate_takes_no_filter():
    source = "{% blocktranslate %}共 {{ n }} 页{% endblocktranslate %}"
    told = rewritten(source, {"共 {{ n }} 页": "{{ n }} pages"}.get)
    assert told == "{% blocktranslate %}{{ n }} pages{% endblocktranslate %}"


def test_the_first_of_several_is_filtered_too():
    told = english('{% firstof label "首页" %}', 首页="First page")
    assert told == '{% firstof label "First page" as said_first %}{{ said_first|said }}'


def test_a_text_is_put_into_english_before_it_is_cut():
    assert english("<p>{{ a|truncatechars:12 }}</p>") == "<p>{{ a|word|truncatechars:48|said }}</p>"


def test_paragraphs_are_told_before_they_are_made_and_drawn_parts_are_left_alone():
    assert english("<p>{{ a|linebreaks }}</p>") == "<p>{{ a|word|linebreaks|marked }}</p>"
    assert english("<p>{{ slot }}</p>") == "<p>{{ slot }}</p>"


def test_chinese_within_english_is_marked_by_itself():
    told = rewritten("<p>换个说法</p>", {"换个说法": "Try “工资” (wages)."}.get)
    assert told == '<p>Try <span lang="zh-Hans">“工资”</span> (wages).</p>'


def test_nothing_is_lost_in_cutting():
    source = "<p class='a>b'>一{% if x > 1 %}二{% endif %}<b>{{ a|date:'Y' }}</b><br/>{# 三 #}<!-- 四 --></p>"
    assert "".join(piece.text for piece in pieces(source)) == source
