"""The kinds that ship, read once a process."""

from functools import cache

from django.conf import settings

from zhichi.domains.complaints.rules import ComplaintKind, read_kinds
from zhichi.foundation.cases.public import Case
from zhichi.foundation.procedures.public import load_file


@cache
def kinds() -> dict[str, ComplaintKind]:
    return read_kinds(load_file(settings.DATA / "law" / "complaints" / "kinds.yaml"))


def kind_of(case: Case) -> ComplaintKind:
    """The kind of a complaint, as it was filed."""
    return kinds()[str(case.answers["target"])]
