"""The boards of halls as server-sent events: one look at the database a second, however many watch.

`GET /live/halls/<code>/` answers `text/event-stream` with `event: board` and the board's document (numbers and windows,
as on its page). Nothing here is personal, nothing is written. Without this process boards ask by themselves.
"""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import suppress
from typing import Any

from asgiref.sync import sync_to_async
from django.db import close_old_connections
from django.utils import timezone

from zhichi.domains.reception.public import Board, board_on, hall_of

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

ADDRESS = re.compile(r"/live/halls/([A-Za-z0-9-]{1,40})/")
LOOK_SECONDS = 1.0
BEAT_SECONDS = 20.0
MOST_VIEWERS = 5000
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"access-control-allow-origin", b"*"),
    (b"x-accel-buffering", b"no"),
]


class Watched:
    """A hall somebody looks at: the event that was sent last, and a bell that rings when there is a new one."""

    def __init__(self, hall: int) -> None:
        self.hall = hall
        self.mark: str | None = None
        self.event = b""
        self.viewers = 0
        self.bell = asyncio.Event()

    def show(self, board: Board) -> None:
        """Keep the board, and ring when it shows something else."""
        if board.mark == self.mark:
            return
        data = json.dumps(board.document, ensure_ascii=False)
        self.mark, self.event = board.mark, f"event: board\ndata: {data}\n\n".encode()
        rung, self.bell = self.bell, asyncio.Event()
        rung.set()


def look(hall: int) -> Board:
    """The board now; one statement."""
    close_old_connections()
    at = timezone.now()
    return board_on(hall, timezone.localdate(at), at)


def find(code: str) -> int | None:
    close_old_connections()
    hall = hall_of(code)
    return hall.pk if hall else None


class Live:
    """The ASGI application."""

    def __init__(self) -> None:
        self.watched: dict[str, Watched] = {}
        self.viewers = 0
        self.looker: asyncio.Task[None] | None = None

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
            return
        found = ADDRESS.fullmatch(scope["path"]) if scope["type"] == "http" else None
        if found is None or scope["method"] != "GET":
            await _answer(send, 404)
        elif self.viewers >= MOST_VIEWERS:
            await _answer(send, 503)
        else:
            await self._stream(found.group(1), receive, send)

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        while (message := await receive())["type"] != "lifespan.shutdown":
            await send({"type": f"{message['type']}.complete"})
        if self.looker is not None:
            self.looker.cancel()
        await send({"type": "lifespan.shutdown.complete"})

    async def _stream(self, code: str, receive: Receive, send: Send) -> None:
        watched = self.watched.get(code)
        if watched is None:
            hall = await sync_to_async(find)(code)
            if hall is None:
                await _answer(send, 404)
                return
            watched = self.watched.setdefault(code, Watched(hall))
        self.viewers += 1
        watched.viewers += 1
        if self.looker is None or self.looker.done():
            self.looker = asyncio.create_task(self._look())
        leaving = asyncio.create_task(_left(receive))
        try:
            await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
            await _tell(watched, leaving, send)
        except OSError:
            pass  # gone while it was being told
        finally:
            leaving.cancel()
            self.viewers -= 1
            watched.viewers -= 1
            if not watched.viewers:
                self.watched.pop(code, None)

    async def _look(self) -> None:
        """Look at each hall that somebody watches, once a second, until nobody does."""
        while self.watched:
            for watched in list(self.watched.values()):
                # A database that does not answer now may do so in a second.
                with suppress(Exception):
                    watched.show(await sync_to_async(look)(watched.hall))
            await asyncio.sleep(LOOK_SECONDS)


async def _tell(watched: Watched, leaving: "asyncio.Task[None]", send: Send) -> None:
    """What is on the board, then each change; a beat in between, so that proxies keep the line open."""
    said = b""
    while not leaving.done():
        bell = watched.bell
        if watched.event and watched.event != said:
            said = watched.event
            await send({"type": "http.response.body", "body": said, "more_body": True})
            continue
        ring = asyncio.ensure_future(bell.wait())
        await asyncio.wait({ring, leaving}, timeout=BEAT_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        if not ring.done():
            ring.cancel()
            if not leaving.done():
                await send({"type": "http.response.body", "body": b": \n\n", "more_body": True})


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _answer(send: Send, status: int) -> None:
    await send({"type": "http.response.start", "status": status, "headers": [(b"content-length", b"0")]})
    await send({"type": "http.response.body", "body": b""})
