"""`{% fixed %}` draws once, and sees nothing of the page it is first drawn for."""

import pytest
from django.template import TemplateSyntaxError, engines
from django.utils import translation

from zhichi.ui.context import HOTLINE


def compiled(source: str):
    return engines["django"].from_string("{% load ui i18n %}" + source)


def test_it_sees_the_site_and_not_the_reader(strict_templates: str):
    template = compiled("{% fixed %}{{ site.hotline }} {{ user }} {{ site.elder }}{% endfixed %}")
    html = template.render({"user": "孙立", "site": {"hotline": "1", "elder": "30"}})
    assert html == f"{HOTLINE} {strict_templates}:user {strict_templates}:site.elder"


def test_it_is_drawn_once_and_what_stands_around_it_every_time():
    template = compiled("{% fixed %}{% icon 'phone' %}{% endfixed %}{{ name }}")
    first, second = template.render({"name": "甲"}), template.render({"name": "乙"})
    assert first.removesuffix("甲") == second.removesuffix("乙")
    assert "#phone" in second


def test_each_language_has_its_own():
    template = compiled("{% fixed %}{% translate 'Yes' %}{% endfixed %}")
    with translation.override("en"):
        assert template.render() == "Yes"
    with translation.override("zh-hans"):
        assert template.render() == "是"


def test_a_block_inside_is_refused():
    with pytest.raises(TemplateSyntaxError, match="first page"):
        compiled("{% fixed %}{% block title %}{% endblock %}{% endfixed %}")
