"""Forms as values: their shape, what makes one sound, the schema of their answers, and how answers are judged."""

from zhichi.foundation.forms.rules.answers import Judge, shown_fields
from zhichi.foundation.forms.rules.checking import faults_of_form
from zhichi.foundation.forms.rules.conditions import holds
from zhichi.foundation.forms.rules.difference import differences
from zhichi.foundation.forms.rules.reading import read
from zhichi.foundation.forms.rules.schema import layout_of, schema_of, schema_of_form
from zhichi.foundation.forms.rules.shape import AnswersError, Fault, Form, FormField, Section

__all__ = [
    "AnswersError",
    "Fault",
    "Form",
    "FormField",
    "Judge",
    "Section",
    "differences",
    "faults_of_form",
    "holds",
    "layout_of",
    "read",
    "schema_of",
    "schema_of_form",
    "shown_fields",
]
