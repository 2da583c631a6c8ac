"""The door of `foundation.papers`."""

from zhichi.foundation.papers.actions import (
    PressError,
    TemplateError,
    Wish,
    day_places,
    finish,
    issue,
    paper_bytes,
    printed,
    publish_template,
    sent_bytes,
    void,
)
from zhichi.foundation.papers.actions.erasing import erase_papers
from zhichi.foundation.papers.actions.taking_over import take_over
from zhichi.foundation.papers.enums import PaperState, SealKind
from zhichi.foundation.papers.models import Paper, PaperTemplate, template_of
from zhichi.foundation.papers.rules import BlankError, Template

__all__ = [
    "BlankError",
    "Paper",
    "PaperState",
    "PaperTemplate",
    "PressError",
    "SealKind",
    "Template",
    "TemplateError",
    "Wish",
    "day_places",
    "erase_papers",
    "finish",
    "issue",
    "paper_bytes",
    "printed",
    "publish_template",
    "sent_bytes",
    "take_over",
    "template_of",
    "void",
]
