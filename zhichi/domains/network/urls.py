"""Pages of `domains.network`."""

from django.urls import path

from zhichi.domains.network.views import citizen

app_name = "network"
urlpatterns = [
    path("points/", citizen.points, name="points"),
]
