"""Open pages of the ledger; included at the root."""

from django.urls import path

from zhichi.foundation.ledger.views import citizen

app_name = "ledger"
urlpatterns = [
    path("ledger/", citizen.seals, name="seals"),
    path("ledger/key.json", citizen.key_json, name="key"),
    path("ledger/seals/<str:day>.json", citizen.seal_json, name="seal"),
    path("ledger/proof/<str:digest>.json", citizen.proof_json, name="proof"),
]
