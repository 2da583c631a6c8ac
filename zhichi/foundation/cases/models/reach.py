"""How far an actor's posts reach, as ids, or as the slots of a reading that is filled with ids later."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.rules import scope_of
from zhichi.foundation.statements.public import padded

# How many ids of each sort, and whether everything is reached: the shape of a statement.
Widths = tuple[bool, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Reach:
    """The scope of `rules.scope_of`, with the values of `Case.seat` that are the actor's own.

    Every item is an id, or a slot. The last id is repeated up to a power of two, so that few shapes serve all.
    """

    everything: bool
    counties: tuple[Any, ...]
    desks: tuple[Any, ...]
    people: tuple[Any, ...]
    seats: tuple[Any, ...]

    def __bool__(self) -> bool:
        return self.everything or bool(self.counties or self.desks or self.people)

    @property
    def widths(self) -> Widths:
        return (self.everything, len(self.counties), len(self.desks), len(self.people), len(self.seats))

    def of(self, *sorts: str) -> "Reach":
        """The same without the ids of other sorts: a statement is given only what it asks for."""
        return Reach(self.everything, *(getattr(self, sort) if sort in sorts else () for sort in SORTS))

    @property
    def ids(self) -> dict[str, int]:
        """By the name of its slot."""
        return {f"{sort}{n}": each for sort in SORTS for n, each in enumerate(getattr(self, sort))}


SORTS = tuple(field.name for field in fields(Reach))[1:]


def reach_of(actor: Actor | Reach) -> Reach:
    """The reach of an actor; a reach is its own."""
    if isinstance(actor, Reach):
        return actor
    posts = actor.posts
    scope = scope_of(
        actor.officer_id, [(p.role, p.tier, p.unit_id, p.unit_path, p.delegated_from) for p in posts]
    )
    # Desks by even numbers, persons by odd ones.
    seats = {2 * post.unit_id for post in posts} | {2 * person + 1 for person in scope.people}
    # Who sees everything needs no other reason.
    reasons = () if scope.everything else (scope.counties, scope.desks, scope.people)
    counties, desks, people = (padded(sorted(ids)) for ids in reasons or ((), (), ()))
    return Reach(scope.everything, counties, desks, people, padded(sorted(seats)))


def reach_in(widths: Widths, slots: Mapping[str, Any]) -> Reach:
    """The same with slots in place of ids."""
    everything, *many = widths
    held = (tuple(slots[f"{sort}{i}"] for i in range(n)) for sort, n in zip(SORTS, many, strict=True))
    return Reach(everything, *held)
