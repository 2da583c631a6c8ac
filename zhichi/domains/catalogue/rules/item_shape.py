"""Whether a `zhichi-item/1` can be published: every fault as a place and a Chinese sentence."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from jsonschema import Draft202012Validator, ValidationError

from zhichi.domains.catalogue.enums import DayUnit, MaterialSource
from zhichi.domains.catalogue.rules.cited_in import cited_in
from zhichi.domains.catalogue.rules.item_code import ItemCodeError, item_code
from zhichi.domains.catalogue.rules.item_days import at_most, longer
from zhichi.domains.catalogue.rules.item_places import place_of
from zhichi.domains.catalogue.rules.item_schema import SCHEMA

Document = Mapping[str, Any]
Path = tuple[str | int, ...]
VALIDATOR = Draft202012Validator(SCHEMA)


class ItemFault(NamedTuple):
    """Where in the document (`("materials", 2, "source")`) and what is wrong there, as one sentence."""

    path: Path
    sentence: str

    @property
    def place(self) -> str:
        """材料第 3 项：来源"""
        return place_of(self.path)

    def __str__(self) -> str:
        return "：".join(part for part in (self.place, self.sentence) if part)


@dataclass(frozen=True)
class KnownToItems:
    """What the rest of the platform holds on the day an item begins; None: not asked.

    `limits` are key -> (n, unit) of the time limits; `law` answers what is wrong with a citation, nothing when sound.
    """

    kinds: frozenset[str] | None = None
    forms: frozenset[str] | None = None
    proofs: frozenset[str] | None = None
    point_items: frozenset[str] | None = None
    limits: Mapping[str, tuple[int, str]] | None = field(default=None)
    law: Callable[[str], list[str]] | None = None


def faults_of_item(document: Any, known: KnownToItems) -> list[ItemFault]:
    """Every fault: the shape and the names, and what it all means once the shape is right."""
    wrong = shape_faults(document)
    if wrong:
        seen = {fault.path for fault in wrong}
        named = _names(document, known) if isinstance(document, Mapping) else ()
        return [*wrong, *(fault for fault in named if fault.path not in seen)]
    found = [*_names(document, known), *_materials(document, known), *_days(document, known)]
    return [*found, *_rest(document), *_basis(document, known)]


def shape_faults(document: Any) -> list[ItemFault]:
    """What cannot even be read as an item: parts missing, unknown words."""
    # jsonschema tells once for each part that is missing, and we name them all each time.
    wrong = {fault for error in VALIDATOR.iter_errors(document) for fault in _translated(error)}
    return sorted(wrong, key=lambda fault: tuple(map(str, fault.path)))


Found = Iterator[ItemFault]


def _names(document: Document, known: KnownToItems) -> Found:
    if given := document.get("item_code"):
        try:
            item_code(given)
        except ItemCodeError as error:
            yield ItemFault(("item_code",), str(error))
    for key, among, sentence in (
        ("kind", known.kinds, "没有这种业务的办理程序（{}）。先发布程序，或者留空，只作指南。"),
        ("form", known.forms, "没有发布过这份表单（{}）。"),
        ("point_item", known.point_items, "服务点没有这项服务（{}）。"),
    ):
        value = document.get(key)
        if value and among is not None and value not in among:
            yield ItemFault((key,), sentence.format(value))
    if document.get("form") and not document.get("kind"):
        yield ItemFault(("form",), "有表单就要有办理程序，请选业务种类。")


def _basis(document: Document, known: KnownToItems) -> Found:
    """Every citation anywhere in the item stands on a text that is there."""
    for path, basis in cited_in(document):
        for sentence in known.law(basis) if known.law else ():
            yield ItemFault(path, sentence)


def _materials(document: Document, known: KnownToItems) -> Found:
    names = [material["name"] for material in document["materials"]]
    for number, material in enumerate(document["materials"]):
        here: Path = ("materials", number)
        source = material["source"]
        if names.index(material["name"]) != number:
            yield ItemFault((*here, "name"), f"标识 {material['name']} 写了两次。")
        # 国务院令第716号§7; 优化营商环境条例§44: what is held or shared may not be asked for again.
        if source in (MaterialSource.HELD, MaterialSource.SHARED) and material["required"]:
            yield ItemFault(
                (*here, "required"), f"“{material['title']}”本机关已有或者能共享核验，不能再要申请人交。"
            )
        if source == MaterialSource.APPLICANT and material["required"] and not material.get("basis"):
            yield ItemFault((*here, "basis"), f"要申请人交“{material['title']}”，请写明依据。")
        proof = material.get("proof")
        if source == MaterialSource.PROMISED and not proof:
            yield ItemFault((*here, "proof"), f"“{material['title']}”可以承诺代替，请选是哪一项证明事项。")
        if proof and known.proofs is not None and proof not in known.proofs:
            yield ItemFault((*here, "proof"), f"没有这项证明事项（{proof}）。")


def _days(document: Document, known: KnownToItems) -> Found:
    days = document["days"]
    statutory, promised = days.get("statutory"), days.get("promised")
    if statutory and promised and longer(promised, statutory):
        yield ItemFault(("days", "promised"), "承诺的时间比法定的还长，请改短。")
    limit = statutory.get("limit") if statutory else ""
    if limit and known.limits is not None:
        held = known.limits.get(limit)
        if held is None:
            yield ItemFault(("days", "statutory", "limit"), f"没有这条期限规则（{limit}）。")
        elif held != (statutory["n"], statutory["unit"]):
            words = f"{held[0]} {DayUnit(held[1]).label}"
            yield ItemFault(("days", "statutory", "n"), f"和期限规则 {limit} 不一致，那里是 {words}。")
    bound = promised or statutory
    spent = sum(step.get("days", 0) for step in document["steps"])
    if bound and at_most(bound) < spent:
        yield ItemFault(
            ("steps",), f"各环节加起来 {spent} 天，超过了{'承诺' if promised else '法定'}的时间。"
        )


def _rest(document: Document) -> Found:
    fee = document["fee"]
    if fee["charged"] and not fee.get("basis"):
        yield ItemFault(("fee", "basis"), "收费要有依据，请写明。")


SENTENCES = {
    "required": "还没有填。",
    "additionalProperties": "有不认识的内容，请检查拼写。",
    "enum": "只能从给出的几种里选。",
    "const": "应写 zhichi-item/1。",
    "pattern": "没有填，或者写法不对。",
    "minItems": "至少要有一项。",
    "maxItems": "太多了，请精简。",
    "uniqueItems": "有重复的。",
    "minimum": "数字太小。",
    "maximum": "数字太大。",
    "maxLength": "太长了，请精简。",
    "type": "写法不对。",
}


def _translated(error: ValidationError) -> Iterator[ItemFault]:
    """A fault of jsonschema as sentences; each part that is missing is named as the place."""
    path: Path = tuple(error.absolute_path)
    places = [path]
    if error.validator == "required":
        wanted: Any = error.validator_value
        given: Any = error.instance
        places = [(*path, key) for key in wanted if key not in given]
    for place in places:
        sentence = SENTENCES.get(str(error.validator), "写法不对。")
        yield ItemFault(place, NO_BASIS if place == ("basis",) else sentence)


NO_BASIS = "没有写依据。没有依据的事项不能发布。"
