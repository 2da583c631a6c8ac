"""Pages of `domains.network`."""

from django.urls import path

from zhichi.domains.network.views.citizen import confirm, open_data, point, points, sheet
from zhichi.domains.network.views.officer import (
    contracts,
    facts,
    filing,
    parts,
    places,
    proposals,
    register,
    slips,
    tables,
)

app_name = "network"
urlpatterns = [
    path("points/", points.points, name="points"),
    path("points/data/", open_data.about, name="open_data"),
    path("points.geojson", open_data.geojson, name="points_geojson"),
    path("points.csv", open_data.table, name="points_csv"),
    path("points/sheet/<slug:county>/", sheet.sheet, name="sheet"),
    path("points/<slug:code>/", point.point, name="point"),
    path("points/<slug:code>/photos/<int:pk>/", point.photo, name="photo"),
    path("confirm/", confirm.confirm, name="confirm"),
    path("confirm/done/", confirm.done, name="confirm_done"),
    path("office/points/", register.points, name="office_points"),
    path("office/points/export/xlsx/", tables.export_xlsx, name="office_points_xlsx"),
    path("office/points/export/csv/", tables.export_csv, name="office_points_csv"),
    path("office/points/contracts/", contracts.contracts, name="office_contracts"),
    path("office/points/import/", tables.upload, name="office_import"),
    path("office/points/import/template/", tables.blank, name="office_import_template"),
    path("office/points/import/<int:pk>/", tables.sheet, name="office_sheet"),
    path("office/points/proposals/", proposals.proposals, name="office_proposals"),
    path("office/points/proposals/new/", filing.add, name="office_propose"),
    path("office/points/proposals/<int:pk>/", proposals.proposal, name="office_proposal"),
    path("office/points/proposals/<int:pk>/edit/", filing.edit, name="office_proposal_edit"),
    path("office/points/proposals/<int:pk>/withdraw/", proposals.recall, name="office_proposal_withdraw"),
    path("office/points/proposals/<int:pk>/review/", proposals.decide, name="office_proposal_review"),
    path("office/points/proposals/<int:pk>/files/<int:file>/", proposals.evidence, name="office_evidence"),
    path("office/points/visits/<int:pk>/", facts.finish, name="office_visit_end"),
    path("office/points/photos/<int:pk>/", facts.photo, name="office_photo"),
    path("office/points/places/", places.villages, name="office_villages"),
    path("office/points/places/<slug:code>/", places.village, name="office_village"),
    path("office/points/<slug:code>/place/", places.place, name="office_place"),
    path("office/points/<slug:code>/", register.point, name="office_point"),
    path("office/points/<slug:code>/change/", filing.change, name="office_change"),
    path("office/points/<slug:code>/record/<slug:what>/", facts.record, name="office_record"),
    path("office/points/<slug:code>/answers/", slips.answers, name="office_answers"),
    path("office/points/<slug:code>/visits/", facts.visit, name="office_visit"),
    path("office/points/<slug:code>/<slug:what>/", parts.add, name="office_part_add"),
    path("office/points/<slug:code>/<slug:what>/<int:pk>/", parts.edit, name="office_part"),
]
