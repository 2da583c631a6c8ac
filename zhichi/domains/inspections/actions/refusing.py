"""How a verb of the directories says no."""

from django.core.exceptions import PermissionDenied

from zhichi.kernel.verdict import Verdict


class DirectoryError(ValueError):
    """Why it cannot be done: one sentence; nothing was changed."""


def refuse(verdict: Verdict) -> None:
    if not verdict:
        raise PermissionDenied(verdict.because)
