"""Whether a template is sound: its shape, its tags, its slots, and what its kind of case can fill."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from jsonschema import Draft202012Validator

from zhichi.foundation.papers.rules.asking import asked_faults
from zhichi.foundation.papers.rules.language import (
    BLOCK_WORDS,
    conditions,
    kept,
    language_faults,
    slots_in,
)
from zhichi.foundation.papers.rules.markup import walk
from zhichi.foundation.papers.rules.schema import TEMPLATE

PERSONAL = frozenset({"id_number", "phone", "address"})
LINES = ("to", "copy_to", "heading", "signer", "urgency")
NUMBER_PARTS = ("{place}", "{year}", "{n}")


@dataclass(frozen=True)
class Known:
    """What the kind of case can fill: the word of each slot; `maybe` can be empty; `private` is not for the party.

    `record` is None where the case makes no document of that name, else whether that goes to the party and whether
    it has a number. `numbers` are the patterns that other papers are numbered by, with their titles.
    """

    words: Mapping[str, str]
    maybe: frozenset[str] = frozenset()
    private: frozenset[str] = frozenset()
    record: tuple[bool, bool] | None = None
    numbers: Mapping[str, str] = field(default_factory=dict)
    states: frozenset[str] = frozenset()
    # Whether there is such a kind of business at all.
    kind: bool = True


def shape_faults(document: object) -> list[tuple[str, str]]:
    """(place, sentence) of what has not the form of a template."""
    found = sorted(Draft202012Validator(TEMPLATE).iter_errors(document), key=str)
    return [(".".join(map(str, one.absolute_path)) or "模板", _plain(one)) for one in found]


def _plain(fault: Any) -> str:
    if fault.validator == "required":
        return f"缺少“{fault.message.split(chr(39))[1]}”。"
    if fault.validator == "additionalProperties":
        return "有不认识的项目。"
    return "写法不对，或者太长。"


def faults_of(document: Mapping[str, Any], known: Known) -> list[tuple[str, str]]:
    """(place, sentence) of every fault; none: the template can be published."""
    shape = shape_faults(document)
    if shape:
        return shape
    if not known.kind:
        return [("kind", f"没有“{document['kind']}”这种业务。")]
    body = document["body"]
    said = list(language_faults(body))
    if said:
        return [("body", sentence) for sentence in said]
    return [
        *(("body", sentence) for sentence in _body_faults(document, known)),
        *_line_faults(document, known),
        *_number_faults(document, known),
        *_record_faults(document, known),
        *asked_faults(document),
    ]


def _body_faults(document: Mapping[str, Any], known: Known) -> Iterator[str]:
    body, given = document["body"], document.get("given", False)
    everything = dict.fromkeys(conditions(body), "x")
    told: dict[str, None] = {}
    for one in (kept(body, everything), kept(body, {})):
        walker = walk(one)
        told |= dict.fromkeys(walker.faults)
        for text in walker.bare:
            told |= dict.fromkeys(_bare_faults(text))
        told |= dict.fromkeys(_blocks_inside(one))
    yield from told
    yield from _slot_faults([*slots_in(body), *((c, True) for c in conditions(body))], given, known)


def _line_faults(document: Mapping[str, Any], known: Known) -> Iterator[tuple[str, str]]:
    """Of what stands on a line of its own: to whom, title, signer. It is plain text, and has no passages or blocks."""
    given = document.get("given", False)
    for place in LINES:
        text = document.get(place, "")
        said = list(language_faults(text))
        if not said and conditions(text):
            said = ["这一行不能用【如有：…】。"]
        if not said and any(f"{{{block}}}" in text for block in BLOCK_WORDS):
            said = ["这一行只能填短的内容，整块的要写在正文里。"]
        # What may be empty cannot be left out here: then the issue is stopped, with its name.
        said = said or list(_slot_faults(((name, True) for name, _ in slots_in(text)), given, known))
        yield from ((place, sentence) for sentence in said)


def _slot_faults(slots: Iterable[tuple[str, bool]], given: bool, known: Known) -> Iterator[str]:
    for name, may_be_left_out in dict.fromkeys(slots):
        if name in BLOCK_WORDS:
            continue
        word = known.words.get(name)
        if word is None:
            yield f"空“{name}”是这种案件没有的，请从列出的里面选。"
        elif given and (name in PERSONAL or name in known.private):
            yield f"【{word}】是个人隐私，交给当事人的文书从网上也能打开，不能写进去。"
        elif name in known.maybe and not may_be_left_out:
            yield f"【{word}】可能没有内容，要写在【如有：{word}】和【如有结束】之间。"


def _bare_faults(text: str) -> Iterator[str]:
    rest = text.strip()
    for name in BLOCK_WORDS:
        rest = rest.replace(f"{{{name}}}", "")
    if rest.strip():
        yield f"“{rest.strip()[:12]}”没有写在段落里，请放进 <p> 和 </p> 之间。"


def _blocks_inside(body: str) -> Iterator[str]:
    """A block is made of paragraphs and tables: it cannot stand in one."""
    bare = "".join(walk(body).bare)
    for name, word in BLOCK_WORDS.items():
        if body.count(f"{{{name}}}") > bare.count(f"{{{name}}}"):
            yield f"【{word}】要单独成行，不能写在段落或者表格里面。"


def _number_faults(document: Mapping[str, Any], known: Known) -> Iterator[tuple[str, str]]:
    number = document.get("number", "")
    if not number:
        return
    if document.get("record"):
        yield "number", "这份文书印的是案件里已有的文书，用那份的文号，不另编号。"
    if any(number.count(part) != 1 for part in NUMBER_PARTS) or "{" in _without_parts(number):
        yield "number", "文号要有 {place}、{year}、{n} 各一个，年份写在六角括号〔〕里。"
    elif "〔{year}〕" not in number:
        yield "number", "文号的年份要写在六角括号〔〕里（GB/T 9704）。"
    if number in known.numbers:
        yield "number", f"“{known.numbers[number]}”已经用了这个文号，请换机关代字。"


def _without_parts(number: str) -> str:
    for part in NUMBER_PARTS:
        number = number.replace(part, "")
    return number


def _record_faults(document: Mapping[str, Any], known: Known) -> Iterator[tuple[str, str]]:
    unknown = set(document.get("states", ())) - known.states
    if unknown:
        yield "states", f"这种案件没有“{'、'.join(sorted(unknown))}”这些状态。"
    if not document.get("record"):
        return
    if known.record is None:
        yield "record", f"这种案件没有“{document['record']}”这份文书。"
    elif document.get("given", False) and not known.record[0]:
        yield "given", "案件里的这份文书不交当事人，印出来的也不能交当事人。"
