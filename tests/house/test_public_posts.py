"""Every form that a passer-by may send either waits for machines or says why it need not."""

import pytest

from tests.house.rules.entries import is_locked, pages
from tests.house.rules.tree import reviewed, sources

pytestmark = pytest.mark.house


def test_an_open_form_is_paced_or_says_why_not():
    excused = tuple(reviewed("unpaced_forms"))
    paced = {page.route for page in pages() if "paced" in vars(page.view)}
    open_posts = {
        page.route for page in pages() if not is_locked(page.view) and not closed_to_posts(page.view)
    }
    assert [route for route in sorted(open_posts - paced) if not route.startswith(excused)] == []
    assert [route for route in sorted(paced) if route.startswith(excused)] == []
    assert [each for each in excused if not any(route.startswith(each) for route in open_posts)] == []


def closed_to_posts(view: object) -> bool:
    """Whether a decorator of the view refuses POST (`require_safe` and its kin keep what they allow in a closure)."""
    seen, todo = set(), [view]
    while todo:
        one = todo.pop()
        if id(one) in seen or not callable(one):
            continue
        seen.add(id(one))
        for cell in getattr(one, "__closure__", None) or ():
            held = cell.cell_contents
            if isinstance(held, list) and held and all(isinstance(each, str) for each in held):
                if {"GET", "HEAD"} >= set(held):
                    return True
            elif callable(held):
                todo.append(held)
    return False


def test_a_paced_form_carries_its_birth():
    forms = [source for source in sources(".html", "zhichi/") if "{% born " in source.text]
    assert len(forms) >= 10
    for source in forms:
        assert source.text.count("{% born ") == source.text.count("{% csrf_token %}"), source.path
