"""A complaint's file as values: what the rules of risk read, and nothing else of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

# States in which a complaint ended without an answer of ours to its matter.
ELSEWHERE = frozenset({"merged", "withdrawn", "abandoned"})


@dataclass(frozen=True, slots=True)
class Did:
    """One act. `at` tells the order, `on` is its local day; `who` is the actor on the ledger."""

    verb: str
    at: datetime
    on: date
    who: str


@dataclass(frozen=True, slots=True)
class PaperSeen:
    """A document of the case. `said`: its answers by name; `remedy`: what it tells of remedies; `told` says that it
    goes out under a seal; `sealed` that the bytes which were approved were stamped."""

    key: str
    on: date
    said: Mapping[str, str] = field(default_factory=dict)
    remedy: str = ""
    needs_seal: bool = False
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try to serve. `signer` as in `service.Signer`, "" where the way has none; `held`: it took effect."""

    way: str
    signer: str
    consent: bool
    held: bool


@dataclass(frozen=True, slots=True)
class ServiceSeen:
    key: str
    to_party: bool
    settled: bool
    served_on: date | None
    tries: tuple[Attempt, ...] = ()


@dataclass(frozen=True, slots=True)
class ClockSeen:
    """`which`: accept, decide, notify or backstop. `due_on` None while it is suspended; `longer_on`: days on which it
    was lengthened; `due_before`: its last day without that."""

    which: str
    due_on: date | None
    stopped_on: date | None
    longer_on: tuple[date, ...] = ()
    due_before: date | None = None


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """`handlers`: names; `people`: names of who complained. `same_about`: how many complaints about the same within
    the twelve months before this one, itself included; `same_words`: numbers of cases decided in the same words."""

    state: str
    filed_on: date
    closed_on: date | None = None
    sort: str = ""
    named: bool = True
    respondent: str = ""
    handlers: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    weighty: bool = False
    result: str = ""
    reviewed_on: date | None = None
    discussed_on: date | None = None
    acts: tuple[Did, ...] = ()
    papers: tuple[PaperSeen, ...] = ()
    services: tuple[ServiceSeen, ...] = ()
    clocks: tuple[ClockSeen, ...] = ()
    same_about: int = 0
    same_words: tuple[str, ...] = ()

    def last(self, verb: str) -> Did | None:
        return next((act for act in reversed(self.acts) if act.verb == verb), None)

    def did(self, *verbs: str) -> bool:
        return any(act.verb in verbs for act in self.acts)

    def paper(self, key: str) -> PaperSeen | None:
        return next((one for one in reversed(self.papers) if one.key == key), None)

    def clock(self, which: str) -> ClockSeen | None:
        return next((one for one in reversed(self.clocks) if one.which == which), None)
