"""What an item's check is given, and what it answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from zhichi.domains.catalogue.rules.item_places import place_of

Path = tuple[str | int, ...]


class ItemFault(NamedTuple):
    """Where in the document (`("materials", 2, "source")`) and what is wrong there, as one sentence."""

    path: Path
    sentence: str

    @property
    def place(self) -> str:
        """材料第 3 项：来源"""
        return place_of(self.path)

    def __str__(self) -> str:
        return "：".join(part for part in (self.place, self.sentence) if part)


@dataclass(frozen=True)
class KnownToItems:
    """What the rest of the platform holds on the day an item begins; None: not asked.

    `internal` are kinds that officers alone open. `form_of`: kind -> the form its procedure asks with
    (key@version), "" for none. `limits`: key -> (n, unit). `powers`: code -> type, of the powers list. `codes`:
    the 31 characters of every other item -> its title; `bodies`: who decides -> his credit code in another item.
    `law` answers what is wrong with a citation, nothing when it is sound.
    """

    kinds: frozenset[str] | None = None
    internal: frozenset[str] = frozenset()
    form_of: Mapping[str, str] = field(default_factory=dict)
    forms: frozenset[str] | None = None
    proofs: frozenset[str] | None = None
    point_items: frozenset[str] | None = None
    limits: Mapping[str, tuple[int, str]] | None = None
    powers: Mapping[str, str] | None = None
    codes: Mapping[str, str] = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)
    law: Callable[[str], list[str]] | None = None
