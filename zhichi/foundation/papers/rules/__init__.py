"""Templates and papers as values: what a template may say, how it is filled, how the page is made."""

from zhichi.foundation.papers.rules.checking import Known, faults_of, shape_faults
from zhichi.foundation.papers.rules.filling import (
    BlankError,
    filled,
    list_of,
    paragraphs_of,
    table_of,
    told,
)
from zhichi.foundation.papers.rules.language import BLOCK_WORDS, parsed, slots_in, spelled
from zhichi.foundation.papers.rules.mark import address_of, mark
from zhichi.foundation.papers.rules.page import page
from zhichi.foundation.papers.rules.shape import Template, read

__all__ = [
    "BLOCK_WORDS",
    "BlankError",
    "Known",
    "Template",
    "address_of",
    "faults_of",
    "filled",
    "list_of",
    "mark",
    "page",
    "paragraphs_of",
    "parsed",
    "read",
    "shape_faults",
    "slots_in",
    "spelled",
    "table_of",
    "told",
]
