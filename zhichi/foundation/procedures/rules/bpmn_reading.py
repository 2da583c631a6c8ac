"""Our own BPMN read back: the document in its extension element. A drawing that says something else is refused.

Expat reads it, and a DOCTYPE ends the reading at once: without one there are no entities, so no entity bomb and nothing
fetched from elsewhere.
"""

import json
from typing import Any
from xml.parsers import expat  # nosec: a document type, and with it every entity, is refused

from zhichi.foundation.procedures.rules.bpmn import OURS
from zhichi.foundation.procedures.rules.bpmn_drawing import Seen, changes, seen
from zhichi.foundation.procedures.rules.check import shape_faults
from zhichi.foundation.procedures.rules.faults import ProcedureFault

WANTED = f"{OURS} procedure"
DEEPEST = 60


class BpmnError(ValueError):
    """A file that holds no procedure of ours; `fault` says where and why."""

    def __init__(self, place: str, reason: str, sentence: str) -> None:
        super().__init__(reason)
        self.fault = ProcedureFault(place, reason, sentence)


class _Reader:
    """Collects the text of our element."""

    def __init__(self) -> None:
        self.depth, self.inside, self.found = 0, False, 0
        self.text: list[str] = []
        self.drawn: Seen = {}
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self.refuse
        self.parser.StartElementHandler = self.begin
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.take

    def refuse(self, *_: object) -> None:
        raise BpmnError("(file)", "a DOCTYPE is not taken", "文件里有 DOCTYPE 声明，不接收这样的文件。")

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise BpmnError("(file)", "nested too deeply", "文件的层次太深，不接收。")
        if name == WANTED:
            self.inside, self.found = True, self.found + 1
        self.drawn |= seen(name, attributes)

    def end(self, name: str) -> None:
        self.depth -= 1
        if name == WANTED:
            self.inside = False

    def take(self, text: str) -> None:
        if self.inside:
            self.text.append(text)


def read_bpmn(content: bytes) -> Any:
    """The document that `bpmn` wrote into the file; raises BpmnError. What it says is checked by `faults_of`."""
    reader = _Reader()
    try:
        reader.parser.Parse(content, True)
    except expat.ExpatError as error:
        reason = f"not XML: {expat.ErrorString(error.code)}"
        told = f"文件第 {error.lineno} 行看不懂，不是完整的 BPMN（XML）文件。"
        raise BpmnError(f"(file):{error.lineno}:{error.offset + 1}", reason, told) from error
    if reader.found != 1:
        reason = f"{reader.found} elements {OURS} procedure, exactly one is needed"
        told = "这个文件里没有本系统的办理程序。只能导入本系统导出的 BPMN 文件。"
        raise BpmnError("(file)", reason, told)
    document = _document("".join(reader.text))
    if (
        isinstance(document, dict)
        and not shape_faults(document)
        and (said := changes(document, reader.drawn))
    ):
        told = f"图上改过：{said}。图上的改动带不进来，请导入没有改过的文件，再在编辑页面里改。"
        raise BpmnError("(file)", "the drawing was changed; only our own element is taken", told)
    return document


def _document(text: str) -> Any:
    try:
        return json.loads(
            text, parse_float=_no_fraction, parse_constant=_no_fraction, object_pairs_hook=_once
        )
    except BpmnError:
        raise
    except (ValueError, RecursionError) as error:
        told = "文件里本系统的那一段被改坏了，看不懂。"
        raise BpmnError("(file)", f"our element holds no JSON: {error}", told) from error


def _no_fraction(text: str) -> Any:
    raise BpmnError("(file)", f"no fractions in a procedure: {text}", "程序里的数只能是整数。")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise BpmnError("(file)", "a name stands twice", "文件里同一个标识写了两次。")
    return found
