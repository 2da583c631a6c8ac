"""Who acts: a plain value passed as `by=` to every verb, without a request and without a database."""

from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["officer", "citizen", "system"]


@dataclass(frozen=True, slots=True)
class PostFact:
    """One post held today: a role in a unit.

    `unit_path` is the materialised path of the unit ("/1/5/"); everything below starts with it.
    `delegated_from` is the id of the absent officer whose post this is, None for an own post.
    """

    role: str
    unit_id: int
    unit_code: str
    unit_path: str
    tier: str
    delegated_from: int | None = None
    unit_name: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """An officer with the posts of one day, the anonymous citizen, or a named part of the system."""

    kind: Kind
    officer_id: int | None
    name: str
    posts: tuple[PostFact, ...] = ()

    @property
    def ref(self) -> str:
        """What the ledger keeps: `officer:17@unit:370811`, `citizen` or `system:<name>`; no personal data."""
        if self.kind == "officer":
            own = [post for post in self.posts if post.delegated_from is None]
            desk = f"@unit:{own[0].unit_code}" if own else ""
            return f"officer:{self.officer_id}{desk}"
        return "citizen" if self.kind == "citizen" else f"system:{self.name}"

    def free_of(self, *givers: int | None) -> "Actor":
        """The same without what these people lent: where several persons must act, nobody acts through another."""
        return replace(
            self, posts=tuple(post for post in self.posts if post.delegated_from not in {*givers} - {None})
        )

    def has(self, role: str, tier: str | None = None) -> bool:
        """Whether any post, own or delegated, is of this role (and at this tier)."""
        return any(post.role == role and tier in (None, post.tier) for post in self.posts)

    def paths(self, *roles: str) -> tuple[str, ...]:
        """The unit paths of the posts with one of `roles` (all posts when none is named)."""
        return tuple(post.unit_path for post in self.posts if not roles or post.role in roles)

    def within(self, path: str, *roles: str) -> bool:
        """Whether the unit at `path` lies in the subtree of a post (with one of `roles`, when named)."""
        return self.kind == "system" or any(path.startswith(own) for own in self.paths(*roles))


CITIZEN = Actor(kind="citizen", officer_id=None, name="")
SYSTEM = Actor(kind="system", officer_id=None, name="zhichi")
