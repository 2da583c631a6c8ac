"""The catalogue's pages: items, laws and powers, proofs; one list an owner of pages."""

from django.urls import URLPattern, path

from zhichi.domains.catalogue.views.citizen import laws, powers, powers_data, proofs
from zhichi.domains.catalogue.views.officer.items import (
    drafting,
    parts,
    publishing,
    showing,
    starting,
    withdrawing,
)
from zhichi.domains.catalogue.views.officer.items import lists as items
from zhichi.domains.catalogue.views.officer.laws import (
    again,
    changing,
    reading,
    registering,
    repealing,
    settling,
)
from zhichi.domains.catalogue.views.officer.laws import lists as law_lists
from zhichi.domains.catalogue.views.officer.laws import withdrawing as law_withdrawing
from zhichi.domains.catalogue.views.officer.measure import behind
from zhichi.domains.catalogue.views.officer.measure import pages as measure
from zhichi.domains.catalogue.views.officer.powers import lists as power_lists
from zhichi.domains.catalogue.views.officer.powers import proposing
from zhichi.domains.catalogue.views.officer.proofs import commitments
from zhichi.domains.catalogue.views.officer.proofs import editing as proof_editing
from zhichi.domains.catalogue.views.officer.proofs import lists as proof_lists

app_name = "catalogue"

ITEMS: list[URLPattern] = [
    path("office/items/", items.listed, name="items"),
    path("office/items/new/", starting.new, name="item_new"),
    path("office/items/<slug:code>/", showing.item, name="item"),
    path("office/items/<slug:code>/revise/", starting.revise, name="item_revise"),
    path("office/items/<slug:code>/end/", publishing.end, name="item_end"),
    path("office/items/<slug:code>/<int:version>/withdraw/", withdrawing.withdraw, name="item_withdraw"),
    path(
        "office/items/<slug:code>/difference/<int:old>/<int:new>/",
        showing.difference,
        name="item_difference",
    ),
    path("office/items/<slug:code>/draft/", drafting.draft, name="item_draft"),
    path("office/items/<slug:code>/draft/preview/", drafting.preview, name="item_preview"),
    path("office/items/<slug:code>/draft/publish/", publishing.publish, name="item_publish"),
    path("office/items/<slug:code>/draft/drop/", drafting.drop, name="item_drop"),
    path("office/items/<slug:code>/draft/parts/<slug:part>/", parts.part, name="item_part"),
]

LAWS: list[URLPattern] = [
    path("laws/", laws.laws, name="laws"),
    path("laws/<slug:key>/", laws.law, name="law"),
    path("laws/<slug:key>/whole/", laws.whole, name="law_whole"),
    path("laws/<slug:key>/<str:number>/", laws.article, name="article"),
    path("powers/", powers.powers, name="powers"),
    path("powers/difference/", powers.between, name="powers_between"),
    path("powers.csv", powers_data.table, name="powers_csv"),
    path("powers.json", powers_data.document, name="powers_json"),
    path("powers/<slug:code>/", powers.power, name="power"),
    path("office/laws/", law_lists.laws, name="laws_office"),
    path("office/laws/add/", registering.law, name="register_law"),
    path("office/laws/again/", again.again, name="laws_again"),
    path("office/laws/changes/<int:pk>/", settling.shown, name="change"),
    path("office/laws/changes/<int:pk>/done/<int:place>/", settling.done, name="change_done"),
    path("office/laws/changes/<int:pk>/withdraw/", law_withdrawing.withdraw, name="change_withdraw"),
    path("office/laws/<slug:key>/", repealing.law, name="law_articles"),
    path("office/laws/<slug:key>/versions/add/", registering.version, name="register_version"),
    path("office/laws/<slug:key>/articles/add/", registering.article, name="register_article"),
    path("office/laws/<slug:key>/repeal/", repealing.repeal, name="repeal_law"),
    path("office/laws/<slug:key>/<str:number>/change/", changing.change, name="change_article"),
    path("office/laws/<slug:key>/<str:number>/read/", reading.read, name="read_article"),
    path("office/laws/<slug:key>/<str:number>/", reading.article, name="article_office"),
    path("office/powers/", power_lists.powers, name="powers_office"),
    path("office/powers/add/", power_lists.adjust, name="adjust_new"),
    path("office/powers/adjustments/<str:number>/", proposing.proposal, name="proposal"),
    path("office/powers/<slug:code>/adjust/", power_lists.adjust, name="adjust"),
]

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
