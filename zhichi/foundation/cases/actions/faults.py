"""Why an act was refused; the text is the sentence the person reads."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError

from zhichi.foundation.forms.public import AnswersError
from zhichi.foundation.ledger.public import LedgerRaceError
from zhichi.foundation.procedures.public import AnswerError
from zhichi.foundation.timelimits.public import TimeLimitError


class RefusedError(ValueError):
    """The act is not possible now, for this person, or with what was given. `field` names the answer at fault."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class StaleError(RefusedError):
    """Somebody else acted on the case first; the sentence says who and when."""


class KeyReusedError(RefusedError):
    """An idempotency key came back with other content."""


class NoRoomError(RefusedError):
    """The disk of the database is full; nothing was changed."""


@contextmanager
def refusing() -> Iterator[None]:
    """Turn what the rooms below refuse into the sentence for the person; stands around the transaction."""
    try:
        yield
    except AnswerError as error:
        raise RefusedError(str(error), error.field) from error
    except AnswersError as error:
        raise RefusedError(error.faults[0].sentence, error.faults[0].path) from error
    except TimeLimitError as error:
        raise RefusedError(str(error)) from error
    except LedgerRaceError as error:
        raise StaleError("刚才有人同时在办这件事，请看过最新情况再办。您填写的内容没有丢。") from error
    except DatabaseError as error:
        if not _is_full(error):
            raise
        raise NoRoomError(
            "系统的存储空间满了，这次没有办成，也没有留下记录。请稍后再试，或者联系管理员。"
        ) from error


def _is_full(error: DatabaseError) -> bool:
    """SQLite says SQLITE_FULL, PostgreSQL 53100 (disk_full)."""
    cause = error.__cause__
    return (
        getattr(cause, "sqlite_errorname", "") == "SQLITE_FULL" or getattr(cause, "sqlstate", "") == "53100"
    )
