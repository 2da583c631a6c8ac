"""A calendar file with one event (RFC 5545)."""

from dataclasses import dataclass
from datetime import UTC, datetime

LINE_OCTETS = 75


@dataclass(frozen=True, slots=True)
class Event:
    """`sequence` grows with every change, so that calendars replace what they hold (RFC 5545 §3.8.7.4)."""

    uid: str
    sequence: int
    written_at: datetime
    starts_at: datetime
    ends_at: datetime
    title: str
    place: str
    words: str
    cancelled: bool = False


def calendar(event: Event) -> bytes:
    """The whole file: UTF-8, lines end in CRLF and are folded at 75 octets."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Zhichi//appointments 1//ZH",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"SEQUENCE:{event.sequence}",
        f"DTSTAMP:{stamp(event.written_at)}",
        f"DTSTART:{stamp(event.starts_at)}",
        f"DTEND:{stamp(event.ends_at)}",
        f"SUMMARY:{escaped(event.title)}",
        f"LOCATION:{escaped(event.place)}",
        f"DESCRIPTION:{escaped(event.words)}",
        f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}",
    ]
    if not event.cancelled:
        lines += ["BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{escaped(event.title)}"]
        lines += ["TRIGGER:-PT1H", "END:VALARM"]
    lines += ["END:VEVENT", "END:VCALENDAR"]
    return b"".join(folded(line) for line in lines)


def stamp(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    """TEXT of RFC 5545 §3.3.11; other control characters have no place in it."""
    text = text.replace("\\", "\\\\").replace(";", r"\;").replace(",", r"\,")
    text = text.replace("\r\n", "\n").replace("\n", r"\n")
    return "".join(sign for sign in text if sign.isprintable())


def folded(line: str) -> bytes:
    """At most 75 octets a line, never cut inside a character; what follows begins with a blank."""
    out, octets = [], 0
    for sign in line:
        width = len(sign.encode())
        if octets + width > LINE_OCTETS:
            out.append("\r\n ")
            octets = 1
        out.append(sign)
        octets += width
    return "".join([*out, "\r\n"]).encode()
