"""The accessibility statement speaks of this release: no page stands that the last run of axe has not met."""

import json
import tomllib
from typing import Any

import pytest

from tests.house.rules.entries import pages
from tests.house.rules.tree import ROOT, reviewed

pytestmark = pytest.mark.house
AGAIN = "run `make accessibility` and commit data/accessibility.json"


@pytest.fixture(scope="module")
def run() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ROOT / "data/accessibility.json").read_text("utf-8"))
    return found


def test_the_last_run_met_every_route(run: dict[str, Any]):
    today = {page.route for page in pages() if page.name.rpartition(":")[2]}
    met = {*run["pages"], *run["others"]}
    assert (sorted(today - met), sorted(met - today)) == ([], []), AGAIN


def test_the_last_run_is_of_this_release(run: dict[str, Any]):
    release = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert run["release"] == release, AGAIN


def test_what_nobody_could_open_is_reviewed(run: dict[str, Any]):
    closed = {route for route, what in run["others"].items() if what == "closed"}
    assert sorted(closed - set(reviewed("unswept_pages"))) == []
    assert set(reviewed("unswept_pages")) <= {*run["pages"], *run["others"]}
