"""Icons and lights are remembered, and still escape what they are given."""

import pytest
from django.template import engines
from django.utils.safestring import mark_safe

from zhichi.ui.drawings import icon, traffic_light

EVIL = "<b>超期</b>"


def test_a_light_escapes_its_words():
    assert "&lt;b&gt;超期&lt;/b&gt;" in traffic_light("red", EVIL)


def test_an_icon_escapes_its_name_and_label():
    drawn = icon('"><script>', '"><script>')
    assert "<script>" not in drawn
    assert drawn.count("&quot;&gt;&lt;script&gt;") == 2


def test_words_marked_safe_do_not_open_the_way_for_the_same_words_unmarked():
    assert EVIL in traffic_light("amber", mark_safe(EVIL))
    assert EVIL not in traffic_light("amber", EVIL)
    assert EVIL not in icon("lock", EVIL)


@pytest.mark.parametrize(
    ("light", "words"),
    [("green", "正常"), ("amber", "将到期"), ("red", "已超期"), ("grey", "暂停计时"), ("pink", "暂停计时")],
)
def test_a_light_without_words_says_what_it_means(light: str, words: str):
    assert words in traffic_light(light)


def test_the_tag_and_the_component_draw_the_same():
    tag = engines["django"].from_string('{% load ui %}{% traffic_light "red" "超期 2 天" %}').render()
    component = (
        engines["django"].from_string('{% cotton traffic-light light="red" words="超期 2 天" / %}').render()
    )
    assert component.strip() == tag.strip()
