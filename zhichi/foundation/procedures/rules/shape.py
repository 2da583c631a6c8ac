"""The shape of a procedure: frozen values read once from a document and shared by every case that began with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from zhichi.foundation.procedures.enums import FieldType, FiledBy, Phase
from zhichi.foundation.procedures.rules.slots import named_in


@dataclass(frozen=True)
class Field:
    """One thing asked for. `private` answers are stored encrypted and never shown to the public."""

    name: str
    type: FieldType
    title: str
    required: bool = True
    hint: str = ""
    options: tuple[tuple[str, str], ...] = ()
    minimum: int | None = None
    maximum: int | None = None
    private: bool = False
    initial: str = ""

    @property
    def longest(self) -> int:
        """How many characters a text may have."""
        return self.maximum or (4000 if self.type == FieldType.LONGTEXT else 200)


@dataclass(frozen=True)
class By:
    """Who may do a verb: an officer's role at a tier (any tier when empty), the citizen, or the system."""

    role: str
    tier: str = ""


@dataclass(frozen=True)
class ClockEffect:
    """What a verb does to clocks: start or stop a limit, suspend or resume for a typed reason.

    `n_from` names the form field whose number replaces the limit's own (a period set by a notice). `where_enabled`:
    a limit that is not in use starts nothing, instead of refusing the act. `when` "served": it starts on the day on
    which the paper of the act is served, and not with the act.
    """

    action: str
    target: str
    n_from: str = ""
    where_enabled: bool = False
    when: str = ""


@dataclass(frozen=True)
class Remedy:
    """What can be done against a decision: before which body, within how many days or months (0: no time is set)."""

    way: str
    body: str
    article: str
    n: int = 0
    unit: str = ""


@dataclass(frozen=True)
class RecordSpec:
    """The document a verb makes, kept as a structured record: key, title, how it is numbered (empty: not).

    `given` documents are for the party: the citizen may read them on the progress page. With `text` it is a paper of
    whole sentences (their slots: `rules.slots`), else title, number and what was answered. `serve`: it has to be served
    before the case ends, within the limit `serve_within` where there is one.
    """

    key: str
    title: str
    number: str = ""
    given: bool = False
    sort: str = ""
    to: str = ""
    text: tuple[str, ...] = ()
    remedy: tuple[Remedy, ...] = ()
    issuer: str = ""
    seal: bool = False
    attachments: tuple[str, ...] = ()
    serve: bool = False
    serve_within: str = ""

    @property
    def slots(self) -> frozenset[str]:
        """What its sentences leave to be filled in."""
        texts = (*self.text, *(remedy.body for remedy in self.remedy))
        return frozenset(slot for text in texts for slot in named_in(text))

    @property
    def is_letter(self) -> bool:
        """Whether it has sentences of its own."""
        return bool(self.text or self.remedy)


@dataclass(frozen=True)
class Milestone:
    """What the public sees of an act: a key of domain.md §2.7 and one plain sentence."""

    key: str
    text: str


@dataclass(frozen=True)
class State:
    name: str
    title: str
    public: str
    phase: Phase


@dataclass(frozen=True)
class Identity:
    """Why the number of an identity card is asked for, and on what ground; `required` False where some may need it."""

    purpose: str
    basis: str
    required: bool = True


@dataclass(frozen=True)
class Filing:
    """How a case of this kind begins."""

    state: str
    desk: tuple[str, ...]
    fields: tuple[Field, ...]
    clocks: tuple[ClockEffect, ...]
    milestone: Milestone
    record: RecordSpec | None
    anonymous: bool
    basis: str = ""
    # A published form, as key@version: it asks instead of the fields.
    form: str = ""
    by: FiledBy = FiledBy.CITIZEN
    # None: nobody is asked for the number of his identity card.
    identity: Identity | None = None


@dataclass(frozen=True)
class Verb:
    """One thing that may be done: from where, to where, by whom, and all it brings about."""

    name: str
    title: str
    from_: tuple[str, ...]
    to: str
    by: tuple[By, ...]
    fields: tuple[Field, ...] = ()
    clocks: tuple[ClockEffect, ...] = ()
    desk: tuple[str, ...] = ()
    handler: str = ""
    record: RecordSpec | None = None
    milestone: Milestone | None = None
    basis: str = ""
    hook: str = ""
    help: str = ""
    once: bool = False
    after_clock: str = ""
    refers_to: str = ""
    primary: bool = False
    grave: bool = False
    # The party has to come for it: done in one go counts it as a visit.
    visit: bool = False
    # Fields of which at least one must be answered.
    one_of: tuple[str, ...] = ()
    # A published form, as key@version: it asks after the fields.
    form: str = ""

    def target(self, current: str) -> str:
        """The state after the act; `same` leaves it where it was."""
        return current if self.to == "same" else self.to


@dataclass(frozen=True)
class Procedure:
    """A kind's whole procedure in one version; a case keeps the version it began with."""

    kind: str
    title: str
    version: int
    effective_from: date
    prefix: str
    basis: str
    filing: Filing
    states: Mapping[str, State]
    verbs: Mapping[str, Verb]
    confidential: bool = False
    subject_field: str = ""

    @property
    def is_internal(self) -> bool:
        """Whether only officers open such a case: no item may offer it, nobody from outside may file it."""
        return self.filing.by == FiledBy.OFFICER

    @property
    def is_steered(self) -> bool:
        """Whether cases are handed to a provider: then the desk that hands them out goes on deciding."""
        return any(verb.handler == "provider" for verb in self.verbs.values())

    @property
    def serves(self) -> bool:
        """Whether any of its papers has to be served."""
        return any(verb.record is not None and verb.record.serve for verb in self.verbs.values())

    def verbs_from(self, state: str) -> tuple[Verb, ...]:
        """Verbs that leave `state`, in the order of the document."""
        return tuple(verb for verb in self.verbs.values() if state in verb.from_)
