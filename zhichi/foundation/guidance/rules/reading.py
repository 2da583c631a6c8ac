"""A way as values: its questions, the rows of its table, and what each row leads to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Option:
    value: str
    title: str
    note: str = ""


@dataclass(frozen=True)
class Question:
    key: str
    ask: str
    hint: str
    options: tuple[Option, ...]

    def option(self, value: str) -> Option | None:
        return next((one for one in self.options if one.value == value), None)


@dataclass(frozen=True)
class Row:
    """`when` names for each question the answers under which the row holds; the first row that holds decides."""

    when: Mapping[str, frozenset[str]]
    outcome: str
    because: str


@dataclass(frozen=True)
class Aim:
    """A service item that an outcome leads to, and why."""

    item: str
    why: str


@dataclass(frozen=True)
class Outcome:
    """`first`: what must be done before anything else. `phones` are (number, whose). `check`: a pre-check's key.

    `unsure`: what of it stands on general knowledge and waits for a legal reader.
    """

    key: str
    title: str
    aims: tuple[Aim, ...]
    first: tuple[str, ...]
    bring: tuple[str, ...]
    next: tuple[str, ...]
    phones: tuple[tuple[str, str], ...]
    basis: tuple[str, ...]
    check: str
    unsure: tuple[str, ...] = ()


@dataclass(frozen=True)
class Way:
    code: str
    group: str
    order: int
    title: str
    summary: str
    words: tuple[str, ...]
    questions: tuple[Question, ...]
    rows: tuple[Row, ...]
    outcomes: Mapping[str, Outcome]
    source: str

    def question(self, key: str) -> Question:
        return next(one for one in self.questions if one.key == key)


def read_way(document: Mapping[str, Any]) -> Way:
    """The way of a document whose shape holds (`checking.faults_of_way`).

    What a row asks is asked in the order of the questions: PostgreSQL keeps no order of keys.
    """
    questions = tuple(_question(row) for row in document["questions"])
    places = {one.key: n for n, one in enumerate(questions)}

    def place(key: str) -> int:
        return places.get(key, len(places))

    return Way(
        code=document["code"],
        group=document["group"],
        order=document["order"],
        title=document["title"],
        summary=document["summary"],
        words=tuple(document.get("words", ())),
        questions=questions,
        rows=tuple(
            Row(
                {key: frozenset(row["when"][key]) for key in sorted(row["when"], key=place)},
                row["outcome"],
                row["because"],
            )
            for row in document["rows"]
        ),
        outcomes={key: _outcome(key, row) for key, row in document["outcomes"].items()},
        source=document["source"],
    )


def _question(row: Mapping[str, Any]) -> Question:
    options = tuple(Option(one["value"], one["title"], one.get("note", "")) for one in row["options"])
    return Question(row["key"], row["ask"], row.get("hint", ""), options)


def _outcome(key: str, row: Mapping[str, Any]) -> Outcome:
    lists = {name: tuple(row.get(name, ())) for name in ("first", "bring", "next", "basis", "unsure")}
    return Outcome(
        key=key,
        title=row["title"],
        aims=tuple(Aim(one["item"], one["why"]) for one in row["items"]),
        phones=tuple((one["number"], one["whose"]) for one in row.get("phones", ())),
        check=row.get("check", ""),
        **lists,
    )
