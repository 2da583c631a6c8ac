"""An address that no database can be asked about is not found."""

import pytest
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from zhichi.config.plain_paths import PlainPathMiddleware


def answer(request):
    return HttpResponse("found")


def test_a_nul_in_an_address_is_not_found_before_anything_is_asked():
    stands = PlainPathMiddleware(answer)
    assert stands(RequestFactory().get("/office/papers/templates/la.x/")).status_code == 200
    with pytest.raises(Http404):
        stands(RequestFactory().get("/office/papers/templates/la%00x/"))


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/office/papers/templates/a%00b/", "/guide/%00/", "/track/%00"])
def test_the_page_of_a_nul_is_that_of_nothing(city, path):
    assert city.client("gaofang").get(path).status_code == 404
