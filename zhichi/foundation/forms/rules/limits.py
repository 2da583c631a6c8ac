"""How large a form may be: nobody builds a longer one by hand, and a document from outside cannot exhaust a server."""

SECTIONS = 20
FIELDS = 200
COLUMNS = 12
OPTIONS = 100
ROWS = 50
FILES = 20
CONDITION_DEPTH = 3
CONDITION_TERMS = 10
FORMULA_DEPTH = 4
FORMULA_TERMS = 20
DOCUMENT_BYTES = 256 * 1024

NAME = 40
TITLE = 100
HELP = 500
INTRO = 1000
REASON = 300
LABEL = 60
TEXT = 200
LONGTEXT = 4000
LONGEST = 10_000
PERSON_NAME = 40

# What canonical JSON holds exactly (RFC 8785, §3.2.2.3), and the largest sum of money in whole yuan.
GREATEST = 2**53 - 1
DEAREST = 999_999_999_999

# Names that the pages themselves use beside the answers, or that templates ask an `AnswersForm` for.
RESERVED = frozenset(
    {
        "agent", "asked_names", "csrfmiddlewaretoken", "drop", "errors", "has_conditions", "key", "non_field_errors",
        "papers", "papers_held", "parts", "revision", "who",
    }
)  # fmt: skip
