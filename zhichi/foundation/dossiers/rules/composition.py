"""What belongs into the file of one kind of case, in which order, and how long it is kept (data/law/dossiers)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from typing import Any, Protocol, TypeVar

from zhichi.foundation.dossiers.enums import YEARS, Keeping

FORMAT = "zhichi-dossier-rule/1"
REST = "rest"
# A document of one of these sorts is a decision (`procedures.RecordSpec.sort`).
DECIDING = frozenset({"decision", "grant"})


class CompositionError(ValueError):
    """A file of rules that cannot be used; the message says what to change."""


class Keyed(Protocol):
    """Anything that carries the key of a `DossierItem`."""

    @property
    def key(self) -> str: ...


@dataclass(frozen=True)
class Place:
    """One place in the order of the file. `takes`: patterns of item keys; `after`: needed once one of these verbs was
    done; `always`: needed in every file."""

    key: str
    title: str
    takes: tuple[str, ...]
    always: bool = False
    after: tuple[str, ...] = ()

    def wants(self, key: str) -> bool:
        return any(fnmatchcase(key, pattern) for pattern in self.takes)

    def needed(self, done: Collection[str]) -> bool:
        return self.always or any(verb in done for verb in self.after)


@dataclass(frozen=True)
class Composition:
    kind: str
    title: str
    version: int
    places: tuple[Place, ...]
    keeping: str
    keeping_source: str
    basis: str = ""
    freezes: frozenset[str] = frozenset()
    # Whether the file is frozen when the case ends, also where no decision froze it before.
    at_end: bool = False

    def decides(self, verb: str, sort: str) -> bool:
        """Whether a verb, whose document is of this sort, is the decision at which the file stands still."""
        return verb in self.freezes or sort in DECIDING

    def place_of(self, key: str) -> int:
        """The number of the place an item belongs to; what nobody named comes after all others."""
        return next((n for n, place in enumerate(self.places) if place.wants(key)), len(self.places))

    def title_of(self, number: int) -> str:
        return self.places[number].title if number < len(self.places) else "其他"

    def lacking(self, keys: Collection[str], done: Collection[str]) -> tuple[str, ...]:
        """Titles of the places that must be filled by now and are not."""
        return tuple(
            place.title
            for place in self.places
            if place.needed(done) and not any(place.wants(key) for key in keys)
        )


K = TypeVar("K", bound=Keyed)


def arranged(rule: Composition, items: Iterable[K]) -> list[K]:
    """In the order of the file; within one place as they came."""
    return sorted(items, key=lambda item: rule.place_of(item.key))


def keep_until(keeping: str, ended_on: date) -> date | None:
    """The last day on which it must be kept: counted from the year after the end; None for ever."""
    years = YEARS.get(Keeping(keeping))
    return None if years is None else date(ended_on.year + years, 12, 31)


def read_composition(document: Mapping[str, Any]) -> Composition:
    """CompositionError when something is missing or wrong."""
    if document.get("format") != FORMAT:
        raise CompositionError(f"format must be {FORMAT}")
    keeping = document.get("keeping") or {}
    if keeping.get("class") not in Keeping.values or not keeping.get("source"):
        raise CompositionError(f"keeping wants class ({', '.join(Keeping.values)}) and source")
    places = tuple(_place(one) for one in document.get("places") or ())
    keys = [place.key for place in places]
    if not places or len(set(keys)) != len(keys):
        raise CompositionError("places: at least one, and no key twice")
    return Composition(
        kind=str(document["kind"]),
        title=str(document["title"]),
        version=int(document.get("version", 1)),
        places=places,
        keeping=str(keeping["class"]),
        keeping_source=str(keeping["source"]),
        basis=str(document.get("basis", "")),
        freezes=frozenset(document.get("freezes") or ()),
        at_end=bool(document.get("at_end")),
    )


def _place(one: Mapping[str, Any]) -> Place:
    required = one.get("required", False)
    takes: Sequence[str] = one.get("takes") or ()
    if not one.get("key") or not one.get("title") or not takes:
        raise CompositionError("a place wants key, title and takes")
    if not (isinstance(required, bool) or set(required) == {"after"}):
        raise CompositionError(f"{one['key']}: required is true, false or {{after: [verbs]}}")
    after = () if isinstance(required, bool) else tuple(required["after"])
    return Place(str(one["key"]), str(one["title"]), tuple(takes), required is True, after)
