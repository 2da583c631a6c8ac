"""When something is asked, on the builder's pages: up to three groups of lines, each picked from a list."""

from collections.abc import Mapping, Sequence
from typing import Any

from zhichi.foundation.forms.rules import limits
from zhichi.foundation.forms.rules.editor_parts import ask, kept, pairs, section
from zhichi.foundation.forms.rules.facts import fact_of, facts_of, row_of, rows_faults, term_of
from zhichi.foundation.forms.rules.groups import MOST, Group, condition_groups, joined
from zhichi.foundation.forms.rules.said import condition_said, relation_said

Part = Mapping[str, Any]
JOINS = (("all", "都要符合"), ("any", "符合一个就行"))
ALWAYS = "always"
HOW_MANY = ((ALWAYS, "总是问"), ("1", "符合条件才问"), ("2", "条件分两组"), ("3", "条件分三组"))
# Names of the table of each group, and of how its lines are joined.
TABLES = (("conditions", "joined"), ("conditions_2", "joined_2"), ("conditions_3", "joined_3"))
TITLES = ("条件", "第二组条件", "第三组条件")


def when_section(known: Sequence[Part], part: Part) -> list[dict[str, Any]]:
    """The questions about conditions; none where there is nothing to look at."""
    held = part.get("when")
    groups = condition_groups(held) if held else ("all", [])
    fields = {field["name"]: field for field in known}
    if groups is None:
        return [section("when", "什么时候才问", [kept("kept_when", condition_said(held or {}, fields))])]
    offered = [*(fact for field in known for fact in facts_of(field)), *_lost(groups[1], fields)]
    if not offered:
        return []
    several = {"field": "when", "in": ["2", "3"]}
    asked = [
        ask("when", "choice", "什么时候问", options=pairs(HOW_MANY)),
        _joining("outer", "几组条件之间", several),
    ]
    for n, (table, how) in enumerate(TABLES):
        seen = {"field": "when", "in": [str(most) for most in range(n + 1, MOST + 1)]}
        columns = [
            ask("what", "choice", "前面的回答", options=pairs(offered)),
            ask("number", "number", "数", required=False, help="写着“填数”的才填。"),
        ]
        asked += [
            ask(table, "table", TITLES[n], maximum=limits.CONDITION_TERMS, columns=columns, when=seen),
            _joining(how, f"“{TITLES[n]}”的几条之间", seen),
        ]
    return [section("when", "什么时候才问", asked)]


def _joining(name: str, title: str, when: Part) -> dict[str, Any]:
    told = "不选就是都要符合。"
    return ask(name, "choice", title, required=False, options=pairs(JOINS), when=when, help=told)


def _lost(groups: Sequence[Group], fields: Mapping[str, Part]) -> list[tuple[str, str]]:
    """Lines held that can no longer be picked, for they look back no more: shown, so that they can be changed."""
    held = {fact_of(term): term for _, terms in groups for term in terms}
    known = {fact for field in fields.values() for fact, _ in facts_of(field)}
    return [
        (fact, f"{term['field']}（不在前面）：{relation_said(term, {})}")
        for fact, term in held.items()
        if fact not in known
    ]


def when_rows(when: Part | None) -> dict[str, Any]:
    """A condition as answers of the page."""
    groups = condition_groups(when) if when else ("all", [])
    if groups is None:
        return {"kept_when": "keep"}
    if not groups[1]:
        return {"when": ALWAYS}
    rows: dict[str, Any] = {"when": str(len(groups[1])), "outer": groups[0]}
    for (table, how), (word, terms) in zip(TABLES, groups[1], strict=False):
        rows |= {table: [row_of(term) for term in terms], how: word}
    return rows


def conditions_of(answers: Part, held: Part | None) -> dict[str, Any] | None:
    """The condition that the answers describe; `held` stays where the page could not show it."""
    if "kept_when" in answers:
        return dict(held) if held and answers["kept_when"] == "keep" else None
    groups = [
        (answers.get(how, "all"), [term_of(row) for row in answers.get(table, ())]) for table, how in TABLES
    ]
    return joined(answers.get("outer", "all"), groups)


def condition_rows_faults(answers: Part) -> list[tuple[str, str]]:
    """Lines without their number: the name of the input, and one sentence."""
    return [fault for table, _ in TABLES for fault in rows_faults(table, answers.get(table, ()))]
