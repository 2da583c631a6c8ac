"""Boards as a stream: what is on it at once, each change, nothing to nobody else, and an end when the viewer leaves."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.db import connections
from django.utils import timezone

from tests.cast import City
from zhichi.config.live import Live
from zhichi.domains.reception.tests.factories import open_now, window
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.appointments.public import Hall, take_ticket

pytestmark = pytest.mark.django_db(transaction=True)


class Viewer:
    """One open line to the application."""

    def __init__(self, live: Live, path: str, method: str = "GET") -> None:
        self.sent: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.leaving = asyncio.Event()
        scope = {"type": "http", "path": path, "method": method}
        self.task = asyncio.create_task(live(scope, self.receive, self.sent.put))

    async def receive(self) -> dict[str, str]:
        await self.leaving.wait()
        return {"type": "http.disconnect"}

    async def next(self) -> dict[str, Any]:
        return await asyncio.wait_for(self.sent.get(), 10)

    async def board(self) -> dict[str, Any]:
        body = (await self.next())["body"].decode()
        assert body.startswith("event: board\ndata: ")
        return json.loads(body.split("data: ")[1])

    async def leave(self) -> None:
        self.leaving.set()
        await asyncio.wait_for(self.task, 10)


def run(story: Callable[[], Awaitable[None]]) -> None:
    """The story, and then an end to what the thread of its database calls has open: nobody else can close that."""

    async def whole() -> None:
        try:
            await story()
        finally:
            await sync_to_async(connections.close_all)()

    asyncio.run(whole())


def ticket(hall: Hall, key: str) -> None:
    take_ticket(hall=hall, spans=[], extra=window(hall), once=key, by=SYSTEM, at=timezone.now())


def test_every_viewer_sees_the_board_and_then_each_change(city: City):
    point, hall = open_now(city)

    async def story() -> None:
        live = Live()
        viewers = [Viewer(live, f"/live/halls/{point.code}/") for _ in range(3)]
        for viewer in viewers:
            assert (await viewer.next())["status"] == 200
            assert (await viewer.board())["waiting"] == []
        await sync_to_async(ticket)(hall, "a")
        for viewer in viewers:
            assert (await viewer.board())["waiting"] == ["001"]
            await viewer.leave()
        assert (live.viewers, live.watched) == (0, {})

    run(story)


@pytest.mark.parametrize(
    ("path", "method"),
    [
        ("/live/halls/PLS-370811000000-2-99/", "GET"),
        ("/live/halls/../../etc/", "GET"),
        ("/office/", "GET"),
        ("/live/halls/PLS-370811000000-2-01/", "POST"),
    ],
)
def test_nothing_else_is_there(city: City, path: str, method: str):
    open_now(city)

    async def story() -> None:
        viewer = Viewer(Live(), path, method)
        assert (await viewer.next())["status"] == 404

    run(story)


def test_one_viewer_too_many_is_asked_to_come_back(city: City, monkeypatch: pytest.MonkeyPatch):
    point, _ = open_now(city)
    monkeypatch.setattr("zhichi.config.live.MOST_VIEWERS", 1)

    async def story() -> None:
        live = Live()
        first = Viewer(live, f"/live/halls/{point.code}/")
        await first.next()
        second = Viewer(live, f"/live/halls/{point.code}/")
        assert (await second.next())["status"] == 503
        await first.leave()

    run(story)
