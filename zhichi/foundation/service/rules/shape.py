"""A way of service as a value, read once from its document (`data/law/service/`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from zhichi.foundation.service.enums import Outcome, Way

WORDS = ("code", "title", "order", "basis", "effect", "help")
LISTS = ("outcomes", "effective", "needs", "one_of", "after", "signers")


@dataclass(frozen=True)
class Method:
    """`outcomes` can be recorded, `effective` of them serve, by the day that `effect` names in words.

    `needs` must be there for an effective outcome, of `one_of` at least one; `after`: ways that must have failed
    before; `then`: which way comes next after an outcome. `servers`: how many are needed, and how many are good
    practice. `limit`: the time limit after whose end it takes effect. `signers`: whose signature counts.
    """

    code: Way
    title: str
    order: int
    basis: str
    effect: str
    outcomes: tuple[str, ...]
    effective: tuple[str, ...]
    needs: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()
    then: tuple[tuple[str, str], ...] = ()
    least: int = 1
    wanted: int = 1
    limit: str = ""
    help: str = ""

    def next_after(self, outcome: str) -> str:
        """The code of the way that comes next; "" where nothing is said."""
        return dict(self.then).get(outcome, "")


def read(document: Mapping[str, Any]) -> Method:
    """The way that a sound document describes; ValueError says what is wrong with another."""
    try:
        servers = document.get("servers", {})
        plain: dict[str, Any] = {name: document[name] for name in WORDS if name in document}
        plain |= {name: tuple(document[name]) for name in LISTS if name in document}
        method = Method(
            **plain,
            then=tuple(document.get("then", {}).items()),
            least=servers.get("least", 1),
            wanted=servers.get("wanted", 1),
            limit=document.get("limit", ""),
        )
    except (TypeError, AttributeError, KeyError) as error:
        raise ValueError(f"{document.get('code')}: {error}") from error
    names = {*method.outcomes, *method.effective, *(outcome for outcome, _ in method.then)}
    ways = {method.code, *method.after, *(way for _, way in method.then)}
    if unknown := (names - set(Outcome.values)) | (ways - set(Way.values)):
        raise ValueError(f"{method.code}: nothing is called {'、'.join(sorted(unknown))}")
    return method
