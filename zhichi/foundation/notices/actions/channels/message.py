"""What every channel takes and answers: the one adapter interface."""

from dataclasses import dataclass
from typing import Protocol

from zhichi.foundation.notices.enums import Answer


@dataclass(frozen=True)
class Message:
    """One copy as it goes out. `key` is the same for every try, and no other message ever has it."""

    key: str
    channel: str
    to: str
    title: str
    text: str
    link: str = ""


@dataclass(frozen=True)
class Outcome:
    """`reference` is the channel's own number of it; `wait` the seconds it asks for before the next try."""

    answer: Answer
    said: str = ""
    reference: str = ""
    wait: int = 0


class Sender(Protocol):
    """A channel. `told` says in one line where messages go, without any secret."""

    told: str

    def send(self, message: Message, *, stamp: int) -> Outcome:
        """Hand it over now (`stamp`: seconds since 1970). Never raises for what the other side does."""
        ...
