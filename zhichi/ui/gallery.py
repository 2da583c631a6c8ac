"""Reads each component's `component.yaml` and renders its examples, for the gallery and for the tests."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final, NotRequired, TypedDict

import yaml
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.template import engines
from django_cotton.compiler_regex import CottonCompiler

from zhichi.ui.samples import SampleForm

COMPONENTS: Final = Path(__file__).parent / "templates" / "components"


class Option(TypedDict):
    """One attribute of a component. `type` is words: "text", "list of {title, url}", "primary | secondary"."""

    name: str
    type: str
    help: str
    default: NotRequired[str]


class Example(TypedDict):
    """`code` is what a template author writes; `context` is what the view would hand over."""

    title: str
    code: str
    context: NotRequired[dict[str, Any]]
    html: NotRequired[str]


class Component(TypedDict):
    name: str
    title: str
    about: str
    options: list[Option]
    examples: list[Example]


@cache
def components() -> tuple[Component, ...]:
    """Every component that has a `component.yaml`, by name."""
    return tuple(yaml.safe_load(path.read_text()) for path in sorted(COMPONENTS.glob("*/component.yaml")))


def stock(number: int) -> dict[str, Any]:
    """What any example may use: a fresh form, a form with faults, a page of results. Ids differ by `number`."""
    ids = f"id_{number}_%s"
    return {
        "form": SampleForm(auto_id=ids),
        "bad_form": SampleForm({"phone": "12"}, auto_id=ids),
        "page": Paginator(range(1, 238), 20).get_page(4),
    }


def draw(example: Example, number: int, request: HttpRequest) -> str:
    """The example's HTML. Raises TemplateSyntaxError when the code does not compile."""
    template = engines["django"].from_string(CottonCompiler().process(example["code"]))
    return template.render({**stock(number), **example.get("context", {})}, request)


def shelves(request: HttpRequest) -> Iterator[Component]:
    """The components with their examples drawn."""
    number = 0
    for component in components():
        drawn: list[Example] = []
        for example in component["examples"]:
            number += 1
            drawn.append({**example, "html": draw(example, number, request)})
        yield {**component, "examples": drawn}
