"""What differs between two states of the powers list, item by item and element by element."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from zhichi.domains.catalogue.enums import PowerType
from zhichi.domains.catalogue.rules.numerals import article_words
from zhichi.domains.catalogue.rules.power_shape import ELEMENTS

Document = Mapping[str, Any]
LawTitle = Callable[[str], str]


@dataclass(frozen=True)
class Element:
    """One element of an item in both states, in words people read; empty where it was not there."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Changed:
    code: str
    title: str
    elements: tuple[Element, ...]


@dataclass(frozen=True)
class Difference:
    """`added` and `removed` are (code, title)."""

    added: tuple[tuple[str, str], ...]
    removed: tuple[tuple[str, str], ...]
    changed: tuple[Changed, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


def difference(
    before: Mapping[str, Document], after: Mapping[str, Document], law_title: LawTitle = str
) -> Difference:
    """Two lists by code -> document; `law_title` says a law's key in words."""
    changed = (
        Changed(code, str(after[code]["title"]), elements_changed(before[code], after[code], law_title))
        for code in sorted(before.keys() & after.keys())
    )
    return Difference(
        added=tuple((code, str(after[code]["title"])) for code in sorted(after.keys() - before.keys())),
        removed=tuple((code, str(before[code]["title"])) for code in sorted(before.keys() - after.keys())),
        changed=tuple(one for one in changed if one.elements),
    )


def elements_changed(before: Document, after: Document, law_title: LawTitle = str) -> tuple[Element, ...]:
    """The elements of one item that differ, in the order of the list."""
    return tuple(
        Element(label, said(name, before.get(name), law_title), said(name, after.get(name), law_title))
        for name, label in ELEMENTS.items()
        if (before.get(name) or None) != (after.get(name) or None)
    )


def all_elements(document: Document, law_title: LawTitle = str) -> list[tuple[str, str]]:
    """(label, words) of everything an item says, empty elements left out."""
    rows = [(label, said(name, document.get(name), law_title)) for name, label in ELEMENTS.items()]
    return [(label, words) for label, words in rows if words]


def said(name: str, value: Any, law_title: LawTitle = str) -> str:
    """An element in words, one line a part."""
    if not value:
        return ""
    if name == "type":
        return str(PowerType(value).label)
    if name == "basis":
        return "\n".join(basis_said(row, law_title) for row in value)
    if name == "responsibilities":
        return "\n".join(
            f"{row['matter']}（{row['basis']}）" if row.get("basis") else row["matter"] for row in value
        )
    if name == "flow":
        return " → ".join(value)
    return str(value)


def basis_said(row: Mapping[str, Any], law_title: LawTitle = str) -> str:
    """《中华人民共和国律师法》第六条：…"""
    words = f"《{law_title(row['law'])}》{article_words(row['article']) if row.get('article') else ''}"
    return f"{words}：{row['words']}" if row.get("words") else words
