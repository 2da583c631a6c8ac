"""The catalogue's pages: items, laws and powers, proofs; one list an owner of pages."""

from django.urls import URLPattern, path

from zhichi.domains.catalogue.views.officer.items import lists as items

app_name = "catalogue"

ITEMS: list[URLPattern] = [
    path("office/items/", items.listed, name="items"),
]

LAWS: list[URLPattern] = []

PROOFS: list[URLPattern] = []

urlpatterns = [*ITEMS, *LAWS, *PROOFS]
