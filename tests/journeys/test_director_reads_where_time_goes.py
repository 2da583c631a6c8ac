"""郑局 reads what legal aid costs people, where the time goes and what to cut, and opens the cases behind a figure."""

import re

import pytest

from tests.cast import City
from tests.journeys.visiting import Entering
from zhichi.domains.catalogue.public import count_all
from zhichi.domains.catalogue.tests.test_measuring import NOW, worlds

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_from_the_figures_to_the_cases(enter: Entering, city: City):
    worlds(city)
    count_all(at=NOW)
    director = enter(1280)
    director.log_in("zheng")
    director.go("/office/measure/")
    director.sees("法律援助", "截至 2026-11-20")
    director.look("officer-measure", 360, 1280)
    director.follow("看法律援助的环节和前后对比")
    director.sees("最该减的三处", "时间花在哪里", "法定、承诺和实际", "退回补正的原因")
    director.look("officer-measure-kind", 360, 1280)
    director.main.get_by_role("link", name=re.compile("看这.*从收件到办结")).click()
    director.sees("办结的件", "LA-370811-2026-")
    director.look("officer-measure-cases", 360, 1280)
