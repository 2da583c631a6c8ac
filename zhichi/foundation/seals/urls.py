"""Seals: the register, requests, the ledger of uses; what anybody can check."""

from django.urls import path

from zhichi.foundation.seals.views.citizen import checking, known
from zhichi.foundation.seals.views.officer import asking, changing, ledger, listing, requests, seals, uses

app_name = "seals"
urlpatterns = [
    path("check/paper/", checking.check, name="check"),
    path("check/paper/<slug:code>/", checking.paper, name="paper"),
    path("check/paper/digest/<slug:digest>.json", checking.digest, name="digest"),
    path("check/seals/", known.known, name="known"),
    path("office/seals/", seals.seals, name="seals"),
    path("office/seals/new/", changing.new, name="new"),
    path("office/seals/<int:pk>/", seals.seal, name="seal"),
    path("office/seals/<int:pk>/picture/", seals.picture, name="picture"),
    path("office/seals/<int:pk>/do/<slug:verb>/", changing.do, name="change"),
    path("office/seals/ask/", asking.ask_for, name="ask"),
    path("office/seals/list/", listing.listing, name="listing"),
    path("office/seals/requests/", requests.requests, name="requests"),
    path("office/seals/requests/<int:pk>/", requests.one, name="request"),
    path("office/seals/requests/<int:pk>/do/<slug:verb>/", requests.do, name="do"),
    path("office/seals/ledger/", ledger.ledger, name="ledger"),
    path("office/seals/ledger.csv", ledger.as_csv, name="csv"),
    path("office/seals/ledger.xlsx", ledger.as_xlsx, name="xlsx"),
    path("office/seals/uses/<int:pk>/", uses.one, name="use"),
    path("office/seals/uses/<int:pk>/do/<slug:verb>/", uses.do, name="use_do"),
    path("office/seals/uses/<int:pk>/file/<slug:what>/", uses.file, name="file"),
]
