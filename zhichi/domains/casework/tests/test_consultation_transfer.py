"""转县法律援助中心答复: once, and then the centre's clerk may take it."""

import pytest

from tests.cast import City
from zhichi.foundation.cases.tests.factories import consultation, do, filed

pytestmark = pytest.mark.django_db


def test_it_goes_to_the_centre_free_for_anybody_there(city: City):
    case = filed(consultation())
    do(city, case, "take", "liming")
    act = do(city, case, "transfer", "liming")
    assert (case.state, case.unit.code, case.handler) == ("registered", "370811-aid", None)
    assert act.desk == "许庄司法所"
    do(city, case, "take", "zhaojing")
    assert case.handler == city.people["zhaojing"]


def test_a_second_transfer_is_refused(city: City, refused):
    case = filed(consultation())
    do(city, case, "transfer", "liming")
    assert refused(case, "transfer", "liming").startswith("“转县法律援助中心答复”由乡镇级")


def test_the_station_sees_it_still(city: City):
    case = filed(consultation())
    do(city, case, "transfer", "liming")
    visible = type(case).objects.visible_to(city.actor("liming"))
    assert case in visible
