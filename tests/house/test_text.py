"""What files hold: sizes, furniture, README, names that must not appear."""

import json

import pytest

from tests.house.rules.files import (
    dependency_faults,
    furniture_faults,
    naming_faults,
    readme_faults,
    size_faults,
)
from tests.house.rules.tree import ROOT, Source, excuse, reviewed, rooms, sources, tracked

pytestmark = pytest.mark.house


def test_files_and_functions_keep_the_sizes_of_the_house():
    assert excuse(size_faults(sources(".py"), sources(".html")), reviewed("oversize")) == []


def test_a_room_holds_only_furniture():
    extra = reviewed("extra_furniture")
    assert furniture_faults(tracked(), extra) == []
    assert [path for path in extra if not (ROOT / path).exists()] == []


def test_every_room_says_what_it_is_for():
    assert (
        readme_faults(rooms(), {source.path: source.text for source in sources("README.md", "zhichi/")}) == []
    )


def test_no_file_names_a_registry_or_a_machine():
    texts = []
    for path in tracked():
        try:
            texts.append(Source(path, (ROOT / path).read_text("utf-8")))
        except UnicodeDecodeError:
            continue
    assert naming_faults(texts) == []


def test_every_dependency_says_why_it_is_here():
    required = [line for source in sources(".in", "requirements/") for line in source.text.splitlines()]
    package = json.loads((ROOT / "package.json").read_text("utf-8"))
    required += [*package.get("dependencies", {}), *package.get("devDependencies", {})]
    (record,) = (ROOT / "docs/decisions").glob("0002-*.md")
    assert dependency_faults(required, record.read_text("utf-8")) == []
