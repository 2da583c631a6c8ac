"""The staff desk, mounted at /office/."""

from django.urls import path

from zhichi.entrances.office.views import supervisor
from zhichi.entrances.office.views.admin import changes, units
from zhichi.entrances.office.views.officer import case, inbox, referrals, registering, search

app_name = "office"
urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("referrals/", referrals.referrals, name="referrals"),
    path("referrals/<int:pk>/answer/", referrals.answer, name="answer"),
    path("register/", registering.begin, name="register"),
    path("register/form/", registering.write, name="register_form"),
    path("register/done/<slug:code>/", registering.done, name="registered"),
    path("search/", search.search, name="search"),
    path("unit/", supervisor.unit, name="unit"),
    path("unit/<int:pk>/", supervisor.desk, name="desk"),
    path("admin/units/", units.units, name="admin_units"),
    path("admin/units/new/", units.new_unit, name="new_unit"),
    path("admin/units/<int:pk>/", units.unit, name="admin_unit"),
    path("admin/units/<int:pk>/<slug:slug>/", units.act, name="unit_act"),
    path("admin/regions/", changes.changes, name="region_changes"),
    path("admin/regions/<slug:code>/take-back/", changes.take_back, name="region_take_back"),
    path("cases/<str:number>/", case.show, name="case"),
    path("cases/<str:number>/do/<slug:verb>/", case.act, name="act"),
    path("cases/<str:number>/parties/", case.unmask, name="unmask"),
    path("cases/<str:number>/materials/<int:pk>/", case.material, name="material"),
    path("cases/<str:number>/records/<int:pk>/", case.record, name="record"),
    path("cases/<str:number>/dates/<int:pk>/", case.due, name="due"),
]
