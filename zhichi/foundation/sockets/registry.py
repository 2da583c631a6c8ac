"""What a socket is: a named place where rooms register what they offer, read by floors above that list no room."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from zhichi.kernel.verdict import Verdict

T = TypeVar("T")


class SocketError(LookupError):
    """A key was registered twice with different things, or asked for and never registered."""


class Socket(Generic[T]):
    """Registrations in the order they were made; the same thing may be registered again under its key."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._items: dict[str, T] = {}

    def register(self, key: str, item: T) -> T:
        """Put `item` under `key`; raises SocketError when another item holds the key."""
        held = self._items.get(key)
        if held is not None and held is not item and held != item:
            raise SocketError(f"{self.name}: {key!r} is already registered")
        self._items[key] = item
        return item

    def get(self, key: str) -> T:
        try:
            return self._items[key]
        except KeyError:
            known = ", ".join(sorted(self._items)) or "nothing"
            raise SocketError(f"{self.name}: nothing is registered as {key!r} (there is {known})") from None

    def __contains__(self, key: object) -> bool:
        return key in self._items

    def __iter__(self) -> Iterator[T]:
        return iter(self._items.values())

    def items(self) -> list[tuple[str, T]]:
        return list(self._items.items())


@dataclass(frozen=True)
class Intake:
    """How a room takes over work referred to it: `open(referral=, case=, by=, at=)` makes the new case and returns it.

    `desk`: the kind of unit that receives it. `check(case=, by=, at=)` may refuse before it is sent.
    """

    kind: str
    title: str
    open: Callable[..., Any]
    desk: str
    check: Callable[..., None] | None = None


@dataclass(frozen=True)
class Periodic:
    """Work that comes round: called with the moment by the housekeeper, at most once every `seconds`."""

    title: str
    seconds: int
    run: Callable[[datetime], object]


@dataclass(frozen=True)
class OfficePage:
    """A page in the menu of the office, for whoever holds one of `roles` (values of accounts' Role).

    `url_name` takes no arguments. `order` counts in tens, and each hundred stands under a heading: the network and its
    map from 100, coverage from 200, standards from 300.
    """

    title: str
    url_name: str
    roles: frozenset[str]
    order: int


@dataclass(frozen=True)
class Hook:
    """Python that a procedure's verb names: `check` may refuse before, `after` does what only the domain knows.

    `may` answers a Verdict for an officer whom post and state would let do it, called with case=, verb=, by=; pages
    ask it too, so that the refusal can be read before anything is filled in.

    `title`: what whoever writes procedures picks it by. `kinds`: the kinds of case it knows (none: any). `needs`: the
    fields of the verb whose answers it reads.
    """

    check: Callable[..., None] | None = None
    after: Callable[..., None] | None = None
    may: Callable[..., Verdict] | None = None
    title: str = ""
    kinds: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True)
class CaseSection:
    """What a room adds to the page of any case: lines of (label, value, address of more or "")."""

    title: str
    lines: tuple[tuple[str, str, str], ...]


INTAKES: Socket[Intake] = Socket("intakes")
PERIODIC: Socket[Periodic] = Socket("periodic work")
HOOKS: Socket[Hook] = Socket("procedure hooks")
# What a room adds to the page of its own kind of case: called with the case, answers label and value pairs.
CASE_NOTES: Socket[Callable[..., list[dict[str, str]]]] = Socket("case notes")
OFFICE_PAGES: Socket[OfficePage] = Socket("office pages")
LAW_LOADERS: Socket[Callable[..., Mapping[str, int]]] = Socket("law loaders")
# Called inside the transaction of a filing with case=, filing=, by=, at=; refuses with a RefusedError of cases.
FILED: Socket[Callable[..., None]] = Socket("filed")
# Called inside the transaction of a verb, when everything else is done, with case=, verb=, act=, by=, at=.
ACTED: Socket[Callable[..., None]] = Socket("acted")
# Called with the case before an act that would end it: a sentence for the person when something must be done first, or
# "". At most one statement, and none where the kind of case knows no such thing.
END_CHECKS: Socket[Callable[[Any], str]] = Socket("what stands against the end of a case")
# Called with the actor and the case before its people are shown whole: a Verdict that refuses holds for everybody who
# could act on the case. No statement where the kind of case knows no such thing.
REVEAL_CHECKS: Socket[Callable[[Any, Any], Verdict]] = Socket("who may not see people whole")
# Called with the case, the actor who looks at it and the case's materials.
CASE_SECTIONS: Socket[Callable[..., CaseSection | None]] = Socket("case sections")
