"""What rooms say about the law: what cites it, whether a basis is still alive, and further words of `zhichi law`."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from zhichi.foundation.sockets.registry import Socket


@dataclass(frozen=True)
class Citing:
    """One thing that stands on the law: `kind` and `key` name it, `basis` is its citation as it is written.

    `kind` is a word people read (期限, 文书, 权责事项); `url` a page of this site, or empty. `version` is the thing's
    own, as people say it ("2"), and `since` the day from which that version holds, None where it has no first day.
    `places` says where in the thing the citations stand: (place in words, citation), where it has more than one.
    """

    kind: str
    key: str
    title: str
    basis: str
    url: str = ""
    version: str = ""
    since: date | None = None
    places: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class LawPart:
    """A further word of `zhichi law`: `run(words, as_json, write)` answers the exit status; ValueError is a fault."""

    usage: str
    run: Callable[[Sequence[str], bool, Callable[[str], None]], int]


@dataclass(frozen=True)
class LawBook:
    """The register of laws opened once for many questions, each of a basis as it is written and a day.

    `faults`: a sentence for each thing cited on which nothing can stand from that day; `dead`: what of it has lost its
    force, as one sentence, or "".
    """

    faults: Callable[[str, date], Sequence[str]]
    dead: Callable[[str, date], str]


# Called without arguments: everything a room holds that cites law, as it is in force or published last.
CITERS: Socket[Callable[[], Iterable[Citing]]] = Socket("what cites law")
# Called with (basis as it is written, day): a sentence for the person when an article of it has lost its force, or "".
BASIS_CHECKS: Socket[Callable[[str, date], str]] = Socket("checks of a basis")
LAW_PARTS: Socket[LawPart] = Socket("words of `zhichi law`")
# Called with (basis as it is written, first day): a sentence for each thing cited on which nothing can stand from then.
BASIS_FAULTS: Socket[Callable[[str, date], Iterable[str]]] = Socket("faults of a basis")
# Called without arguments; None where no law is registered yet, so that nothing can be held against it.
LAW_BOOKS: Socket[Callable[[], LawBook | None]] = Socket("registers of laws")
# Called with (kind of case, day): what needs a procedure of that kind from that day on, by what people call it.
PROCEDURE_USERS: Socket[Callable[[str, date], Iterable[str]]] = Socket("what needs a procedure")
# Called with a form as `key@version`: what names it, published or being written, by what people call it.
FORM_USERS: Socket[Callable[[str], Iterable[str]]] = Socket("what uses a form")
# Called with (key of a time limit, day): what starts clocks on it from that day on, by what people call it.
LIMIT_USERS: Socket[Callable[[str, date], Iterable[str]]] = Socket("what uses a time limit")
