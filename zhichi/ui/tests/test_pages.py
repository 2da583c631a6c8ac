"""The gallery, the sample pages and the error pages open, with nothing undefined in them."""

import pytest
from django.template.loader import get_template
from django.test import Client
from django.urls import reverse

from zhichi.ui.gallery import components
from zhichi.ui.samples import SAMPLES


def test_the_gallery_shows_every_component(client: Client):
    html = client.get(reverse("ui:gallery")).content.decode()
    for component in components():
        assert f'id="{component["name"]}"' in html
        assert html.count(f'data-example="{component["name"]}"') == len(component["examples"])


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_sample_page_opens(client: Client, kind: str, strict_templates: str):
    answer = client.get(reverse("ui:sample", args=[kind]))
    assert answer.status_code == 200
    assert strict_templates not in answer.content.decode()


def test_an_unknown_sample_is_not_found(client: Client):
    answer = client.get(reverse("ui:sample", args=["nothing"]))
    assert answer.status_code == 404
    assert "没有找到这一页" in answer.content.decode()


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500"])
def test_an_error_page_needs_no_request_and_says_what_to_do(name: str, strict_templates: str):
    html = get_template(f"{name}.html").render()
    assert strict_templates not in html
    assert "12348" in html
    assert 'href="/"' in html
    assert "data-keep-drafts" in html


def test_the_content_policy_allows_nothing_inline(client: Client):
    answer = client.get(reverse("ui:gallery"))
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert "<style" not in answer.content.decode()
    assert " style=" not in answer.content.decode()


def test_the_page_can_be_used_from_the_keyboard(client: Client):
    html = client.get(reverse("ui:sample", args=["officer"])).content.decode()
    assert html.index('class="skip" href="#main"') < html.index("<header")
    assert 'id="main"' in html
    assert 'data-shortcut="/"' in html
    assert '<dialog class="dialog" id="keys"' in html
