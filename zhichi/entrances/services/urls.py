"""The citizen entrance."""

from django.urls import path

from zhichi.entrances.services.views.citizen import (
    accessibility,
    applying,
    guide_me,
    guides,
    home,
    papers,
    proofs,
    searching,
    slip,
    tracking,
)

app_name = "services"
urlpatterns = [
    path("", home.home, name="home"),
    path("guides/", guides.guides, name="guides"),
    path("guides/offline/", guides.offline, name="guides_offline"),
    path("guides/<slug:code>/", guides.guide, name="guide"),
    path("guides/<slug:code>/sheet/", guides.sheet, name="guide_sheet"),
    path("guides/<slug:code>.json", guides.machine, name="guide_json"),
    path("about/", home.about, name="about"),
    path("accessibility/", accessibility.accessibility, name="accessibility"),
    path("accessibility.json", accessibility.machine, name="accessibility_json"),
    path("guide-me/", guide_me.ways, name="ways"),
    path("guide-me/<slug:code>/", guide_me.way, name="way"),
    path("guide-me/<slug:code>/sheet/", guide_me.sheet, name="way_sheet"),
    path("search/", searching.search, name="search"),
    path("search/suggest/", searching.suggestions, name="suggest"),
    path("apply/<slug:code>/", applying.start, name="start"),
    path("apply/<slug:code>/where/", applying.where, name="where"),
    path("apply/<slug:code>/matter/", applying.matter, name="matter"),
    path("apply/<slug:code>/person/", applying.person, name="person"),
    path("apply/<slug:code>/papers/", papers.papers, name="papers"),
    path("apply/<slug:code>/papers/<int:pk>/remove/", papers.remove_paper, name="remove_paper"),
    path("apply/<slug:code>/check/", applying.check, name="check"),
    path("track/", tracking.query, name="track"),
    path("cases/<slug:code>/", tracking.show, name="case"),
    path("cases/<slug:code>/receipt/", tracking.receipt, name="receipt"),
    path("cases/<slug:code>/slip/", slip.slip, name="slip"),
    path("cases/<slug:code>/dates/<int:pk>/", tracking.due, name="due"),
    path("cases/<slug:code>/papers/<int:pk>/", tracking.paper, name="paper"),
    path("cases/<slug:code>/proofs/", proofs.proofs, name="proofs"),
    path("cases/<slug:code>/proofs/<int:seq>/entry.json", proofs.entry_json, name="entry"),
    path("cases/<slug:code>/proofs/<int:seq>/proof.json", proofs.proof_json, name="proof"),
    path("cases/<slug:code>/do/<slug:verb>/", tracking.act, name="act"),
    path("cases/<slug:code>/rate/", tracking.rating, name="rate"),
]
