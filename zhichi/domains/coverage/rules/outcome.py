"""How an answer counts in a sample: by the rule, and in the worst and the best case."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one drawn point: `substitute` when another point stands in for it, whose answer this is."""

    real: bool
    visited: bool
    substitute: bool = False


def counted(answers: Sequence[Answer]) -> dict[str, int]:
    """Counts of one stratum.

    `real` is the rule: who was not visited counts as not real, unless a substitute stepped in for a recorded reason,
    whose answer counts then. `strict` takes no substitute's word: the point drawn first counts as not real. `lenient`
    takes everything that was not seen, replaced points too, as real.
    """
    return {
        "taken": len(answers),
        "real": sum(each.visited and each.real for each in answers),
        "strict": sum(each.visited and each.real and not each.substitute for each in answers),
        "lenient": sum(each.substitute or not each.visited or each.real for each in answers),
        "unvisited": sum(not each.visited for each in answers),
        "substituted": sum(each.substitute for each in answers),
    }
