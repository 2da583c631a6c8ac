"""Pages of `entrances.atlas`."""

from django.urls import path

from zhichi.entrances.atlas.views.citizen import layers, outlines, page

app_name = "atlas"
urlpatterns = [
    path("", page.page, name="map"),
    path("outlines.json", outlines.outlines, name="outlines"),
    path("layers/<slug:key>.json", layers.layer, name="layer"),
]
