from typing import Any

import pytest

from zhichi.kernel import draw_manifest
from zhichi.kernel.draw_manifest import DrawError
from zhichi.kernel.tests.test_draw import manifest_of


def changed(path: str, value: Any) -> dict[str, Any]:
    manifest = manifest_of()
    *way, last = [int(step) if step.isdigit() else step for step in path.split("/")]
    place: Any = manifest
    for step in way:
        place = place[step]
    place[last] = value
    return manifest


def test_the_example_is_valid() -> None:
    draw_manifest.check(manifest_of())


@pytest.mark.parametrize(
    "manifest",
    [
        changed("teams", None),
        changed("excluded", []),
        changed("strata/0/take", 0),
        changed("event", {"source": "drand", "reference": "round 4000000"}),
        changed("supersedes", {"draw": "D2026-000", "commitment": "ab", "reason": "名录有误"}),
        changed("teams/conflicts", [["IN03", "LF200"]]),
    ],
)
def test_what_the_format_allows_is_valid(manifest: dict[str, Any]) -> None:
    draw_manifest.check(manifest)


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        ("format", "zhichi-draw/2", "格式应是 zhichi-draw/1"),
        ("hash", "md5", "sha256 或 sm3"),
        ("draw", "", "抽签编号"),
        ("item", None, "抽查事项"),
        ("extra", 1, "正好有这些项目"),
        ("strata", [], "至少要有一个分层"),
        ("strata", {}, "分层应是一个列表"),
        ("strata/0", {"key": "A"}, "分层应当正好有"),
        ("strata/1/key", "A", "分层“A”出现了两次"),
        ("strata/0/take", 21, "应抽取0到20个"),
        ("strata/0/take", -1, "应抽取0到20个"),
        ("strata/0/take", 3.0, "应抽取0到20个"),
        ("strata/0/take", True, "应抽取0到20个"),
        ("strata/0/ids/1", "LF001", "LF001 出现了两次"),
        ("strata/0/ids/1", 7, "应是文字"),
        ("strata/1/ids/0", "LF001", "同时在两个分层里"),
        ("excluded/0/reason", "", "排除 LF200 的原因"),
        ("excluded/0/id", "LF001", "又出现在分层里"),
        ("witnesses", ["bureau"], "至少要有两位"),
        ("witnesses", ["bureau", "bureau"], "见证人 bureau 出现了两次"),
        ("event/reference", "第1期", "公开事件就要写明期号"),
        ("event/source", "drand", "公开事件就要写明期号"),
        ("event/source", "", "公开事件的来源"),
        ("teams/size", 0, "检查组人数"),
        ("teams/size", "2", "检查组人数"),
        ("teams/specialist", 1, "是否要有专业人员"),
        ("teams/skills", "律师", "应是一个列表"),
        ("teams/inspectors/1/id", "IN01", "检查人员 IN01 出现了两次"),
        ("teams/inspectors/1/specialist", None, "IN02 是否专业人员"),
        ("teams/conflicts/0", ["IN03"], "一名检查人员和一个对象"),
        ("teams/conflicts/0", "IN03", "应是一个列表"),
        ("teams/conflicts/0", [["IN03"], "LF001"], "回避的检查人员应是文字"),
        ("teams/conflicts/0", ["IN99", "LF001"], "名录中没有的编号"),
        ("teams/conflicts/0", ["IN03", "LF999"], "名录中没有的编号"),
        ("supersedes", {"draw": "D", "commitment": "c", "reason": ""}, "被替代的抽签的原因"),
        ("supersedes", [], "被替代的抽签应当正好有"),
    ],
)
def test_each_fault_is_named_in_a_sentence(path: str, value: Any, fault: str) -> None:
    with pytest.raises(DrawError, match=fault):
        draw_manifest.check(changed(path, value))


@pytest.mark.parametrize("thing", [None, [], "manifest", 5])
def test_what_is_no_manifest_is_refused(thing: Any) -> None:
    with pytest.raises(DrawError, match="抽签清单"):
        draw_manifest.check(thing)
