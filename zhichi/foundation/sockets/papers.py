"""What is asked of an applicant for an item, and what he promised in place of a proof (domain.md §9.2, §9.3)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from zhichi.foundation.sockets.registry import Socket


@dataclass(frozen=True)
class PaperAsked:
    """One material of an item, as this applicant stands to it on this day.

    `needed` is False for what we hold or share; `why` says so in one sentence. `proof` and `words` (what would be
    promised, whole) are filled where a written commitment may take its place; `refused` says in one sentence why it
    may not this time.
    """

    name: str
    title: str
    needed: bool
    required: bool = False
    why: str = ""
    proof: str = ""
    words: str = ""
    refused: str = ""

    @property
    def promisable(self) -> bool:
        """Whether this applicant may choose to promise instead of handing in."""
        return bool(self.words) and not self.refused


@dataclass(frozen=True)
class PromiseMade:
    """A commitment of a case, told to who made it: `standing` in a few words, `said` in sentences; no names.

    `state` is a word for machines, `words` what was shown and accepted.
    """

    title: str
    words: str
    signed_at: datetime
    verify_by: date | None
    state: str
    standing: str
    said: str


@dataclass(frozen=True)
class PaperOffer:
    """What can be done next with an issued paper, on its page: `url` is empty where it is only said how it stands."""

    title: str
    url: str
    words: str = ""


# Called with (paper as its room keeps it, actor): one statement at most.
PAPER_OFFERS: Socket[Callable[[Any, Any], Sequence[PaperOffer]]] = Socket("offers on the page of a paper")
# Called with (paper as its room keeps it): the same with the electronic seal that stands on it, None where none does.
PAPER_SEALED: Socket[Callable[[Any], bytes | None]] = Socket("a paper with its electronic seal")
# Called with (unit, the organ that numbers its papers, the seal a template asks, day): in whose name a paper goes out.
PAPER_NAMES: Socket[Callable[[Any, Any, str, date], Any]] = Socket("in whose name papers go out")
# Called with materials= (of an item's document), on= (day) and id_number= ("" where none is given).
PAPERS_ASKED: Socket[Callable[..., Sequence[PaperAsked]]] = Socket("papers asked")
# Called with the primary key of a case; one statement at most.
PROMISES_MADE: Socket[Callable[[int], Sequence[PromiseMade]]] = Socket("promises made")
