"""Short ways to say what an act does not allow."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.cast import City
from zhichi.foundation.cases.public import Case, RefusedError
from zhichi.foundation.cases.tests.factories import do


@pytest.fixture
def refused(city: City) -> Callable[..., str]:
    """Try a verb that must be refused; answers the sentence, after seeing that nothing changed."""

    def attempt(case: Case, verb: str, who: str, **given: Any) -> str:
        before = (case.state, case.revision, case.acts.count())
        with pytest.raises(RefusedError) as error:
            do(city, case, verb, who, **given)
        case.refresh_from_db()
        assert (case.state, case.revision, case.acts.count()) == before
        return str(error.value)

    return attempt
