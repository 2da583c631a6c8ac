"""A paper put together: its sentences with their slots filled, but for the names of people.

A sentence is a list of pieces: text, or the name of a slot that is filled only for those who may read it.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from zhichi.foundation.procedures.enums import Addressee, Span
from zhichi.foundation.procedures.rules.shape import RecordSpec, Remedy
from zhichi.foundation.procedures.rules.slots import NAMES, SLOT

Piece = str | list[str]
COUNTED: Mapping[str, str] = {Span.DAY: "日", Span.WORKING_DAY: "个工作日", Span.MONTH: "个月"}
UNKNOWN = "（没有）"


def pieces(text: str, values: Mapping[str, str]) -> list[Piece]:
    """A sentence cut at its slots: [name] where a person is named, else what the slot says."""
    found: list[Piece] = []
    for index, part in enumerate(SLOT.split(text)):
        if index % 2 == 0:
            found += [part] if part else []
        else:
            found.append([part] if part in NAMES else values.get(part) or UNKNOWN)
    return found


def told(sentence: Iterable[Piece], names: Mapping[str, str]) -> str:
    """The sentence whole; who is not named in `names` is not there."""
    return "".join(one if isinstance(one, str) else names.get(one[0]) or UNKNOWN for one in sentence)


def remedy_told(title: str, remedies: Iterable[Remedy]) -> str:
    """不服本决定书的，可以自收到之日起60日内……；也可以……。 With slots, as the sentences have them."""
    ways = [_way(remedy) for remedy in remedies]
    return f"对本{title}不服的，可以{'；也可以'.join(ways)}。" if ways else ""


def _way(remedy: Remedy) -> str:
    within = f"自收到之日起{remedy.n}{COUNTED[remedy.unit]}内，" if remedy.n else ""
    return f"{within}依照{remedy.article}，向{remedy.body}{remedy.way}"


def letter(spec: RecordSpec, values: Mapping[str, str]) -> dict[str, Any]:
    """What is kept of a paper, ready for JSON: {to, text, remedy, seal, issuer, attachments}; `values` by slot."""
    remedy = remedy_told(spec.title, spec.remedy)
    return {
        "to": spec.to,
        "unit": values.get("desk", "") if spec.to == Addressee.UNIT else "",
        "text": [pieces(text, values) for text in spec.text],
        "remedy": pieces(remedy, values) if remedy else [],
        "issuer": values.get("unit", ""),
        "seal": spec.seal,
        "attachments": list(spec.attachments),
    }


def addressee(kept: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """To whom it goes; to the applicant where there is no agent."""
    if kept["to"] == Addressee.UNIT:
        return str(kept["unit"])
    wanted = names.get("agent") if kept["to"] == Addressee.AGENT else ""
    return (wanted or names.get("applicant") or "申请人") if kept["to"] else ""


def shown(kept: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """The paper for a page: {to, text: [str], remedy, issuer, seal, attachments}."""
    return {
        "to": addressee(kept, names),
        "text": [told(sentence, names) for sentence in kept["text"]],
        "remedy": told(kept["remedy"], names),
        "issuer": kept["issuer"],
        "seal": kept["seal"],
        "attachments": kept["attachments"],
    }
