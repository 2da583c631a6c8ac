"""The places in a paper's sentences that are filled when it is made: `{applicant}`, `{limit:la.decide}`.

Officers read and write them as words: 【申请人】.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

FIXED = {
    "applicant": "申请人",
    "agent": "代理人",
    "number": "案号",
    "paper": "文号",
    "day": "出文日期",
    "filed_on": "申请日期",
    "matter": "事由",
    "unit": "出文单位",
    "place": "县（市、区）",
}
# What no sentence can say: files, a tick, and answers that are keys of rows.
WORDLESS = frozenset({"files", "statement", "provider", "unit"})
# Filled only when somebody looks who may read it.
NAMES = frozenset({"applicant", "agent"})
SLOT = re.compile(r"\{([a-z_]+(?::[^{}]*)?)\}")
SAID = re.compile(r"【([^【】]*)】")
SIGNS = re.compile(r"[{}【】]")
# The titles of what a form asks, by its reference and by name.
Asked = Mapping[str, Mapping[str, str]]


def slots_of(
    document: Mapping[str, Any], part: Mapping[str, Any], asked: Asked, limits: Mapping[str, str]
) -> dict[str, str]:
    """Every slot that the paper of `part` may have, with its word; no two have the same."""
    words: dict[str, str] = {}
    for slot, word in _all(document, part, asked, limits):
        plain = SIGNS.sub("", word).strip() or slot
        words[slot] = f"{plain}（{slot}）" if plain in words.values() else plain
    return words


def _all(
    document: Mapping[str, Any], part: Mapping[str, Any], asked: Asked, limits: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    filing = document["filing"]
    yield from (pair for pair in FIXED.items() if pair[0] != "paper" or part.get("record", {}).get("number"))
    if part is not filing:
        for name, title in _titles(part, asked):
            yield f"answer:{name}", title
    for name, title in _titles(filing, asked):
        yield f"asked:{name}", title if part is filing else f"申请时填的{title}"
    parts = [filing, *document["verbs"].values()]
    started = (one["start"] for held in parts for one in held.get("clocks", ()) if "start" in one)
    for key in dict.fromkeys(started):
        yield f"limit:{key}", f"{limits.get(key, key)}的最后一天"


def _titles(part: Mapping[str, Any], asked: Asked) -> Iterator[tuple[str, str]]:
    """What is asked in words."""
    if part.get("form") and "from" not in part:
        yield from asked.get(part["form"], {}).items()
        return
    fields = (field for field in part.get("fields", ()) if field["type"] not in WORDLESS)
    yield from ((field["name"], field["title"]) for field in fields)
    yield from asked.get(part.get("form", ""), {}).items()


def spelled(text: str, words: Mapping[str, str]) -> str:
    """As an officer reads it; a slot without a word stays as it is."""
    return SLOT.sub(lambda found: f"【{words[found[1]]}】" if found[1] in words else found[0], text)


def parsed(text: str, words: Mapping[str, str]) -> str:
    """As the document holds it; a word that nothing has stays, and the check tells of it."""
    slots = {word: slot for slot, word in words.items()}
    return SAID.sub(lambda found: f"{{{slots[found[1]]}}}" if found[1] in slots else found[0], text)


def named_in(text: str) -> list[str]:
    return SLOT.findall(text)


def leftovers(text: str) -> list[str]:
    """Words in brackets that no slot has, and brackets that hold nothing."""
    rest = SLOT.sub("", text)
    return [*SAID.findall(rest), *SIGNS.findall(SAID.sub("", rest))]
