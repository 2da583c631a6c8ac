"""What the tests of the room stand on."""

import pytest

from zhichi.foundation.seals.tests.factories import staffed

PRESS = "zhichi.foundation.papers.actions.issuing"


@pytest.fixture
def quick(monkeypatch):
    """A press that costs nothing: what is set is the content's own text."""
    monkeypatch.setattr(f"{PRESS}.make_ready", lambda: None)
    monkeypatch.setattr(f"{PRESS}.printed", lambda contents: [(repr(one).encode(), 2) for one in contents])


@pytest.fixture
def office(city, quick):
    """The city with those who register, keep, approve; papers cost nothing."""
    return staffed(city)
