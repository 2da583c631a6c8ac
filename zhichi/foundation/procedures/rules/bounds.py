"""How large a document may be, so that its picture is drawn while somebody waits; and signs that no file can hold."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from zhichi.foundation.procedures.rules.faults import ProcedureFault, many

ARROWS = 400
# What XML cannot say (Char of XML 1.0), so that no BPMN would hold it.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def bound_faults(document: Mapping[str, Any]) -> Iterator[ProcedureFault]:
    """Of a document that has the right form."""
    arrows = sum(len(many(verb["from"])) for verb in document["verbs"].values())
    if arrows > ARROWS:
        told = f"一共有 {arrows} 条“从哪里到哪里”，最多 {ARROWS} 条。请分成几个程序。"
        yield ProcedureFault("verbs", f"{arrows} arrows, at most {ARROWS}", told)
    for place, text in _texts(document, ()):
        if CONTROL.search(text):
            told = "里面有看不见的控制符号，请重新输入这一处的文字。"
            yield ProcedureFault(".".join(place), "a control sign", told)


def _texts(value: Any, place: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _texts(item, (*place, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, (*place, str(index)))
