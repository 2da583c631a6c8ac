"""A filing being written on the pages: its steps, and what is known so far."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from zhichi.foundation.cases.public import Draft
from zhichi.foundation.procedures.public import Procedure, procedure_of
from zhichi.foundation.sockets.public import ServiceItem

STEPS = ("where", "matter", "person", "papers", "check")
TITLES = {"where": "所在地", "matter": "事情", "person": "您的信息", "papers": "材料", "check": "核对提交"}


@dataclass
class Application:
    """A draft being written: the item, the version of its procedure in force at this request, what is known so far."""

    item: ServiceItem
    version_id: int
    draft: Draft
    token: str
    at: datetime
    # Filled in on a public machine: what was typed is shown masked, and the case says where it came from.
    kiosk: bool = False

    @property
    def procedure(self) -> Procedure:
        return procedure_of(self.version_id)

    @property
    def answers(self) -> dict[str, Any]:
        return dict(self.draft.answers)

    @property
    def promises(self) -> dict[str, dict[str, str]]:
        """By material: the proof in whose place a commitment was accepted, and its words."""
        return dict(self.draft.answers.get("papers", {}).get("promises", {}))
