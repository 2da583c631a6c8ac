"""The tables of the ways in the office, mounted at /office/ways/."""

from django.urls import path

from zhichi.foundation.guidance.views.officer import ways

app_name = "guidance"
urlpatterns = [
    path("", ways.ways, name="ways"),
    path("<slug:code>/<int:version>/", ways.way, name="way"),
]
