"""A filing being written on the pages: its steps, and what is known so far."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from zhichi.foundation.cases.public import Channel, Draft
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
    # The public machine it is filled in on: what was typed is shown masked, and the case says where it came from.
    screen: Any = None

    @property
    def kiosk(self) -> bool:
        return self.screen is not None

    @property
    def channel(self) -> str:
        """Asked when it is sent: a clerk may have come in between."""
        if self.screen is None:
            return Channel.WEB
        return Channel.KIOSK_HELPED if self.screen.helped else Channel.KIOSK

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
