"""The seam seal: every page has its part, long papers in groups."""

import pytest

from zhichi.foundation.signing.rules.stamps import MOST_IN_A_GROUP, Strip, strips


def test_one_page_has_no_seam() -> None:
    assert strips(1) == []


def test_three_pages_share_three_parts_from_left_to_right() -> None:
    assert strips(3) == [Strip(1, 0, 3), Strip(2, 1, 3), Strip(3, 2, 3)]


@pytest.mark.parametrize("pages", [2, 16, 17, 33, 100, 499])
def test_every_page_has_one_part_and_every_group_is_whole(pages: int) -> None:
    found = strips(pages)
    assert [one.page for one in found] == list(range(1, pages + 1))
    assert max(one.parts for one in found) <= MOST_IN_A_GROUP
    assert min(one.parts for one in found) >= 2
    groups = [one.parts for one in found if one.part == 0]
    assert sum(groups) == pages
    assert max(groups) - min(groups) <= 1
