"""The events of the files in `data/notices`, read once by each process."""

from functools import cache

import yaml
from django.conf import settings

from zhichi.foundation.notices.rules import EventError, NoticeEvent, read_events


@cache
def events() -> dict[str, NoticeEvent]:
    """By key, in the order of the files. EventError names the file."""
    found: dict[str, NoticeEvent] = {}
    for path in sorted((settings.DATA / "notices").glob("*.yaml")):
        try:
            told = read_events(yaml.safe_load(path.read_text(encoding="utf-8")))
        except EventError as error:
            raise EventError(f"{path.name}: {error}") from error
        if twice := found.keys() & told.keys():
            raise EventError(f"{path.name}: {sorted(twice)} are there already")
        found |= told
    return found


def event_of(key: str) -> NoticeEvent:
    """KeyError with what there is, for an event that no file names."""
    try:
        return events()[key]
    except KeyError:
        raise KeyError(f"no event is called {key!r}; there are {', '.join(events())}") from None
