"""A paper as it would be printed, with what an imagined case would bring."""

from collections.abc import Mapping
from typing import Any

from zhichi.foundation.procedures.rules.letter import letter, shown
from zhichi.foundation.procedures.rules.reading import record_of

NAMES = {"applicant": "张某某", "agent": "李某某"}


def sample(record: Mapping[str, Any], words: Mapping[str, str], known: Mapping[str, str]) -> dict[str, Any]:
    """{title, number, letter, rows, issuer, day}; `known` fills some slots, the rest say what would stand there."""
    spec = record_of(record)
    values = {slot: f"〔{word}〕" for slot, word in words.items()} | {"desk": "〔接办的单位〕"} | dict(known)
    number = record.get("number", "")
    for name, said in (("place", values["place"]), ("year", known.get("year", "2026")), ("n", "1")):
        number = number.replace(f"{{{name}}}", said)
    return {
        "title": record["title"],
        "number": number,
        "letter": shown(letter(spec, values), NAMES) if spec.is_letter else None,
        "rows": [],
        "issuer": values["unit"],
        "day": values["day"],
    }
