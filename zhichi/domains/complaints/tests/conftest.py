"""The city with its desks, and a short way to say what an act does not allow."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.cast import City
from zhichi.domains.complaints.tests.factories import do, staffed
from zhichi.foundation.cases.public import Case, RefusedError


@pytest.fixture
def town(city: City) -> City:
    return staffed(city)


@pytest.fixture
def refused(town: City) -> Callable[..., str]:
    """Try a verb that must be refused; answers the sentence, after seeing that nothing changed."""

    def attempt(case: Case, verb: str, who: str, *when: Any, **given: Any) -> str:
        before = (case.state, case.revision, case.acts.count(), case.referrals.count())
        with pytest.raises(RefusedError) as error:
            do(town, case, verb, who, *when, **given)
        case.refresh_from_db()
        assert (case.state, case.revision, case.acts.count(), case.referrals.count()) == before
        return str(error.value)

    return attempt
