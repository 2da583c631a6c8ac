"""Forms that are asked to wait: what else than typed text has to come through the waiting page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from zhichi.foundation.sockets.registry import Socket


@dataclass(frozen=True)
class Carried:
    """Hidden fields (name, value) that stand for what was chosen, and a sentence for each thing that was not kept."""

    fields: tuple[tuple[str, str], ...] = ()
    faults: tuple[str, ...] = ()


# Called with the request of a form that has to wait.
FORM_CARRIERS: Socket[Callable[[Any], Carried]] = Socket("what a waiting page carries on")
