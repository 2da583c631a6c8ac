"""What we export comes back as it was, opens as drawn, and nothing else is taken."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from django.conf import settings as site
from django.core.management import call_command
from hypothesis import given, settings

from zhichi.foundation.procedures.actions import ProcedureError, as_bpmn, document_in, load_file, patterns
from zhichi.foundation.procedures.models import ProcedureDraft
from zhichi.foundation.procedures.tests.factories import sound
from zhichi.foundation.procedures.tests.generated import sound_procedures

FILES = sorted((site.DATA / "law/procedures").glob("*.yaml"))
DI = "{http://www.omg.org/spec/BPMN/20100524/DI}"
DC = "{http://www.omg.org/spec/DD/20100524/DC}"
LINE = "{http://www.omg.org/spec/DD/20100524/DI}"


def back(document):
    return document_in(as_bpmn(document), "here.bpmn")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_ships_comes_back_as_it_was(path: Path):
    document = load_file(path)
    assert json.dumps(back(document)) == json.dumps(document)


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.key)
def test_every_pattern_comes_back_as_it_was(pattern):
    document = pattern.of("made", "新业务", "XY")
    assert json.dumps(back(document)) == json.dumps(document)


@given(sound_procedures())
@settings(max_examples=60, deadline=None)
def test_any_sound_procedure_comes_back_as_it_was(document):
    assert json.dumps(back(document)) == json.dumps(document)


@given(sound_procedures())
@settings(max_examples=40, deadline=None)
def test_every_node_and_flow_is_drawn(document):
    root = ET.fromstring(as_bpmn(document))
    process, plane = root[0], root.find(f"{DI}BPMNDiagram/{DI}BPMNPlane")
    ids = [node.get("id") for node in process if node.get("id")]
    drawn = [shape.get("bpmnElement") for shape in plane]
    assert sorted(drawn) == sorted(ids)
    assert plane.get("bpmnElement") == process.get("id")
    spots = []
    for shape in plane.iter(f"{DI}BPMNShape"):
        at = {name: int(value) for name, value in shape.find(f"{DC}Bounds").attrib.items()}
        assert min(at.values()) >= 0
        spots.append((at["x"], at["y"], at["x"] + at["width"], at["y"] + at["height"]))
    for n, (left, top, right, bottom) in enumerate(spots):
        for other in spots[n + 1 :]:
            assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
    for edge in plane.iter(f"{DI}BPMNEdge"):
        assert len(edge.findall(f"{LINE}waypoint")) >= 2


BOMB = b"""<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><b>&b;</b>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a SYSTEM "file:///etc/passwd">]><b>&a;</b>"""
WRAPPED = '<d xmlns:z="urn:zhichi:procedure"><z:procedure>%s</z:procedure></d>'
BAD = [
    (BOMB, "DOCTYPE"),
    (OUTSIDE, "DOCTYPE"),
    (b"<definitions/>", "没有本系统的办理程序"),
    (b"<definitions>", "看不懂"),
    (b"<a>" * 100 + b"</a>" * 100, "层次太深"),
    ((WRAPPED % "not json").encode(), "被改坏了"),
    ((WRAPPED % ("[" * 5000)).encode(), "被改坏了"),
    ((WRAPPED % '{"kind": 1.5}').encode(), "只能是整数"),
    ((WRAPPED % '{"a": 1, "a": 2}').encode(), "写了两次"),
    ((WRAPPED % "[]").encode(), "不是一份办理程序"),
    ((WRAPPED % '{"kind": "x"}').encode(), "缺少必须有的内容"),
    (b"a: &a [x]\nb: *a\n", "看不懂"),
    (b"x" * (2 * 1024 * 1024 + 1), "文件太大"),
]


@pytest.mark.parametrize(("content", "said"), BAD, ids=[f"{n}-{said}" for n, (_, said) in enumerate(BAD)])
def test_what_is_no_procedure_of_ours_is_refused_with_the_reason(content, said):
    with pytest.raises(ProcedureError) as told:
        document_in(content, "here")
    assert said in " ".join(fault.said for fault in told.value.faults)


DRAWN = [
    ('name="待批"'.encode(), 'name="待审"'.encode(), "“待批”改成了“待审”"),
    (b'sourceRef="choice-asked" targetRef="state-granted"', b'sourceRef="choice-asked" targetRef="state-more"', "“批准”换了走向"),
    (b'<startEvent id="start"', '<task id="new" name="复核" /><startEvent id="start"'.encode(), "多了“复核”"),
    (b'id="flow-grant-asked"', b'id="flow-moon"', "多了“flow-moon”，少了“批准”"),
]  # fmt: skip


@pytest.mark.parametrize(("was", "now", "said"), DRAWN, ids=[said for _, _, said in DRAWN])
def test_what_was_changed_in_the_drawing_is_told_and_not_lost_silently(was, now, said):
    content = as_bpmn(sound())
    assert was in content
    with pytest.raises(ProcedureError) as told:
        document_in(content.replace(was, now, 1), "here")
    assert f"图上改过：{said}" in told.value.faults[0].said


@pytest.mark.django_db
def test_the_command_makes_a_draft_and_refuses_a_second(tmp_path: Path, law, capsys):
    path = tmp_path / "leave.bpmn"
    path.write_bytes(as_bpmn(sound()))
    call_command("procedures", "import", str(path))
    assert ProcedureDraft.objects.get(kind="leave").document == sound()
    assert "/office/procedures/drafts/leave/" in capsys.readouterr().out
    with pytest.raises(SystemExit) as left:
        call_command("procedures", "import", str(path))
    assert left.value.code == 2
    assert "已经有一份草稿" in capsys.readouterr().err


@pytest.mark.django_db
def test_the_command_refuses_what_it_cannot_read(tmp_path: Path, law, capsys):
    with pytest.raises(SystemExit) as left:
        call_command("procedures", "import", str(tmp_path / "nothing.bpmn"))
    assert left.value.code == 2
    assert "No such file" in capsys.readouterr().err
