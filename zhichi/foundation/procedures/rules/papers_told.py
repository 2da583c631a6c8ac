"""A paper in the words of officers, line by line; and what differs between two."""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

from zhichi.foundation.procedures.enums import Addressee, Issuer, PaperSort, Span
from zhichi.foundation.procedures.rules.slots import SLOT, slots_of
from zhichi.foundation.procedures.rules.words import Words


def read_as(text: str, slots: Mapping[str, str]) -> str:
    """A sentence with its slots as words; one that nothing has by its name."""
    return SLOT.sub(lambda found: f"【{slots.get(found[1]) or found[1].rpartition(':')[2]}】", text)


def record_lines(document: Mapping[str, Any], part: Mapping[str, Any], words: Words) -> list[str]:
    """What the paper of a part says; nothing for one of title and number only."""
    return [line for _, lines in _lines(document, part, words) for line in lines]


def _lines(
    document: Mapping[str, Any], part: Mapping[str, Any], words: Words
) -> Iterator[tuple[str, list[str]]]:
    record = part.get("record", {})
    slots = slots_of(document, part, {}, words.limits)
    yield "性质", [str(PaperSort(record["sort"]).label)] if "sort" in record else []
    yield "写给谁", [f"写给：{Addressee(record['to']).label}"] if "to" in record else []
    yield "正文", [read_as(text, slots) for text in record.get("text", ())]
    yield "不服怎么办", [read_as(_remedy(one), slots) for one in record.get("remedy", ())]
    yield "落款", [f"落款：{Issuer(record['issuer']).label}"] if "issuer" in record else []
    yield "盖章", ["留盖章的位置"] if record.get("seal") else []
    yield "送达", list(_serving(record, words))
    yield "附件", [f"附件：{one}" for one in record.get("attachments", ())]


def _serving(record: Mapping[str, Any], words: Words) -> Iterator[str]:
    if record.get("serve"):
        yield "依法送达以后才能办结"
    if within := record.get("serve_within"):
        yield f"最迟送到：{words.limits.get(within, within)}"


def _remedy(remedy: Mapping[str, Any]) -> str:
    within = f"{remedy['n']} {Span(remedy['unit']).label}内" if "n" in remedy else "没有规定时间"
    return f"不服可以向{remedy['body']}{remedy['way']}，{within}，{remedy['article']}"


def changed_lines(
    old: tuple[Mapping[str, Any], Mapping[str, Any]],
    new: tuple[Mapping[str, Any], Mapping[str, Any]],
    words: Words,
) -> Iterator[tuple[str, str, str]]:
    """(which part, before, after) of every line of a paper that is not the same; "" where there was or is none."""
    for (title, before), (_, after) in zip(_lines(*old, words), _lines(*new, words), strict=True):
        for _, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if before[i:j] != after[k:m]:
                yield f"文书的{title}", "".join(before[i:j]), "".join(after[k:m])
