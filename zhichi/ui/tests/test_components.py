"""Every component is a folder with a template, a sheet, options and examples, and every example draws."""

import re
from html.parser import HTMLParser

import pytest
from django.http import HttpRequest

from zhichi.ui.gallery import COMPONENTS, Component, Example, components, draw

EVERY = [(component, example) for component in components() for example in component["examples"]]
NAMES = [f"{component['name']}: {example['title']}" for component, example in EVERY]
VOID = {"input", "br", "img", "meta", "link", "hr", "use", "path"}


class Balance(HTMLParser):
    """Fails on a tag that is closed without being open; `open` holds what was never closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> says {names} twice"
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        return

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open, f"</{tag}> was never opened"
            assert self.open.pop() == tag


@pytest.mark.parametrize(
    "folder", sorted(p for p in COMPONENTS.iterdir() if p.is_dir()), ids=lambda p: p.name
)
def test_a_component_folder_is_complete(folder):
    assert (folder / "index.html").exists()
    named = {component["name"].replace("-", "_"): component for component in components()}
    assert named[folder.name]["examples"], "a component without an example is not checked by anything"
    assert named[folder.name]["options"]


@pytest.mark.parametrize(("component", "example"), EVERY, ids=NAMES)
def test_an_example_draws_well_formed_html(component: Component, example: Example, request_: HttpRequest):
    html = draw(example, 1, request_)
    balance = Balance()
    balance.feed(html)
    assert balance.open == []
    assert html.strip()


@pytest.mark.parametrize(("component", "example"), EVERY, ids=NAMES)
def test_an_example_needs_no_inline_style_or_script(
    component: Component, example: Example, request_: HttpRequest
):
    assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=", draw(example, 1, request_))


@pytest.mark.parametrize(("component", "example"), EVERY, ids=NAMES)
def test_an_example_uses_no_undefined_variable(
    component: Component, example: Example, request_: HttpRequest, strict_templates: str
):
    assert strict_templates not in draw(example, 1, request_)


def test_the_check_for_undefined_variables_can_fail(request_: HttpRequest, strict_templates: str):
    assert strict_templates in draw(
        {"title": "", "code": "<c-notice>{{ nobody_said_this }}</c-notice>"}, 1, request_
    )


@pytest.mark.parametrize("component", components(), ids=lambda c: c["name"])
def test_every_declared_option_is_documented(component: Component):
    source = (COMPONENTS / component["name"].replace("-", "_") / "index.html").read_text()
    declared = re.search(r"<c-vars\s([^>]*?)/?>", source)
    names = set(re.findall(r"(?:^|\s):?([\w-]+)=", declared.group(1))) if declared else set()
    documented = {option["name"].lstrip(":") for option in component["options"]}
    assert names <= documented, names - documented


@pytest.mark.parametrize(
    "folder", sorted(p for p in COMPONENTS.iterdir() if p.is_dir()), ids=lambda p: p.name
)
def test_every_icon_named_in_a_component_is_in_the_sprite(folder):
    icons = set(re.findall(r'"([\w-]+)"', (COMPONENTS.parents[3] / "frontend" / "icons.json").read_text()))
    source = "".join(path.read_text() for path in folder.iterdir())
    used = {name for name in re.findall(r'\bicon(?: name)?[= ]"([\w-]+)"', source) if name}
    assert used <= icons, used - icons
