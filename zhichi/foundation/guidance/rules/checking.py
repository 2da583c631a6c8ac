"""What is wrong with a way: its shape, dead ends, rows and outcomes that nothing leads to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jsonschema import Draft202012Validator

from zhichi.foundation.guidance.rules.reading import Way, read_way
from zhichi.foundation.guidance.rules.schema import SCHEMA
from zhichi.foundation.guidance.rules.walking import walk

MOST_PATHS = 5000


@dataclass(frozen=True)
class WayFault:
    """`place` is where in the document; `sentence` says what is wrong."""

    place: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence}"


def faults_of_way(name: str, document: Mapping[str, Any]) -> list[WayFault]:
    """Every fault of a document; `name` begins each place."""
    wrong = sorted(
        Draft202012Validator(SCHEMA).iter_errors(document), key=lambda one: list(map(str, one.path))
    )
    if wrong:
        return [WayFault("/".join([name, *map(str, one.path)]), one.message[:200]) for one in wrong]
    way = read_way(document)
    named = [WayFault(f"{name}/{place}", sentence) for place, sentence in _names(way)]
    return named or [WayFault(f"{name}/{place}", sentence) for place, sentence in _paths(way)]


def _names(way: Way) -> Iterator[tuple[str, str]]:
    keys = [question.key for question in way.questions]
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield f"questions/{key}", "这个问题写了两次"
    for question in way.questions:
        values = [option.value for option in question.options]
        if len(set(values)) < len(values):
            yield f"questions/{question.key}", "有两个一样的选项"
    for number, row in enumerate(way.rows):
        if row.outcome not in way.outcomes:
            yield f"rows/{number}", f"没有叫 {row.outcome} 的结果"
        for key, named in row.when.items():
            if key not in keys:
                yield f"rows/{number}", f"没有叫 {key} 的问题"
            elif strange := named - {option.value for option in way.question(key).options}:
                yield f"rows/{number}", f"问题 {key} 没有选项 {'、'.join(sorted(strange))}"


def _paths(way: Way) -> Iterator[tuple[str, str]]:
    """Every way of answering is walked: none may end nowhere, and every row, outcome and question must be met."""
    hit, asked, waiting, count = set[int](), set[str](), [dict[str, str]()], 0
    while waiting:
        count += 1
        if count > MOST_PATHS:
            yield "rows", f"走法超过 {MOST_PATHS} 种，请拆成几条"
            return
        given = waiting.pop()
        step = walk(way, given)
        if step.question is not None:
            asked.add(step.question.key)
            waiting += [{**given, step.question.key: option.value} for option in step.question.options]
        elif step.row is None:
            said = "，".join(f"{one.question.key}={one.option.value}" for one in step.trail)
            yield "rows", f"答 {said or '（还没有问）'} 以后没有结果"
        else:
            hit.add(next(number for number, row in enumerate(way.rows) if row is step.row))
    for number, row in enumerate(way.rows):
        if number not in hit:
            yield f"rows/{number}", f"没有哪种回答走得到这一行（{row.outcome}）"
    for key in way.outcomes:
        if key not in {way.rows[number].outcome for number in hit}:
            yield f"outcomes/{key}", "没有哪种回答走得到这个结果"
    for question in way.questions:
        if question.key not in asked:
            yield f"questions/{question.key}", "这个问题从来不会问到"
