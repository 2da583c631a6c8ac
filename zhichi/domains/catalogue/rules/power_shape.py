"""What an item of the powers list must say (中办发〔2015〕21号; domain.md §9.1), each fault as a sentence."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from jsonschema import Draft202012Validator

from zhichi.domains.catalogue.enums import PowerType

Document = Mapping[str, Any]
# Element -> what people call it, in the order in which it is shown and compared.
ELEMENTS = {
    "title": "名称",
    "type": "类型",
    "basis": "设定依据",
    "exercises": "行使主体",
    "supervises": "监督主体",
    "tier": "行使层级",
    "responsibilities": "责任事项",
    "boundary": "责任边界",
    "accountability": "追责情形",
    "flow": "办理流程",
    "complaint_phone": "监督电话",
}
LONGEST = {"title": 200, "exercises": 100, "supervises": 100}
NO_BASIS = "没有法律依据不得设定。请写明依据的法律和条文。"


class PowerFault(NamedTuple):
    """Which element, and what is wrong with it."""

    element: str
    sentence: str

    def __str__(self) -> str:
        return f"{ELEMENTS.get(self.element, self.element)}：{self.sentence}"


def _object(required: list[str], **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "required": required,
        "additionalProperties": False,
        "properties": properties,
    }


TEXT = {"type": "string", "pattern": r"\S"}
MAYBE = {"type": "string"}
BASIS = {
    "type": "array",
    "items": _object(["law", "article"], law=TEXT, article=MAYBE, words=MAYBE),
}
SCHEMA = _object(
    [
        "title",
        "type",
        "basis",
        "exercises",
        "supervises",
        "tier",
        "responsibilities",
        "accountability",
        "flow",
    ],
    title=TEXT,
    type={"enum": list(PowerType.values)},
    basis={**BASIS, "minItems": 1},
    exercises=TEXT,
    supervises=TEXT,
    tier=TEXT,
    responsibilities={
        "type": "array",
        "minItems": 1,
        "items": _object(["matter"], matter=TEXT, basis=MAYBE),
    },
    boundary=MAYBE,
    accountability=TEXT,
    flow={"type": "array", "items": TEXT, "minItems": 1},
    complaint_phone=MAYBE,
)
VALIDATOR = Draft202012Validator(SCHEMA)


def faults_of_power(document: Any, laws: frozenset[str] | None = None) -> list[PowerFault]:
    """Every fault. `laws`: the keys there are; None where nobody asked for them."""
    found = list(dict.fromkeys(_shape(document)))
    if found or laws is None:
        return found
    return [
        PowerFault("basis", f"没有登记过这部法律（{row['law']}），请先登记。")
        for row in document["basis"]
        if row["law"] not in laws
    ]


def _shape(document: Any) -> Iterator[PowerFault]:
    if not isinstance(document, Mapping):
        yield PowerFault("title", "写法不对。")
        return
    for error in VALIDATOR.iter_errors(document):
        path = list(error.absolute_path)
        if error.validator == "required" and not path:
            missing = [name for name in error.validator_value if name not in document]
            yield from (PowerFault(name, NO_BASIS if name == "basis" else "还没有填。") for name in missing)
        elif path and path[0] == "basis" and error.validator == "minItems":
            yield PowerFault("basis", NO_BASIS)
        elif path:
            yield PowerFault(str(path[0]), "还没有填，或者写法不对。")
        else:
            yield PowerFault("title", "有不认识的内容，请检查拼写。")
    for name, longest in LONGEST.items():
        if len(str(document.get(name, ""))) > longest:
            yield PowerFault(name, f"最多写 {longest} 个字。")
