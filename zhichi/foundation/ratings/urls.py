"""Service ratings: with a code for citizens, bad grades and reports in the office."""

from django.urls import path

from zhichi.foundation.ratings.views.citizen import by_code, pressure
from zhichi.foundation.ratings.views.officer import (
    figures,
    inviting,
    pressures,
    rectification,
    rectifications,
    terms,
)

app_name = "ratings"
urlpatterns = [
    path("rate/", by_code.by_code, name="by_code"),
    path("rate/done/", by_code.done, name="done"),
    path("rate/pressure/", pressure.pressure, name="pressure"),
    path("rate/pressure/done/", pressure.told, name="pressure_done"),
    path("office/ratings/", rectifications.rectifications, name="rectifications"),
    path("office/ratings/figures/", figures.figures, name="figures"),
    path("office/ratings/figures.json", figures.as_json, name="figures_json"),
    path("office/ratings/figures.csv", figures.as_csv, name="figures_csv"),
    path("office/ratings/terms/", terms.terms, name="terms"),
    path("office/ratings/pressures/", pressures.pressures, name="pressures"),
    path("office/ratings/pressures/<int:pk>/", pressures.answer, name="pressure_answer"),
    path("office/ratings/ask/<str:number>/", inviting.ask, name="invite"),
    path("office/ratings/<int:pk>/", rectification.show, name="rectification"),
    path("office/ratings/<int:pk>/contact/", rectification.contact, name="contact"),
    path("office/ratings/<int:pk>/do/<slug:verb>/", rectification.do, name="do"),
]
