"""The pages of a PDF as a person sees them: A4, upright, whole."""

from dataclasses import dataclass
from typing import Any

from pyhanko.pdf_utils.reader import PdfFileReader

from zhichi.foundation.signing.engine import faults, limits
from zhichi.foundation.signing.engine.faults import FaultError

MM = 72 / 25.4
A4, OFF_MM = (210.0, 297.0), 1.5
INHERITED = ("/MediaBox", "/CropBox", "/Rotate")


@dataclass(frozen=True, slots=True)
class Box:
    """In points: left, bottom, width, height."""

    left: float
    bottom: float
    width: float
    height: float


def measured(reader: PdfFileReader) -> list[Box]:
    """The box of every page; FaultError for a page on which a seal would stand wrong."""
    found: list[Box] = []
    waiting: list[tuple[Any, dict[str, Any]]] = [(reader.root["/Pages"], {})]
    seen: set[int] = set()
    while waiting:
        node, above = waiting.pop()
        if id(node) in seen:
            raise FaultError(faults.BROKEN)
        seen.add(id(node))
        held = above | {name: node[name] for name in INHERITED if name in node}
        if node.get("/Type") == "/Pages" or "/Kids" in node:
            kids = node["/Kids"]
            waiting += [(kids[index], held) for index in reversed(range(len(kids)))]
        else:
            found.append(_page(node, held, len(found) + 1))
        if len(found) > limits.MOST_PAGES:
            raise FaultError(faults.PAGES)
    if not found:
        raise FaultError(faults.NO_PAGES)
    return found


def _page(page: Any, held: dict[str, Any], number: int) -> Box:
    left, bottom, right, top = (float(value) for value in held["/MediaBox"])
    box = Box(min(left, right), min(bottom, top), abs(right - left), abs(top - bottom))
    sides = sorted((box.width / MM, box.height / MM))
    if any(abs(side - wanted) > OFF_MM for side, wanted in zip(sides, A4, strict=True)):
        raise FaultError(faults.SIZE.format(number))
    if int(held.get("/Rotate", 0)) % 360 or float(page.get("/UserUnit", 1)) != 1:
        raise FaultError(faults.TURNED.format(number))
    cut = [float(value) for value in held.get("/CropBox", (left, bottom, right, top))]
    if any(abs(one - other) > 1 for one, other in zip(cut, (left, bottom, right, top), strict=True)):
        raise FaultError(faults.CROPPED.format(number))
    return box
