"""Guided ways: decision tables read, walked and checked, without a database."""

from zhichi.foundation.guidance.rules.checking import WayFault, faults_of_way
from zhichi.foundation.guidance.rules.reading import Aim, Option, Outcome, Question, Row, Way, read_way
from zhichi.foundation.guidance.rules.walking import Answered, Walk, walk

__all__ = [
    "Aim",
    "Answered",
    "Option",
    "Outcome",
    "Question",
    "Row",
    "Walk",
    "Way",
    "WayFault",
    "faults_of_way",
    "read_way",
    "walk",
]
