"""What a fault is, and the names a document may use."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class ProcedureFault:
    """One thing wrong with a document: where (`verbs.accept.to`), why, and the same as a sentence for an officer."""

    place: str
    reason: str
    sentence: str = field(default="", compare=False)

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}"

    @property
    def said(self) -> str:
        return self.sentence or self.reason


@dataclass(frozen=True)
class HookFact:
    """For which kinds of case a hook is made (none: any), and which fields of the verb it reads."""

    kinds: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Known:
    """The names a document may use; an empty set means that kind of name is not checked (of forms: None).

    `forms`: with the names of what each asks; `seats`: at which tiers a role acts on cases, at none it can do no verb;
    `unused`: limits that are there and not in use, which only an effect `where_enabled` may name.
    """

    roles: frozenset[str] = frozenset()
    tiers: frozenset[str] = frozenset()
    desks: frozenset[str] = frozenset()
    limits: frozenset[str] = frozenset()
    hooks: Mapping[str, HookFact] = field(default_factory=dict)
    intakes: frozenset[str] = frozenset()
    suspensions: frozenset[str] = frozenset()
    forms: Mapping[str, frozenset[str]] | None = None
    prefixes: Mapping[str, str] = field(default_factory=dict)
    seats: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unused: frozenset[str] = frozenset()
    # Of each form what is private: it goes into no paper.
    private: Mapping[str, frozenset[str]] = field(default_factory=dict)
    # How the papers of other kinds are numbered, and whose each template is.
    numbers: Mapping[str, str] = field(default_factory=dict)
    # Whether papers are held to what is asked of new ones; what was published before stays sound.
    papers: bool = False


def many(value: object) -> tuple[str, ...]:
    """One name or a list of names, as a tuple."""
    if isinstance(value, str):
        return (value,)
    return tuple(value) if isinstance(value, list | tuple) else ()


def named(document: Mapping[str, object], part: str, name: str) -> str:
    """The title of a state or verb, or its name where there is none."""
    entry = held.get(name) if isinstance(held := document.get(part), Mapping) else None
    return str(entry.get("title", name)) if isinstance(entry, Mapping) else name
