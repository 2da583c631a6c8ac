"""Every verb in every state: what is not meant for it is refused, and nothing moves."""

import pytest
from django.utils import timezone

from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.seals.actions import Stamped, approve, reconcile, refuse, stamp, void_use, withdraw
from zhichi.foundation.seals.models import SealRequest
from zhichi.foundation.seals.tests.factories import approved, asked, kept, paper, sheets, stamped, stored

pytestmark = pytest.mark.django_db
AT = timezone.now
WHY = "写明理由四个字"


def verbs(city, request):
    head, keeper, clerk = (city.actor(name) for name in ("sunli", "baoyin", "zhaojing"))
    use = request.uses.get()
    return {
        "approve": lambda: approve(request=request, by=head, at=AT()),
        "refuse": lambda: refuse(request=request, because=WHY, by=head, at=AT()),
        "withdraw": lambda: withdraw(request=request, because=WHY, by=clerk, at=AT()),
        "stamp": lambda: stamp(request=request, told=Stamped(2, 1), by=keeper, at=AT()),
        "void": lambda: void_use(use=use, because=WHY, by=clerk, at=AT()),
        "scan": lambda: reconcile(
            use=use, scan=stored(city, sheets(2)), pages=2, copies=1, by=clerk, at=AT()
        ),
    }


WALK = {
    "requested": {"approve", "refuse", "withdraw"},
    "approved": {"stamp", "withdraw"},
    "stamped": {"void", "scan"},
    "refused": set(),
    "withdrawn": set(),
}


def brought_to(city, state):
    request = asked(city, kept(city), paper(city))
    if state in ("approved", "stamped"):
        approved(city, request)
    if state == "stamped":
        stamped(city, request)
    if state in ("refused", "withdrawn"):
        verbs(city, request)["refuse" if state == "refused" else "withdraw"]()
    return SealRequest.objects.get(pk=request.pk)


@pytest.mark.parametrize("state", WALK)
def test_what_is_not_meant_for_a_state_is_refused_and_nothing_moves(office, state):
    request = brought_to(office, state)
    assert request.state == state
    for name, verb in verbs(office, request).items():
        if name not in WALK[state]:
            with pytest.raises(RefusedError):
                verb()
            assert SealRequest.objects.get(pk=request.pk).state == state


@pytest.mark.parametrize(
    ("state", "verb"), [(state, verb) for state, found in WALK.items() for verb in sorted(found)]
)
def test_what_is_meant_for_a_state_is_done(office, state, verb):
    request = brought_to(office, state)
    verbs(office, request)[verb]()
    if verb in ("refuse", "withdraw"):
        again = asked(office, request.seal, request.uses.get().paper)
        assert again.state == "requested"
