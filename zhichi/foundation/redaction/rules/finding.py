"""Everything in a paper that is offered for masking."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from zhichi.foundation.redaction.enums import Sort
from zhichi.foundation.redaction.rules.marks import Mark, overlapping
from zhichi.foundation.redaction.rules.numbers import numbers
from zhichi.foundation.redaction.rules.people import homes, names
from zhichi.kernel.ids import IdError, citizen_id

GROWN = 18
SURE = (
    Sort.CITIZEN_ID,
    Sort.BANK_CARD,
    Sort.UNCHECKED_ID,
    Sort.EMAIL,
    Sort.ACCOUNT,
    Sort.MOBILE,
    Sort.LANDLINE,
    Sort.OTHER_ID,
    Sort.PLATE,
    Sort.ADDRESS,
    Sort.NAME,
)


@dataclass(frozen=True)
class Known:
    """What the case knows: its people, where they live, and the names of officials, which stay."""

    names: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    officials: tuple[str, ...] = ()


def found(texts: Mapping[str, str], known: Known) -> list[Mark]:
    """Marks in the order of the paper; none overlaps another."""
    marks: list[Mark] = []
    for place, text in texts.items():
        spans = [
            *numbers(text),
            *homes(text, known.addresses),
            *names(text, known.names, known.officials),
        ]
        held: list[Mark] = []
        for start, end, sort in sorted(spans, key=_surest):
            one = Mark(place, start, end, sort.value)
            if not overlapping(one, held):
                held.append(one)
        marks += sorted(held, key=lambda mark: mark.start)
    return marks


def _surest(span: tuple[int, int, Sort]) -> tuple[int, int, int]:
    """What is offered where several things could be meant: the surest sort, then the longest."""
    start, end, sort = span
    return SURE.index(sort), start - end, start


def minors(texts: Mapping[str, str], ids: tuple[str, ...], *, on: date) -> bool:
    """Whether somebody in the paper or the case is under eighteen, by an identity number (未成年人保护法 §103)."""
    numbered = [
        text[one.start : one.end]
        for text in texts.values()
        for one in found({"x": text}, Known())
        if one.sort in (Sort.CITIZEN_ID, Sort.UNCHECKED_ID)
    ]
    return any(_young(number, on) for number in (*ids, *numbered))


def _young(number: str, on: date) -> bool:
    try:
        born = citizen_id(number).birth_on
    except IdError:
        return False
    return (on.year - born.year) - ((on.month, on.day) < (born.month, born.day)) < GROWN
