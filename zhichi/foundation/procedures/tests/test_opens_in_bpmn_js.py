"""What we export opens in bpmn-js, the modeller that most people have, with nothing lost; what it saves comes back."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site
from playwright.sync_api import Page

from zhichi.foundation.procedures.actions import as_bpmn, document_in, load_file, patterns
from zhichi.foundation.procedures.actions.patterns import Pattern
from zhichi.foundation.procedures.enums import Phase
from zhichi.foundation.procedures.rules import read

pytestmark = pytest.mark.browser
VIEWER = site.DATA.parent / "node_modules/bpmn-js/dist/bpmn-viewer.production.min.js"
FILES = sorted((site.DATA / "law/procedures").glob("*.yaml"))
# Import, then say what was drawn, whether each thing has something to see, and what the viewer would save.
OPENS = """async (xml) => {
  const viewer = new BpmnJS({ container: "#canvas" });
  const { warnings } = await viewer.importXML(xml);
  const drawn = [];
  viewer.get("elementRegistry").forEach((element, graphics) => {
    const seen = graphics.querySelector(".djs-visual")?.getBoundingClientRect();
    drawn.push([element.id, element.labelTarget !== undefined, seen ? seen.width + seen.height : 0]);
  });
  const saved = (await viewer.saveXML({ format: true })).xml;
  return { warnings: warnings.map((one) => one.message), drawn, saved };
}"""


@pytest.fixture
def viewer(page: Page) -> Page:
    if not VIEWER.exists():
        pytest.skip("run `npm ci` first")
    page.set_content('<div id="canvas" style="width:1200px;height:800px"></div>')
    page.add_script_tag(path=VIEWER)
    return page


def wanted(document: Mapping[str, Any]) -> set[str]:
    """By our own reading of the document, not by what the export says of itself: every state, every way out of it."""
    procedure = read(document)
    ways = {f"flow-{verb.name}-{state}" for verb in procedure.verbs.values() for state in verb.from_}
    ends = {f"end-{state.name}" for state in procedure.states.values() if state.phase == Phase.DONE}
    return ways | ends | {f"state-{state}" for state in procedure.states} | {"start", "flow-filing"}


def opens_and_comes_back(viewer: Page, document: Mapping[str, Any]) -> None:
    told = viewer.evaluate(OPENS, as_bpmn(document).decode())
    assert told["warnings"] == []
    seen = {name for name, is_words, size in told["drawn"] if size > 0 and not is_words}
    assert wanted(document) - seen == set()
    said = {name.removesuffix("_label") for name, is_words, size in told["drawn"] if size > 0 and is_words}
    assert {name for name in wanted(document) if name.startswith("flow-")} <= said
    assert told["saved"].encode() != as_bpmn(document)
    assert json.dumps(document_in(told["saved"].encode(), "saved.bpmn")) == json.dumps(document)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_ships_opens_without_a_warning_whole_and_comes_back_from_it(viewer: Page, path: Path):
    opens_and_comes_back(viewer, load_file(path))


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.key)
def test_so_does_every_pattern(viewer: Page, pattern: Pattern):
    opens_and_comes_back(viewer, pattern.of("made", "新业务", "XY"))
