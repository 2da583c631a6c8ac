"""Templates and papers as values: what a template may say, how it is filled, how the page is made."""

from zhichi.foundation.papers.rules.asking import title_fault
from zhichi.foundation.papers.rules.checking import LINES, Known, faults_of, shape_faults
from zhichi.foundation.papers.rules.filling import (
    BlankError,
    clean,
    filled,
    filled_line,
    list_of,
    paragraphs_of,
    table_of,
    told,
)
from zhichi.foundation.papers.rules.language import BLOCK_WORDS, parsed, slots_in, spelled
from zhichi.foundation.papers.rules.mark import address_of, mark
from zhichi.foundation.papers.rules.page import apart, page
from zhichi.foundation.papers.rules.shape import ANY_RECORD, Template, read

__all__ = [
    "ANY_RECORD",
    "BLOCK_WORDS",
    "LINES",
    "BlankError",
    "Known",
    "Template",
    "address_of",
    "apart",
    "clean",
    "faults_of",
    "filled",
    "filled_line",
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
    "title_fault",
    "told",
]
