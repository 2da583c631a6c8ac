"""The catalogue's pages: items, laws and powers, proofs; one list an owner of pages."""

from django.urls import URLPattern, path

from zhichi.domains.catalogue.views.citizen import proofs
from zhichi.domains.catalogue.views.officer.items import lists as items
from zhichi.domains.catalogue.views.officer.measure import behind
from zhichi.domains.catalogue.views.officer.measure import pages as measure
from zhichi.domains.catalogue.views.officer.proofs import commitments
from zhichi.domains.catalogue.views.officer.proofs import editing as proof_editing
from zhichi.domains.catalogue.views.officer.proofs import lists as proof_lists

app_name = "catalogue"

ITEMS: list[URLPattern] = [
    path("office/items/", items.listed, name="items"),
]

LAWS: list[URLPattern] = []

PROOFS: list[URLPattern] = [
    path("proofs/", proofs.proofs, name="proofs_public"),
    path("office/proofs/", proof_lists.listed, name="proofs"),
    path("office/proofs/add/", proof_editing.add, name="proof_add"),
    path("office/proofs/commitments/", commitments.commitments, name="commitments"),
    path("office/proofs/commitments/<int:pk>/", commitments.commitment, name="commitment"),
    path("office/proofs/<slug:key>/", proof_editing.change, name="proof"),
    path("office/proofs/<slug:key>/end/", proof_editing.end, name="proof_end"),
    path("office/measure/", measure.kinds, name="measure"),
    path("office/measure/<slug:kind>/", measure.kind, name="measure_kind"),
    path("office/measure/<slug:kind>/<int:version>/cases/", behind.cases, name="measure_cases"),
]

urlpatterns = [*ITEMS, *LAWS, *PROOFS]
