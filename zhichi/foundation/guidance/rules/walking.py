"""From answers to the next question or to the row that decides. What was not asked is not read."""

from collections.abc import Mapping
from dataclasses import dataclass

from zhichi.foundation.guidance.rules.reading import Option, Question, Row, Way


@dataclass(frozen=True)
class Answered:
    question: Question
    option: Option


@dataclass(frozen=True)
class Walk:
    """How far the answers lead: a question that is still open, or the row that decides. Neither: a dead end."""

    trail: tuple[Answered, ...]
    question: Question | None = None
    row: Row | None = None


def walk(way: Way, answers: Mapping[str, str]) -> Walk:
    """Go through the table as far as the answers reach.

    Rows are tried in order; the first that no answer contradicts asks for what it still needs, in the order in which
    its conditions are written. So only questions are asked that decide something.
    """
    trail: list[Answered] = []
    given: dict[str, str] = {}
    while True:
        row = next((one for one in way.rows if possible(one, given)), None)
        wanted = next((key for key in row.when if key not in given), "") if row else ""
        if not wanted:
            return Walk(tuple(trail), row=row)
        question = way.question(wanted)
        option = question.option(answers.get(wanted, ""))
        if option is None:
            return Walk(tuple(trail), question=question)
        trail.append(Answered(question, option))
        given[wanted] = option.value


def possible(row: Row, given: Mapping[str, str]) -> bool:
    """Whether no answer that was given contradicts a row."""
    return all(given[key] in values for key, values in row.when.items() if key in given)
