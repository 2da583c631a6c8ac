"""What a document cites, held against the register of laws that a room above brings."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from zhichi.foundation.procedures.rules.check_names import CLOCK_ACTIONS
from zhichi.foundation.procedures.rules.citations import citations
from zhichi.foundation.procedures.rules.faults import ProcedureFault
from zhichi.foundation.sockets.public import LAW_BOOKS, LawBook
from zhichi.foundation.timelimits.public import Limit


def law_faults(document: Mapping[str, Any], day: date) -> list[ProcedureFault]:
    """A fault for each law or article cited that is not registered, or has no force on `day`.

    A limit was held against the register when it was recorded: of it only what has died since. Six statements at most.
    """
    books = [book for open_book in LAW_BOOKS if (book := open_book()) is not None]
    return [fault for book in books for fault in _faults(document, day, book)]


def _faults(document: Mapping[str, Any], day: date, book: LawBook) -> Iterator[ProcedureFault]:
    for cited in citations(document):
        for said in book.faults(cited.basis, day):
            yield ProcedureFault(cited.place, f"{cited.basis!r} cannot be stood on", said)
    named = dict(_limits(document))
    rows = Limit.objects.enabled().in_force(day).filter(key__in=set(named.values()))
    newest: dict[str, Limit] = {}
    for limit in rows:
        newest.setdefault(limit.key, limit)
    dead = {
        key: said for key, limit in newest.items() if limit.law and (said := book.dead(limit.source, day))
    }
    for place, key in named.items():
        if key in dead:
            told = f"期限“{newest[key].title}”{dead[key]}请先定它的新版。"
            yield ProcedureFault(place, f"the basis of {key!r} has lost its force", told)


def _limits(document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(place, key) of every time limit that a clock names."""
    parts = {"filing": document["filing"]} | {f"verbs.{n}": v for n, v in document["verbs"].items()}
    for place, part in parts.items():
        for index, effect in enumerate(part.get("clocks", ())):
            for action in CLOCK_ACTIONS:
                if action in effect and action not in {"suspend", "resume"}:
                    yield f"{place}.clocks.{index}", effect[action]
