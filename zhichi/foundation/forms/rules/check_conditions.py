"""Conditions and formulas of a form: they look only at what stands before them, and only at what they can judge."""

from collections.abc import Iterator, Mapping
from typing import Any

from zhichi.foundation.forms.enums import FieldType
from zhichi.foundation.forms.rules import limits
from zhichi.foundation.forms.rules.circles import named
from zhichi.foundation.forms.rules.conditions import GROUPS, WORDS
from zhichi.foundation.forms.rules.formulas import OPS, FormulaError, kind_of
from zhichi.foundation.forms.rules.seen import Seen
from zhichi.foundation.forms.rules.shape import Fault, FormField

PICKED = frozenset({FieldType.CHOICE, FieldType.CHOICES, FieldType.YES_NO})
# Which relations make sense for which types; `filled` does for all.
MEASURED = frozenset(
    {FieldType.NUMBER, FieldType.MONEY, FieldType.CALCULATED, FieldType.CHOICES, FieldType.TABLE}
)


def condition_faults(place: str, when: Any, seen: Seen, own: frozenset[str]) -> Iterator[Fault]:
    """What is wrong with a condition; `own` are the names of what stands at its place."""
    if when is None:
        return
    terms = [0]
    yield from _condition(place, when, seen, own, limits.CONDITION_DEPTH, terms)
    if terms[0] > limits.CONDITION_TERMS:
        yield Fault(place, f"一个条件最多看 {limits.CONDITION_TERMS} 处。")


def _condition(
    place: str, when: Any, seen: Seen, own: frozenset[str], depth: int, terms: list[int]
) -> Iterator[Fault]:
    terms[0] += 1
    if not isinstance(when, Mapping) or depth == 0:
        yield Fault(place, "条件写得不对，或者套得太深。")
        return
    group = next((word for word in GROUPS if word in when), None)
    if group is not None:
        parts = when[group]
        if len(when) != 1 or not isinstance(parts, list) or not 1 <= len(parts) <= limits.CONDITION_TERMS:
            yield Fault(place, "条件组里要有一到十个条件。")
            return
        for index, part in enumerate(parts):
            yield from _condition(f"{place}.{group}.{index}", part, seen, own, depth - 1, terms)
        return
    words = [word for word in WORDS if word in when]
    if len(words) != 1 or set(when) != {"field", words[0]}:
        yield Fault(place, "条件要写明看哪一项、怎么比（是、属于、不是、已填、至少），只能有一种。")
        return
    yield from _term(place, when, words[0], seen, own)


def _term(place: str, when: Mapping[str, Any], word: str, seen: Seen, own: frozenset[str]) -> Iterator[Fault]:
    name, wanted = when["field"], when[word]
    field = seen.earlier.get(name) if isinstance(name, str) else None
    if field is None:
        yield Fault(place, seen.why_not(str(name), own))
        return
    if word == "filled":
        if not isinstance(wanted, bool):
            yield Fault(place, "“已填”只能是真或假。")
    elif word == "at_least":
        if field.type not in MEASURED or not isinstance(wanted, int) or isinstance(wanted, bool):
            yield Fault(place, f"“{field.title}”不能比大小，或者没有写明至少多少。")
        elif not (-limits.GREATEST if field.type == FieldType.NUMBER else 0) <= wanted <= limits.DEAREST:
            yield Fault(place, "条件里的数太大或太小。")
    else:
        yield from _values(place, field, wanted if word == "in" else [wanted])


def _values(place: str, field: FormField, wanted: Any) -> Iterator[Fault]:
    if not isinstance(wanted, list) or not 1 <= len(wanted) <= limits.OPTIONS:
        yield Fault(place, "条件里没有写明要比的值。")
        return
    if field.type == FieldType.STATEMENT:
        sound = wanted == [True]
    elif field.type == FieldType.NUMBER:
        sound = all(isinstance(one, int) and not isinstance(one, bool) for one in wanted)
    elif field.type in PICKED:
        known = {"yes", "no"} if field.type == FieldType.YES_NO else set(field.labels)
        sound = all(isinstance(one, str) and one in known for one in wanted)
    else:
        yield Fault(place, f"“{field.title}”不能这样比，只能看它填了没有。")
        return
    if not sound:
        yield Fault(place, f"条件里的值不是“{field.title}”会有的答案。")


def formula_faults(place: str, formula: Any, seen: Seen, own: frozenset[str]) -> list[Fault]:
    """Faults of a formula; an empty list when it can be reckoned from what stands before it."""
    terms = [0]
    shape = list(_formula(place, formula, limits.FORMULA_DEPTH, terms))
    if shape:
        return shape
    if terms[0] > limits.FORMULA_TERMS:
        return [Fault(place, f"一个算式最多 {limits.FORMULA_TERMS} 个数。")]
    for name in named(formula):
        if name in seen.titles and name not in seen.earlier:
            return [Fault(place, seen.why_not(name, own))]
    try:
        kind_of(formula, seen.earlier)
    except FormulaError as error:
        return [Fault(place, str(error))]
    return []


def _formula(place: str, formula: Any, depth: int, terms: list[int]) -> Iterator[Fault]:
    terms[0] += 1
    if not isinstance(formula, Mapping) or depth == 0:
        yield Fault(place, "算式写得不对，或者套得太深。")
    elif set(formula) == {"op", "of"}:
        parts = formula["of"]
        if (
            formula["op"] not in OPS
            or not isinstance(parts, list)
            or not 1 <= len(parts) <= limits.FORMULA_TERMS
        ):
            yield Fault(place, "算式只有加（sum）、减（difference）、乘（product）三种，每种至少一个数。")
        elif formula["op"] == "difference" and len(parts) != 2:
            yield Fault(place, "减法要正好两个数。")
        else:
            for index, part in enumerate(parts):
                yield from _formula(f"{place}.of.{index}", part, depth - 1, terms)
    elif set(formula) == {"number"}:
        n = formula["number"]
        if not isinstance(n, int) or isinstance(n, bool) or abs(n) > 10**9:
            yield Fault(place, "算式里的数应当是整数，不超过十亿。")
    elif set(formula) not in ({"field"}, {"table", "column"}):
        yield Fault(place, "算式里只能有填写项、表格的列和整数。")
