"""Procedures out of and into files: BPMN 2.0 of ours, and YAML."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from zhichi.foundation.accounts.public import Role
from zhichi.foundation.procedures.actions.reading import ProcedureError, load_text
from zhichi.foundation.procedures.enums import Actor
from zhichi.foundation.procedures.rules import bpmn, shape_faults
from zhichi.foundation.procedures.rules.bpmn_reading import BpmnError, read_bpmn
from zhichi.foundation.procedures.rules.faults import ProcedureFault
from zhichi.foundation.regions.public import Tier

BEGINNINGS = (b"<", b"\xef\xbb\xbf<")
LARGEST = 2 * 1024 * 1024


def as_bpmn(document: Mapping[str, Any]) -> bytes:
    """A sound document as BPMN 2.0, with the words of this system. Raises ValueError with the first fault."""
    roles = {value: str(label) for value, label in [*Role.choices, *Actor.choices]}
    return bpmn(document, roles=roles, tiers={value: str(label) for value, label in Tier.choices})


def document_in(content: bytes, name: str) -> dict[str, Any]:
    """The document in a BPMN or YAML file; raises ProcedureError for what has not the form of a procedure."""
    if len(content) > LARGEST:
        fault = ProcedureFault(name, "larger than 2 MiB", "文件太大，最多 2 MB。")
        raise ProcedureError([fault])
    if content.lstrip().startswith(BEGINNINGS):
        try:
            document = read_bpmn(content)
        except BpmnError as error:
            raise ProcedureError([error.fault]) from error
    else:
        document = load_text(content, name)
    faults = shape_faults(document)
    if faults:
        raise ProcedureError(faults)
    return dict(document)


def document_in_file(path: Path) -> dict[str, Any]:
    """The same from a path."""
    try:
        return document_in(path.read_bytes(), str(path))
    except OSError as error:
        raise ProcedureError([ProcedureFault(str(path), error.strerror or "cannot be read")]) from error
