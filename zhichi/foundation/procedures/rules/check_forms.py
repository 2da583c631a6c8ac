"""Published forms that a filing or a verb names: each exists, and its names are free where it is asked."""

from collections.abc import Iterator, Mapping
from typing import Any

from zhichi.foundation.procedures.enums import Actor
from zhichi.foundation.procedures.rules.faults import Known, ProcedureFault, many


def form_faults(document: Mapping[str, Any], known: Known) -> Iterator[ProcedureFault]:
    parts = {"filing": document["filing"]} | {f"verbs.{n}": v for n, v in document["verbs"].items()}
    for place, part in parts.items():
        ref = part.get("form")
        if ref and known.forms is not None and ref not in known.forms:
            told = f"没有发布过表单“{ref}”。"
            yield ProcedureFault(f"{place}.form", f"no published form {ref!r}", told)
        elif ref and place != "filing":
            yield from _verb_faults(f"{place}.form", part, (known.forms or {}).get(ref, frozenset()))


def _verb_faults(place: str, verb: Mapping[str, Any], asked: frozenset[str]) -> Iterator[ProcedureFault]:
    """A verb asks its own fields and then the form, on one page: no name twice. The system fills in nothing.

    Names that the page itself sends no published form has.
    """
    own = {field["name"]: field["title"] for field in verb.get("fields", ())}
    for name in sorted(asked & own.keys()):
        told = f"表单里有一项的标识是“{name}”，和填写项“{own[name]}”重名。请换一张表单，或者删去这个填写项。"
        yield ProcedureFault(place, f"{name!r} is a field of the verb and of its form", told)
    if Actor.SYSTEM in many(verb["by"]):
        reason = "the system fills in no form"
        yield ProcedureFault(place, reason, "系统自动办的动作没有人填表，不能带表单。")
