"""Whether a `zhichi-item/1` can be published: every fault as a place and a Chinese sentence."""

from collections.abc import Iterator, Mapping
from typing import Any

from jsonschema import Draft202012Validator, ValidationError

from zhichi.domains.catalogue.enums import DayUnit, MaterialSource, Way
from zhichi.domains.catalogue.rules.cited_in import cited_in
from zhichi.domains.catalogue.rules.item_code_fits import code_faults
from zhichi.domains.catalogue.rules.item_days import at_most, longer
from zhichi.domains.catalogue.rules.item_known import ItemFault, KnownToItems, Path
from zhichi.domains.catalogue.rules.item_names import name_faults
from zhichi.domains.catalogue.rules.item_schema import SCHEMA

Document = Mapping[str, Any]
VALIDATOR = Draft202012Validator(SCHEMA)


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
    yield from code_faults(document, known)
    yield from name_faults(document, known)


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
    for key, word in TOLD_HOW.items():
        held = document.get(key)
        if held and held["there"] and not held.get("words"):
            yield ItemFault((key, "words"), f"有{word}的，请写清楚。")
        # 行政许可法§12—§18: no limit without law; 优化营商环境条例§43: no intermediary without law.
        if held and held["there"] and key in ("quota", "intermediary") and not held.get("basis"):
            yield ItemFault((key, "basis"), f"有{word}的要有依据，请写明。")
    if document.get("visits") == 0 and not ELSEWHERE & set(document["ways"]):
        yield ItemFault(("visits",), "只能到窗口办的，至少要跑一次；不用跑的，办理形式里要有网上或者电话。")


TOLD_HOW = {"booking": "预约", "delivery": "物流送达", "quota": "数量限制", "intermediary": "中介服务"}
ELSEWHERE = {Way.WEB, Way.PHONE}

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
