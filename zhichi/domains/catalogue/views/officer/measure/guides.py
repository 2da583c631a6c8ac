"""What each version of a guide cost people, side by side: before and after a change of the guide alone."""

from datetime import date
from typing import Any

from zhichi.domains.catalogue.models.measured_guides import counts_of_guides
from zhichi.domains.catalogue.views.officer.measure.words import figures
from zhichi.foundation.accounts.public import Actor

# Of the figures of a version those that a guide can change: done, visits, materials, steps, days, returns.
SHOWN = (0, 1, 2, 5, 6, 9)


def guide_lines(actor: Actor, since: date | None, kind: str) -> list[dict[str, Any]]:
    """One row for each item and version of its guide under which cases of the kind were filed."""
    return [
        {**guide, "figures": [figures(guide["counts"])[place] for place in SHOWN]}
        for guide in counts_of_guides(actor, since, kind)
    ]
