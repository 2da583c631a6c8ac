"""Pages of `domains.network`."""

from django.urls import path

from zhichi.domains.network.views.citizen import open_data, point, points, sheet

app_name = "network"
urlpatterns = [
    path("points/", points.points, name="points"),
    path("points/data/", open_data.about, name="open_data"),
    path("points.geojson", open_data.geojson, name="points_geojson"),
    path("points.csv", open_data.table, name="points_csv"),
    path("points/sheet/<slug:county>/", sheet.sheet, name="sheet"),
    path("points/<slug:code>/", point.point, name="point"),
    path("points/<slug:code>/photos/<int:pk>/", point.photo, name="photo"),
]
