"""Procedures in the office, mounted at /office/procedures/."""

from django.urls import path

from zhichi.foundation.procedures.views.officer import (
    asking,
    comparing,
    drafts,
    exchange,
    paper,
    parts,
    publishing,
    trying,
    versions,
    withdrawing,
)

app_name = "procedures"
DRAFT = "drafts/<slug:kind>/"
PLACE = f"{DRAFT}in/<str:place>/"
urlpatterns = [
    path("", versions.versions, name="list"),
    path("start/", drafts.start, name="start"),
    path("import/", exchange.take_in, name="import"),
    path("<slug:kind>/compare/", comparing.compare, name="compare"),
    path("<slug:kind>/<int:version>/", versions.version, name="version"),
    path("<slug:kind>/<int:version>/bpmn/", exchange.version_bpmn, name="bpmn"),
    path("<slug:kind>/<int:version>/draft/", drafts.clone, name="clone"),
    path("<slug:kind>/<int:version>/withdraw/", withdrawing.take_back, name="withdraw"),
    path(DRAFT, drafts.draft, name="draft"),
    path(f"{DRAFT}about/", parts.about, name="about"),
    path(f"{DRAFT}filing/", parts.filing, name="filing"),
    path(f"{DRAFT}states/<slug:name>/", parts.state, name="state"),
    path(f"{DRAFT}verbs/<slug:name>/", parts.verb, name="verb"),
    path(f"{DRAFT}drop/<slug:part>/<slug:name>/", parts.drop, name="drop"),
    path(f"{DRAFT}order/<slug:part>/<slug:name>/", drafts.order, name="order"),
    path(f"{PLACE}clocks/", asking.clocks, name="clocks"),
    path(f"{PLACE}paper/", paper.paper, name="paper"),
    path(f"{PLACE}fields/<slug:name>/", asking.field, name="field"),
    path(f"{PLACE}fields/<slug:name>/drop/", asking.drop_one_field, name="drop_field"),
    path(f"{DRAFT}try/", trying.dry_run, name="try"),
    path(f"{DRAFT}changes/", comparing.changes, name="changes"),
    path(f"{DRAFT}bpmn/", exchange.draft_bpmn, name="draft_bpmn"),
    path(f"{DRAFT}discard/", drafts.discard, name="discard"),
    path(f"{DRAFT}publish/", publishing.publish, name="publish"),
]
