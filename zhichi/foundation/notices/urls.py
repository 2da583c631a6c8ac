"""Messages of citizens and officers, the log, templates, channels, and where gateways call back."""

from django.urls import path

from zhichi.foundation.notices import api
from zhichi.foundation.notices.views import citizen

app_name = "notices"
urlpatterns = [
    path("n/<slug:token>/", citizen.link, name="link"),
    path("cases/<slug:code>/notices/", citizen.told, name="told"),
    path("notices/receipts/<slug:channel>/", api.receipts, name="receipts"),
]
