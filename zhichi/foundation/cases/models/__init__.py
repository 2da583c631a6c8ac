"""The nouns of a case, one a file."""

from zhichi.foundation.cases.models.act import Act
from zhichi.foundation.cases.models.case import Case, CaseQuerySet
from zhichi.foundation.cases.models.counter import Counter
from zhichi.foundation.cases.models.draft import Draft, DraftFile
from zhichi.foundation.cases.models.filled_form import FilledForm
from zhichi.foundation.cases.models.material import Material
from zhichi.foundation.cases.models.party import Party, key_words
from zhichi.foundation.cases.models.record import Record
from zhichi.foundation.cases.models.referral import Referral
from zhichi.foundation.cases.models.seated import bureaus_by_name, officers_at
from zhichi.foundation.cases.models.submission import Submission
from zhichi.foundation.cases.models.worklist import COUNT_UP_TO, Worklist, at_hand, seen_case, sees

__all__ = [
    "COUNT_UP_TO",
    "Act",
    "Case",
    "CaseQuerySet",
    "Counter",
    "Draft",
    "DraftFile",
    "FilledForm",
    "Material",
    "Party",
    "Record",
    "Referral",
    "Submission",
    "Worklist",
    "at_hand",
    "bureaus_by_name",
    "key_words",
    "officers_at",
    "seen_case",
    "sees",
]
