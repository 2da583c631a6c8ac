"""How well the signals find what was put into cases on purpose."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field


@dataclass
class Confusion:
    """Found and missed are counted by seeded fault; false and silent by case: a case with a signal that nobody put
    there is false once. `missed` and `false` name them."""

    true_positive: int = 0
    false_negative: int = 0
    false_positive: int = 0
    true_negative: int = 0
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)


def confusion(seeded: Mapping[str, Collection[str]], found: Mapping[str, Collection[str]]) -> Confusion:
    """`seeded` and `found`: keys of signals by case number. A signal on a faulty case that was not put there is false
    as one on a clean case is."""
    told = Confusion()
    for number, faults in seeded.items():
        hits = set(found.get(number, ()))
        for key in faults:
            if key in hits:
                told.true_positive += 1
            else:
                told.false_negative += 1
                told.missed.append(f"{number} {key}")
        more = sorted(hits - set(faults))
        told.false_positive += bool(more)
        told.true_negative += not more and not faults
        told.false += [f"{number} {key}" for key in more]
    return told
