"""Which text of a law holds on a day, and in which words a citation names the text it was held against."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar


class Dated(Protocol):
    """A version of a law; days not known are None."""

    effective_from: date | None
    effective_to: date | None


V = TypeVar("V", bound=Dated)


def text_on(versions: Iterable[V], day: date) -> V | None:
    """The text in force on a day; before the first one and after the last, the nearest. None for a law without any."""
    ordered = sorted(versions, key=lambda one: one.effective_from or date.min)
    begun = [one for one in ordered if one.effective_from is None or one.effective_from <= day]
    return begun[-1] if begun else next(iter(ordered), None)


@dataclass(frozen=True)
class TextNamed:
    """What a citation was held against: the law's version, the article's first day; `now` is the law's version today.

    `current` is False where the law or the article reads otherwise today.
    """

    version: str
    since: date | None = None
    current: bool = True
    now: str = ""

    @property
    def words(self) -> str:
        """2021年公布；2025-06-01 起的条文"""
        said = f"{self.since:%Y-%m-%d} 起的条文" if self.since else ""
        return "；".join(part for part in (self.version, said) if part)
