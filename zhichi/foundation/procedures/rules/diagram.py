"""A document as a picture: its states as boxes, its verbs as arrows between them; what is at fault is marked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from zhichi.foundation.procedures.enums import Phase
from zhichi.foundation.procedures.rules.faults import ProcedureFault, many
from zhichi.foundation.procedures.rules.layout import Arrow, Box, Placed, Route, picture

# What a verb takes from other rooms, in one letter behind its title; the page says what they stand for.
MARKS = {"form": "表", "refers_to": "转", "hook": "附"}
LETTER, LINE, PAD = 13, 18, 10
BOX_LETTERS, WORD_LETTERS, MOST_LINES = 10, 9, 4
START = "(start)"


@dataclass(frozen=True)
class Line:
    """One line of text at its place."""

    text: str
    x: int
    y: int


@dataclass(frozen=True)
class Shape:
    """A box to draw; `kind`: start, open, waiting, done; `marks`: extra classes (now, fault)."""

    kind: str
    marks: str
    spot: Placed
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Curve:
    """An arrow to draw, with a ground for its words where it has some."""

    path: str
    marks: str
    ground: Placed | None
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Diagram:
    width: int
    height: int
    shapes: tuple[Shape, ...]
    curves: tuple[Curve, ...]


def diagram(document: Mapping[str, Any], *, faults: Iterable[ProcedureFault] = (), now: str = "") -> Diagram:
    """The picture of a document; `now` marks the state where a case stands."""
    wrong = {".".join(fault.place.split(".")[:2]) for fault in faults}
    words = _arrow_words(document)
    texts = {START: ["收到申请"], **{name: _box_words(document, name) for name in document["states"]}}
    boxes = [Box(name, _width(lines) + 2 * PAD, len(lines) * LINE + 2 * PAD) for name, lines in texts.items()]
    arrows = [
        Arrow(f"{source}>{target}", source, target, _width(lines) + PAD if lines else 0, len(lines) * LINE)
        for (source, target), (lines, _) in words.items()
    ]
    drawn = picture(boxes, arrows)
    shapes = []
    for name, lines in texts.items():
        kind = "start" if name == START else str(document["states"][name].get("phase", Phase.OPEN))
        marks = " ".join(
            mark
            for mark, held in (
                ("flow-now", bool(now) and name == now),
                ("flow-fault", f"states.{name}" in wrong or (name == START and _begins_wrong(wrong))),
            )
            if held
        )
        shapes.append(Shape(kind, marks, drawn.boxes[name], _lines(lines, drawn.boxes[name])))
    curves = []
    for (source, target), (lines, verbs) in words.items():
        route = drawn.routes[f"{source}>{target}"]
        marks = "flow-fault" if any(f"verbs.{verb}" in wrong for verb in verbs) else ""
        ground = route.words
        curves.append(Curve(_path(route), marks, ground, _lines(lines, ground) if ground else ()))
    return Diagram(drawn.width, drawn.height, tuple(shapes), tuple(curves))


def _begins_wrong(wrong: set[str]) -> bool:
    return any(place.split(".")[0] == "filing" for place in wrong)


def _box_words(document: Mapping[str, Any], state: str) -> list[str]:
    """The title, and what can be done without leaving."""
    staying = [
        (verb.get("title", name), _marked(verb))
        for name, verb in document["verbs"].items()
        if state in many(verb["from"]) and verb["to"] in {"same", state}
    ]
    lines = _broken(document["states"][state]["title"], BOX_LETTERS)
    return lines + [
        f"{_short(f'↻ {title}', BOX_LETTERS + 2)}{marks}" for title, marks in staying[:MOST_LINES]
    ]


def _arrow_words(document: Mapping[str, Any]) -> dict[tuple[str, str], tuple[list[str], list[str]]]:
    """Of each pair of states that verbs join: the words on the arrow, and the verbs."""
    states = document["states"]
    joined: dict[tuple[str, str], list[str]] = {}
    if document["filing"]["state"] in states:
        joined[(START, document["filing"]["state"])] = []
    for name, verb in document["verbs"].items():
        for state in many(verb["from"]):
            if state in states and verb["to"] in states and verb["to"] != state:
                joined.setdefault((state, verb["to"]), []).append(name)
    return {
        pair: (
            _listed([(document["verbs"][v].get("title", v), _marked(document["verbs"][v])) for v in verbs]),
            verbs,
        )
        for pair, verbs in joined.items()
    }


def _marked(verb: Mapping[str, Any]) -> str:
    marks = "".join(mark for key, mark in MARKS.items() if verb.get(key))
    return f"〔{marks}〕" if marks else ""


def _listed(titles: list[tuple[str, str]]) -> list[str]:
    if len(titles) == 1:
        title, marks = titles[0]
        return _broken(title, WORD_LETTERS)[:MOST_LINES] + ([marks] if marks else [])
    lines = [f"{_short(f'· {title}', WORD_LETTERS + 2)}{marks}" for title, marks in titles[:MOST_LINES]]
    return lines + ([f"等 {len(titles)} 项"] if len(titles) > MOST_LINES else [])


def _broken(text: str, letters: int) -> list[str]:
    """Lines of about equal length."""
    count = max(1, -(-len(text) // letters))
    each = -(-len(text) // count) or 1
    return [text[start : start + each] for start in range(0, len(text), each)] or [""]


def _short(text: str, letters: int) -> str:
    return text if len(text) <= letters else f"{text[: letters - 1]}…"


def _width(lines: Iterable[str]) -> int:
    """In pixels; a Latin letter is about half as wide as a Chinese one."""
    return max((sum(LETTER if ord(sign) > 255 else 8 for sign in line) for line in lines), default=0)


def _lines(lines: Iterable[str], spot: Placed) -> tuple[Line, ...]:
    texts = list(lines)
    top = spot.y + (spot.height - len(texts) * LINE) // 2
    return tuple(Line(text, spot.middle, top + index * LINE + 14) for index, text in enumerate(texts))


def _path(route: Route) -> str:
    """A smooth line through the points, upright at each of them."""
    (x, y), *rest = route.points
    said = [f"M{x} {y}"]
    for to_x, to_y in rest:
        middle = (y + to_y) // 2
        said.append(f"L{to_x} {to_y}" if to_x == x else f"C{x} {middle} {to_x} {middle} {to_x} {to_y}")
        x, y = to_x, to_y
    return "".join(said)
