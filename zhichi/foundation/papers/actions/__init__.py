"""The verbs of the room."""

from zhichi.foundation.papers.actions.choosing import Choices, choices_of, kinds_on
from zhichi.foundation.papers.actions.issuing import Wish, finish, issue, opened, paper_bytes, sent_bytes
from zhichi.foundation.papers.actions.knowing import known_of, words_of
from zhichi.foundation.papers.actions.loading import load_papers
from zhichi.foundation.papers.actions.pressing import PressError, day_places, printed, word_of
from zhichi.foundation.papers.actions.publishing import TemplateError, publish_template
from zhichi.foundation.papers.actions.voiding import void

__all__ = [
    "Choices",
    "PressError",
    "TemplateError",
    "Wish",
    "choices_of",
    "day_places",
    "finish",
    "issue",
    "kinds_on",
    "known_of",
    "load_papers",
    "opened",
    "paper_bytes",
    "printed",
    "publish_template",
    "sent_bytes",
    "void",
    "word_of",
    "words_of",
]
