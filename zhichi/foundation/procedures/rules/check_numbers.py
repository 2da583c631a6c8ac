"""How papers are numbered: every number is given once in the whole city, so its template names place, year and row."""

from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Any

from zhichi.foundation.procedures.rules.faults import Known, ProcedureFault

NEEDED = ("place", "year", "n")
HOW = "文号要写成像“{place}司决字〔{year}〕{n}号”这样，{place}、{year}、{n} 三个都要有。"


def number_faults(document: Mapping[str, Any], known: Known) -> Iterator[ProcedureFault]:
    """Held against new documents only: what was published before numbers its papers as it does.

    A name that nothing fills is told by `field_faults`.
    """
    if not known.papers:
        return
    parts = {"filing": document["filing"]} | {f"verbs.{n}": v for n, v in document["verbs"].items()}
    taken: dict[str, tuple[str, str]] = {}
    for place, part in parts.items():
        record = part.get("record", {})
        number, where = record.get("number", ""), f"{place}.record.number"
        if not number:
            continue
        if not set(NEEDED) <= set(fields_of(number)):
            yield ProcedureFault(where, f"{number!r} must name place, year and n", HOW)
        elif other := known.numbers.get(number):
            told = f"文号“{number}”已经是“{other}”的，编出来的号会重复，请换一个字。"
            yield ProcedureFault(where, f"{number!r} belongs to another paper", told)
        elif (held := taken.setdefault(number, (record["key"], record["title"])))[0] != record["key"]:
            told = f"文号“{number}”和“{held[1]}”的一样，编出来的号会重复，请换一个字。"
            yield ProcedureFault(where, f"{number!r} belongs to two papers", told)


def fields_of(number: str) -> list[str]:
    """The names in a template; all of them for one that is none, which `field_faults` tells."""
    try:
        return [name for _, name, _, _ in Formatter().parse(number) if name is not None]
    except ValueError:
        return list(NEEDED)


def numbers_in(document: Mapping[str, Any]) -> dict[str, str]:
    """The templates of a document's papers, with the paper and the business they belong to."""
    return {
        part["record"]["number"]: f"{document['title']}：{part['record']['title']}"
        for part in [document["filing"], *document["verbs"].values()]
        if part.get("record", {}).get("number")
    }
