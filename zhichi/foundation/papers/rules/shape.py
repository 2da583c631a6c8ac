"""A template as a value, read once from its document."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from zhichi.foundation.papers.enums import Coming, Layout, Retention, SealKind

ANY_RECORD = "*"


@dataclass(frozen=True)
class Template:
    """What a paper is made from. `record` is the document of a case that it prints; without one it is issued on its
    own, with a number of its own (`number`, with {place}, {year} and {n}).

    `body` is HTML of few tags with slots (`rules.language`). `given`: for the party, who can open it where he follows
    his case. `signed`: with unit and day at its end; what a citizen signs is not. `states`: in which a paper on its
    own may be issued, any where there are none. `fields` are asked of whoever issues it, shaped as a procedure's are.
    `heading` is the title with slots, where it is not always the same; `signer` (签发人) stands beside the number of
    what goes to a higher organ, `urgency` above the red head. `uncertain`: why it may not be issued yet.
    """

    key: str
    title: str
    kind: str
    body: str
    record: str = ""
    number: str = ""
    version: int = 1
    effective_from: str = "2000-01-01"
    layout: str = Layout.LETTER
    seal: str = SealKind.NONE
    copies: int = 1
    retention: str = Retention.TEN
    given: bool = False
    signed: bool = True
    basis: str = ""
    to: str = ""
    copy_to: str = ""
    heading: str = ""
    signer: str = ""
    urgency: str = ""
    uncertain: str = ""
    states: tuple[str, ...] = ()
    fields: tuple[Mapping[str, Any], ...] = field(default=())

    @property
    def is_for_any(self) -> bool:
        """Whether it serves every kind of case."""
        return self.kind == Coming.ANY

    @property
    def prints_any(self) -> bool:
        """Whether it prints whatever document has no template of its own."""
        return self.record == ANY_RECORD

    @property
    def seal_words(self) -> str:
        return str(SealKind(self.seal).label)


def read(document: Mapping[str, Any]) -> Template:
    """The template a sound document describes."""
    plain = {name: value for name, value in document.items() if name != "format"}
    for name in ("states", "fields"):
        plain[name] = tuple(plain.get(name, ()))
    return Template(**plain)
