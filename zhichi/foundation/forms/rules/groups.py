"""Conditions and sums as up to three groups of lines, as the builder's pages ask for them: one level of nesting."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Part = Mapping[str, Any]
# How the lines of one group are joined, and the lines.
Group = tuple[str, Sequence[Part]]
MOST = 3


def condition_groups(when: Part) -> tuple[str, list[Group]] | None:
    """How the groups are joined, and the groups; None for what is nested deeper or has more of them."""
    word = next((word for word in ("all", "any") if word in when), "")
    if not word:
        return "all", [_several(when)]
    return _grouped(word, [_plain_or_group(part) for part in _spread(word, when[word])], merges=True)


def formula_groups(formula: Part) -> tuple[str, list[Group]] | None:
    """The same for a sum; the two sides of a difference stay apart."""
    if "op" not in formula:
        return "sum", [("sum", [formula])]
    parts: list[Part | Group | None] = [
        part if "op" not in part else _flat(part["op"], part["of"]) for part in formula["of"]
    ]
    return _grouped(formula["op"], parts, merges=formula["op"] != "difference")


def _grouped(
    word: str, parts: Iterable[Part | Group | None], *, merges: bool
) -> tuple[str, list[Group]] | None:
    """Single lines lie together in one group where their order means nothing, or where nothing is nested."""
    given = list(parts)
    lines = [part for part in given if isinstance(part, Mapping)]
    if len(lines) == len(given):
        return word, [(word, lines)]
    groups: list[Group] = [part for part in given if isinstance(part, tuple)]
    if merges:
        groups = [(word, lines), *groups] if lines else groups
    else:
        groups = [(word, [part]) if isinstance(part, Mapping) else part for part in given if part]
    return (word, groups) if None not in given and len(groups) <= MOST else None


def _plain_or_group(part: Part) -> Part | Group | None:
    for word in ("all", "any"):
        if word in part:
            return _flat(word, part[word])
    return _line(part) if len(part.get("in", ())) < 2 else _several(part)


def _flat(word: str, parts: Sequence[Part]) -> Group | None:
    plain = not any(inner in part for part in parts for inner in ("op", "all", "any"))
    lines = _spread(word, parts) if plain else []
    single = plain and not any(len(line.get("in", ())) > 1 for line in lines)
    return (word, [_line(line) for line in lines]) if single else None


def _spread(word: str, parts: Sequence[Part]) -> list[Part]:
    """Where any of several will do, one of several values is as many lines."""
    if word != "any":
        return list(parts)
    return [line for part in parts for line in (_several(part)[1] if "in" in part else [part])]


def _line(part: Part) -> Part:
    return {"field": part["field"], "is": part["in"][0]} if "in" in part else part


def _several(term: Part) -> Group:
    """A term as a group: one of several values is any of several terms."""
    if "in" not in term:
        return "all", [term]
    return "any", [{"field": term["field"], "is": value} for value in term["in"]]


def joined(word: str, groups: Iterable[Group]) -> dict[str, Any] | None:
    """The condition of the groups, the empty ones left out."""
    parts = [_condition(*group) for group in groups if group[1]]
    return {word: parts} if len(parts) > 1 else parts[0] if parts else None


def _condition(word: str, terms: Sequence[Part]) -> dict[str, Any]:
    if len(terms) == 1:
        return dict(terms[0])
    if word == "any" and len({term["field"] for term in terms}) == 1 and all("is" in term for term in terms):
        return {"field": terms[0]["field"], "in": [term["is"] for term in terms]}
    return {word: [dict(term) for term in terms]}


def reckoned(op: str, groups: Iterable[Group]) -> dict[str, Any] | None:
    """The formula of the groups; one group is the whole of it."""
    held = [(word, [dict(leaf) for leaf in leaves]) for word, leaves in groups if leaves]
    if len(held) < 2:
        return {"op": held[0][0], "of": held[0][1]} if held else None
    return {
        "op": op,
        "of": [leaves[0] if len(leaves) == 1 else {"op": word, "of": leaves} for word, leaves in held],
    }
